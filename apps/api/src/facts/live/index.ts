export { LiveModule } from './live.module';
export { type InteractionListener, LiveRoom } from './live-room';

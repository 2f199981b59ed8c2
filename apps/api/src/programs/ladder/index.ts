export { LadderModule } from './ladder.module';

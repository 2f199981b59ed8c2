export { Live } from './live';
export type { News } from './news';
export { LIVE_PATH, LiveSockets } from './live-sockets';

export { Live, type News } from './live';
export { LIVE_PATH, LiveSockets } from './live-sockets';

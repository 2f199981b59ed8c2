export { appendEvents, type AppendResult, type FactEvent } from './event-log';

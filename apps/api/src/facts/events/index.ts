export { appendEvents, type AppendResult, type FactEvent } from './event-log';
export { EventResultDto, resultsOf } from './batch';

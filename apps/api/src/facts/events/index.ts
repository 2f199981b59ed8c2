export { appendEvents, type AppendResult, type FactEvent } from './event-log';
export { resultsOf } from './batch';
export { EventResultDto } from './batch.dto';
export { ERASED, type Forgotten, forgetIn, forgottenAmong, type LoggedEvent, type Scope } from './forget';

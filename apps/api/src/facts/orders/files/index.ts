export { FORMAT_NAMES, openOrderFile, type FormatName, type OpenOptions, type OrderFile } from './open';
export { DEFAULT_LIMITS, type FileLimits } from './limits';
export { parseMapping, type Mapping } from './mapping/schema';
export { ROW_FAULTS, type RowFault, type RowFaultCode, type RowOutcome } from './outcome';
export { ImportRefusal, type ImportRefusalCode } from './refusal';

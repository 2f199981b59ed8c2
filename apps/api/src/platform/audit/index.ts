export { AuditController } from './audit.controller';
export { Audit } from './audit';
export type { AuditActor, AuditDetail, AuditEntry, AuditRow } from './chain';
export { readLog } from './read-log';
export { type AuditHead, type ChainReport, verifyChain } from './verify-chain';

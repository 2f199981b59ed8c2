import type { Refusal } from '@fanchang/domain';

/** A write met a row that exists already: a repeat, or someone was faster. */
export function isDuplicate(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** The transaction lost a race it may win when it runs again. */
export function isTransient(error: unknown): boolean {
  if (error instanceof TryAgain) return true;
  const code = codeOf(error);
  return (
    code === 'ER_LOCK_DEADLOCK' ||
    code === 'ER_LOCK_WAIT_TIMEOUT' ||
    code === 'ER_CHECKREAD' ||
    code.startsWith('SQLITE_BUSY')
  );
}

/** The database cannot be reached: nothing was done, the caller may come back. */
export function isUnreachable(error: unknown): boolean {
  return /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|PROTOCOL_CONNECTION_LOST|ER_CON_COUNT_ERROR|POOL_CLOSED)$/.test(
    codeOf(error),
  );
}

/** Thrown inside a transaction that must begin again, because what it read is no longer so. */
export class TryAgain extends Error {}

/** Carries a refusal out of what must leave no trace. */
export class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
}

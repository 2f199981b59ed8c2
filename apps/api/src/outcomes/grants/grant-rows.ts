import type { CustomerId, GivenGrant, Grant, GrantState, Instant, RefusalCode } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/** A grant as it is kept. */
export interface GrantRow {
  id: number;
  grant_key: string;
  program: string;
  customer_id: CustomerId;
  cause: string;
  version: number;
  outcome: string;
  why: string;
  state: GrantState;
  kind: Grant['outcome']['kind'];
}

const ROW_COLUMNS = 'id, grant_key, program, customer_id, cause, version, outcome, why, state, kind';

const WRITTEN_COLUMNS = [
  'grant_key',
  'program',
  'version',
  'step',
  'customer_id',
  'cause',
  'state',
  'refusal',
  'kind',
  'outcome',
  'why',
  'decided_at',
  'changed_at',
] as const;

/** @param prefix how their keys begin; '' = all of the program's. */
export function grantsOfProgram(
  db: Db,
  program: string,
  prefix: string,
  customerIds: readonly CustomerId[],
): Promise<GrantRow[]> {
  return db.rowsIn<GrantRow>(
    `SELECT ${ROW_COLUMNS} FROM grants WHERE program = ? AND SUBSTR(grant_key, 1, ?) = ? AND customer_id IN (?)`,
    [program, prefix.length, prefix],
    customerIds,
  );
}

/** What stands of these kinds, of these people. */
export async function standingOf(
  db: Db,
  customerIds: readonly CustomerId[],
  kinds: readonly Grant['outcome']['kind'][],
): Promise<GrantRow[]> {
  const rows = await db.rowsIn<GrantRow>(
    `SELECT ${ROW_COLUMNS} FROM grants WHERE customer_id IN (?) AND state = 'standing' ORDER BY id`,
    [],
    customerIds,
  );
  return rows.filter((row) => kinds.includes(row.kind));
}

export function grantsOfKeys(db: Db, keys: readonly string[]): Promise<GrantRow[]> {
  return db.rowsIn<GrantRow>(`SELECT ${ROW_COLUMNS} FROM grants WHERE grant_key IN (?)`, [], keys);
}

/** As the pure rules compare it. */
export function givenOf(row: GrantRow, used: boolean): GivenGrant {
  return {
    key: row.grant_key,
    cause: row.cause,
    version: row.version,
    content: `[${row.outcome},${row.why}]`,
    state: row.state,
    used,
  };
}

/** A grant about to be written, with what was decided about it. */
export interface DecidedGrant {
  grant: Grant;
  state: GrantState;
  /** Why it was not funded; null otherwise. */
  refusal: RefusalCode | null;
}

/** Writes grants once. @returns their ids by key. @throws TryAgain when another transaction wrote one of the keys. */
export async function insertGrants(
  db: Db,
  decided: readonly DecidedGrant[],
  now: Instant,
): Promise<Map<string, number>> {
  const rows = decided.map(({ grant, state, refusal }) => [
    grant.key,
    grant.program,
    grant.version,
    grant.step,
    grant.customerId,
    grant.cause,
    state,
    refusal,
    grant.outcome.kind,
    JSON.stringify(grant.outcome),
    JSON.stringify(grant.why),
    now,
    now,
  ]);
  try {
    await db.insert('grants', WRITTEN_COLUMNS, rows);
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('a grant appeared meanwhile');
    throw error;
  }
  const ids = await db.rowsIn<{ id: number; grant_key: string }>(
    'SELECT id, grant_key FROM grants WHERE grant_key IN (?)',
    [],
    decided.map(({ grant }) => grant.key),
  );
  return new Map(ids.map((row) => [row.grant_key, row.id]));
}

/** What a grant says now: its facts moved, or it stands again. */
export async function rewriteGrant(
  db: Db,
  id: number,
  { grant, state, refusal }: DecidedGrant,
  now: Instant,
): Promise<void> {
  await db.run(
    `UPDATE grants SET version = ?, cause = ?, state = ?, refusal = ?, outcome = ?, why = ?, changed_at = ?
     WHERE id = ?`,
    [
      grant.version,
      grant.cause,
      state,
      refusal,
      JSON.stringify(grant.outcome),
      JSON.stringify(grant.why),
      now,
      id,
    ],
  );
}

export async function setGrantState(
  db: Db,
  id: number,
  state: GrantState,
  refusal: RefusalCode | null,
  now: Instant,
): Promise<void> {
  await db.run('UPDATE grants SET state = ?, refusal = ?, changed_at = ? WHERE id = ?', [
    state,
    refusal,
    now,
    id,
  ]);
}

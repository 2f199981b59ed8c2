import type { CustomerId, Instant, Leg, Lot, PointsAccount, Posting, Turned } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { enqueueAll } from '../../platform/queue/work';
import { type AccountName, changeBalance, nameOf, openAccounts } from './accounts';
import { dueOf } from './due-work';
import { ENTRY_WORDS } from './entry-words';
import type { LoadedPurse } from './purses';

/** What happened to one purse, ready to be written. */
export interface Turn {
  loaded: LoadedPurse;
  turned: Turned;
  /** Whose budget earned points come from and taken-back points go to. */
  program: string;
  /** The grants of lots that are new. */
  newLots: ReadonlyMap<string, number>;
  /** Names the entry of a spending or giving back, which is of no single lot. */
  key: string | null;
  /** What the shopper reads of that entry. */
  text: string | null;
  /** What the shopper reads where a lot is earned. */
  earned: ReadonlyMap<string, string>;
}

interface Written {
  turn: Turn;
  posting: Posting;
  key: string;
  grantId: number | null;
}

/**
 * Writes what happened: lots, entries, their transfers, and the balances they change. People's locks are held, so only
 * a program's account is shared with others; the caller has taken from it what was earned (`takenFromProgram`).
 */
export async function writeTurns(db: Db, turns: readonly Turn[], now: Instant): Promise<void> {
  const lotIds = await writeLots(db, turns);
  await enqueueAll(db, dueOf(turns.flatMap(changedLots)), now);
  const written = await nameEntries(db, turns);
  if (written.length === 0) return;
  const entryIds = await writeEntries(db, written, now);
  const accounts = await openAccounts(db, written.flatMap(accountsOf));
  const idOf = (name: AccountName) => accounts.get(nameOf(name))?.id ?? 0;

  const transfers = written.flatMap(({ turn, posting, key }) =>
    posting.legs.map((leg, index) => [
      entryIds.get(key) ?? 0,
      index,
      idOf(accountOf(turn, leg.from)),
      idOf(accountOf(turn, leg.to)),
      leg.points,
      leg.lot === null ? null : (lotIds.get(leg.lot) ?? null),
    ]),
  );
  await db.insert(
    'points_transfers',
    ['entry_id', 'leg', 'from_account', 'to_account', 'points', 'lot_id'],
    transfers,
  );
  await changeBalances(db, written, idOf);
}

/** Spent and expired are kept per person, too: one account for all would be a queue for all. */
function accountOf({ loaded, program }: Turn, kind: PointsAccount): AccountName {
  return { kind, owner: kind === 'program' ? program : String(loaded.customerId) };
}

function accountsOf({ turn, posting }: Written): AccountName[] {
  return posting.legs.flatMap((leg) => [accountOf(turn, leg.from), accountOf(turn, leg.to)]);
}

function changedLots({ loaded, turned }: Turn): Lot[] {
  const before = new Set(loaded.purse.lots);
  return turned.purse.lots.filter((lot) => !before.has(lot));
}

/** New lots are inserted, changed ones updated. @returns the ids of all, by key. */
async function writeLots(db: Db, turns: readonly Turn[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const fresh: { customerId: CustomerId; grantId: number; lot: Lot }[] = [];
  for (const { loaded, turned, newLots } of turns) {
    for (const [key, { id }] of loaded.lots) ids.set(key, id);
    const before = new Map(loaded.purse.lots.map((lot) => [lot.key, lot]));
    for (const lot of turned.purse.lots) {
      const known = loaded.lots.get(lot.key);
      if (known === undefined) {
        fresh.push({ customerId: loaded.customerId, grantId: newLots.get(lot.key) ?? 0, lot });
      } else if (before.get(lot.key) !== lot) await updateLot(db, known.id, lot);
    }
  }
  if (fresh.length === 0) return ids;
  await db.insert(
    'points_lots',
    [
      'lot_key',
      'customer_id',
      'grant_id',
      'state',
      'points',
      'left_points',
      'expired_points',
      'available_at',
      'expires_at',
    ],
    fresh.map(({ customerId, grantId, lot }) => [
      lot.key,
      customerId,
      grantId,
      lot.state,
      lot.points,
      lot.left,
      lot.expired,
      lot.availableAt,
      lot.expiresAt,
    ]),
  );
  const rows = await db.rowsIn<{ id: number; lot_key: string }>(
    'SELECT id, lot_key FROM points_lots WHERE lot_key IN (?)',
    [],
    fresh.map(({ lot }) => lot.key),
  );
  for (const row of rows) ids.set(row.lot_key, row.id);
  return ids;
}

async function updateLot(db: Db, id: number, lot: Lot): Promise<void> {
  await db.run(
    `UPDATE points_lots SET state = ?, points = ?, left_points = ?, expired_points = ?, available_at = ?, expires_at = ?
     WHERE id = ?`,
    [lot.state, lot.points, lot.left, lot.expired, lot.availableAt, lot.expiresAt, id],
  );
}

/** Each entry has a key of its own: the n-th thing that happened to a grant's points, or what the caller calls it. */
async function nameEntries(db: Db, turns: readonly Turn[]): Promise<Written[]> {
  const unnamed = turns.flatMap((turn) => turn.turned.postings.map((posting) => ({ turn, posting })));
  const grantOf = (turn: Turn, lot: string | null) =>
    lot === null ? null : (turn.loaded.lots.get(lot)?.grantId ?? turn.newLots.get(lot) ?? null);
  const old = unnamed.flatMap(({ turn, posting }) => {
    const known = posting.lot === null ? undefined : turn.loaded.lots.get(posting.lot);
    return known === undefined ? [] : [known.grantId];
  });
  const counts = await db.rowsIn<{ grant_id: number; n: number }>(
    'SELECT grant_id, COUNT(*) AS n FROM points_entries WHERE grant_id IN (?) GROUP BY grant_id',
    [],
    [...new Set(old)],
  );
  const next = new Map(counts.map((row) => [row.grant_id, Number(row.n)]));
  return unnamed.map(({ turn, posting }) => {
    const grantId = grantOf(turn, posting.lot);
    if (grantId === null) return { turn, posting, key: turn.key ?? '', grantId };
    const n = next.get(grantId) ?? 0;
    next.set(grantId, n + 1);
    return { turn, posting, key: `${posting.lot}#${n}`, grantId };
  });
}

async function writeEntries(db: Db, written: readonly Written[], now: Instant): Promise<Map<string, number>> {
  const rows = written.map(({ turn, posting, key, grantId }) => [
    key,
    turn.loaded.customerId,
    posting.kind,
    effectOf(posting),
    now,
    grantId,
    textOf(turn, posting).slice(0, 128),
  ]);
  try {
    await db.insert(
      'points_entries',
      ['entry_key', 'customer_id', 'kind', 'points', 'at', 'grant_id', 'text'],
      rows,
    );
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('an entry of this key was written meanwhile');
    throw error;
  }
  const ids = await db.rowsIn<{ id: number; entry_key: string }>(
    'SELECT id, entry_key FROM points_entries WHERE entry_key IN (?)',
    [],
    written.map(({ key }) => key),
  );
  return new Map(ids.map((row) => [row.entry_key, row.id]));
}

function textOf({ text, earned }: Turn, posting: Posting): string {
  const said = posting.kind === 'earn' ? earned.get(posting.lot ?? '') : posting.lot === null ? text : null;
  return said ?? ENTRY_WORDS[posting.kind];
}

/** What an entry changes for the person: what they can spend, what is pending, or what they owe. */
function effectOf({ legs }: Posting): number {
  const sign = (account: PointsAccount) => (account === 'customer' || account === 'pending' ? 1 : 0);
  const owed = legs.reduce((sum, leg) => sum + (leg.from === 'debt' ? leg.points : 0), 0);
  const moved = legs.reduce((sum, leg) => {
    const isRelease = leg.from === 'pending' && leg.to === 'customer';
    return sum + (isRelease ? leg.points : leg.points * (sign(leg.to) - sign(leg.from)));
  }, 0);
  return moved - owed;
}

/**
 * Programs first, as those who earn take from them first; then by id: so two transactions never wait for each other.
 * What was taken from programs is taken already.
 */
async function changeBalances(
  db: Db,
  written: readonly Written[],
  idOf: (name: AccountName) => number,
): Promise<void> {
  const changes = new Map<number, number>();
  const change = (id: number, by: number) => changes.set(id, (changes.get(id) ?? 0) + by);
  for (const { turn, posting } of written) {
    for (const { from, to, points } of posting.legs) {
      if (from !== 'program') change(idOf(accountOf(turn, from)), -points);
      change(idOf(accountOf(turn, to)), points);
    }
  }
  const programs = new Set(written.map(({ turn }) => idOf({ kind: 'program', owner: turn.program })));
  const first = (id: number) => (programs.has(id) ? 0 : 1);
  for (const [id, by] of [...changes].sort(([a], [b]) => first(a) - first(b) || a - b)) {
    if (by !== 0 && !(await changeBalance(db, id, by))) throw new TryAgain('a balance changed meanwhile');
  }
}

/** What a turn takes out of its program's account. */
export function takenFromProgram(turned: Turned): number {
  return turned.postings.reduce(
    (sum, posting) =>
      sum +
      posting.legs.reduce((legs: number, leg: Leg) => legs + (leg.from === 'program' ? leg.points : 0), 0),
    0,
  );
}

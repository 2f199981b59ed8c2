import { type CustomerId, payOwed } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Merge,
  moveBack,
  MOVED_IDS,
  type Mover,
  Movers,
  moveRows,
  noteDown,
  notesOf,
} from '../../facts/customers';
import type { Db } from '../../platform/database/db';
import { type AccountKind, type AccountName, changeBalance, nameOf, openAccounts } from './accounts';
import { moveCaps, moveCapsBack } from './caps';
import { writeTurns } from './ledger';
import { loadPurses } from './purses';

/** One transfer between accounts of two people. */
interface Passing {
  from: AccountName;
  to: AccountName;
  points: number;
  lotId: number | null;
}

interface LotRow {
  id: number;
  state: 'pending' | 'available';
  left_points: number;
}

const LEFT = `SELECT id, state, left_points FROM points_lots WHERE left_points > 0 AND`;
/** What one person's accounts of a kind come to, from what their entries moved. */
const NETS = `
  SELECT a.kind, SUM(CASE WHEN t.to_account = a.id THEN t.points ELSE -t.points END) AS net
  FROM points_entries e JOIN points_transfers t ON t.entry_id = e.id
    JOIN points_accounts a ON a.id IN (t.from_account, t.to_account)
  WHERE e.customer_id = ? AND a.kind IN ('spent', 'expired', 'debt') GROUP BY a.kind`;
const DEBT_PAID = 'points_debt_paid';

const own = (kind: AccountKind, customerId: CustomerId): AccountName => ({ kind, owner: String(customerId) });

/**
 * A person's points become another's, as transfers from account to account: nothing is written over, and what each had
 * can be told apart again. What one of them owed is paid from what the other has, as it would have been for one person.
 */
@Injectable()
export class PointsMover implements Mover, OnModuleInit {
  constructor(private readonly movers: Movers) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    const lots = await db.rows<LotRow>(`${LEFT} customer_id = ? ORDER BY id`, [merge.from]);
    const balances = await db.rows<{ kind: AccountKind; balance: number }>(
      "SELECT kind, balance FROM points_accounts WHERE owner = ? AND kind IN ('spent', 'expired', 'debt')",
      [String(merge.from)],
    );
    const passings = [
      ...lots.map((lot) => ofLot(lot, merge.from, merge.to)),
      ...balances.map(({ kind, balance }) => ofBalance(kind, Number(balance), merge.from, merge.to)),
    ];
    await pass(db, await freeKey(db, `merge:${merge.id}`), passings, merge.at);
    await moveRows(db, merge, 'points_lots');
    await moveRows(db, merge, 'points_entries');
    await this.payOwed(db, merge);
    await moveCaps(db, merge);
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    await this.unpayOwed(db, merge);
    await moveBack(db, merge, 'points_entries');
    await this.followGrants(db, merge);
    const lots = await db.rows<LotRow>(`${LEFT} customer_id = ? AND id IN (${MOVED_IDS}) ORDER BY id`, [
      merge.to,
      merge.id,
      'points_lots',
    ]);
    await moveBack(db, merge, 'points_lots');
    const passings = [
      ...lots.map((lot) => ofLot(lot, merge.to, merge.from)),
      ...(await this.balancesBack(db, merge)),
    ];
    await pass(db, `unmerge:${merge.id}`, passings, merge.at);
    await this.evenOut(db, merge);
    await moveCapsBack(db, merge);
  }

  /** Points of the one pay for something the other may still call off: they would come back to the wrong purse. */
  async isBusy(db: Db, merge: Merge): Promise<boolean> {
    const unshipped = await db.one(
      `SELECT o.id FROM mall_orders o JOIN points_entries e ON e.entry_key = CONCAT('spend:mall:', o.order_no)
         JOIN points_transfers t ON t.entry_id = e.id
       WHERE o.customer_id = ? AND o.state IN ('awaiting-address', 'placed') AND o.placed_at >= ?
         AND t.lot_id IN (${MOVED_IDS}) LIMIT 1`,
      [merge.to, merge.at, merge.id, 'points_lots'],
    );
    return unshipped !== null;
  }

  /** What the one owed, paid from what the other has; written down, so that it can be undone. */
  private async payOwed(db: Db, merge: Merge): Promise<void> {
    const loaded = (await loadPurses(db, [merge.to], [])).get(merge.to);
    if (loaded === undefined) return;
    const turned = payOwed(loaded.purse);
    if (turned.postings.length === 0) return;
    const key = await freeKey(db, `merge:${merge.id}:debt`);
    await writeTurns(
      db,
      [{ loaded, turned, program: '', newLots: new Map(), key, text: null, earned: new Map() }],
      merge.at,
    );
    const paid = turned.postings.flatMap((posting) => posting.legs);
    await noteDown(db, merge, DEBT_PAID, [
      {
        key,
        was: JSON.stringify(paid.map((leg) => [loaded.lots.get(leg.lot ?? '')?.id ?? 0, leg.points])),
      },
    ]);
  }

  private async unpayOwed(db: Db, merge: Merge): Promise<void> {
    for (const { key, was } of await notesOf(db, merge, DEBT_PAID)) {
      const paid = JSON.parse(was) as [number, number][];
      const total = paid.reduce((sum, [, points]) => sum + points, 0);
      const [from, to] = [own('debt', merge.to), own('customer', merge.to)];
      const legs = paid.map(([lotId, points]) => ({ from, to, points, lotId }));
      const entry = { customerId: merge.to, kind: 'adjust', points: total, text: '账号拆分，撤销此前的抵扣' };
      await pass(db, `un${key}`, legs, merge.at, entry);
      for (const [lotId, points] of paid) {
        await db.run('UPDATE points_lots SET left_points = left_points + ? WHERE id = ?', [points, lotId]);
      }
    }
  }

  /** What happened since to the points of a grant, or to a spending, is whose that is. */
  private async followGrants(db: Db, merge: Merge): Promise<void> {
    await db.run(
      `UPDATE points_entries SET customer_id = ? WHERE customer_id = ? AND grant_id IN (${MOVED_IDS})`,
      [merge.from, merge.to, merge.id, 'grants'],
    );
    const spent = await db.rows<{ entry_key: string }>(
      "SELECT entry_key FROM points_entries WHERE customer_id = ? AND kind = 'spend'",
      [merge.from],
    );
    await db.runIn(
      `UPDATE points_entries SET customer_id = ${merge.from} WHERE customer_id = ${merge.to} AND entry_key IN (?)`,
      [],
      spent.map((row) => row.entry_key.replace(/^spend:/, 'give-back:')),
    );
  }

  /** What was spent, ran out and is owed goes back with the entries that say so. */
  private async balancesBack(db: Db, merge: Merge): Promise<Passing[]> {
    const nets = await db.rows<{ kind: AccountKind; net: number }>(NETS, [merge.from]);
    const accounts = await openAccounts(
      db,
      nets.map(({ kind }) => own(kind, merge.to)),
    );
    const passings: Passing[] = [];
    for (const { kind, net } of nets) {
      const id = accounts.get(nameOf(own(kind, merge.to)))?.id ?? 0;
      const row = await db.one<{ balance: number }>('SELECT balance FROM points_accounts WHERE id = ?', [id]);
      const there = Number(row?.balance ?? 0);
      // Never more than is there: what the two did together since cannot be told apart.
      const amount = kind === 'debt' ? Math.max(Number(net), there) : Math.min(Number(net), there);
      passings.push(ofBalance(kind, amount, merge.to, merge.from));
    }
    return passings;
  }

  /** What one spent of the other's points cannot be told apart: each history is made to say what there is. */
  private async evenOut(db: Db, merge: Merge): Promise<void> {
    const off = (await leftOf(db, merge.from)) - (await saidOf(db, merge.from));
    if (off === 0) return;
    const [mine, theirs] = [own('customer', merge.from), own('customer', merge.to)];
    const [from, to] = off < 0 ? [mine, theirs] : [theirs, mine];
    const points = Math.abs(off);
    const text = '账号拆分，按实际剩余调整';
    // To and fro: no balance changes, but both histories say why theirs is what it is.
    const to1 = { from, to, points, lotId: null };
    const fro = { from: to, to: from, points, lotId: null };
    const one = { customerId: merge.from, kind: 'adjust', points: off, text };
    const other = { customerId: merge.to, kind: 'adjust', points: -off, text };
    await pass(db, `unmerge:${merge.id}:from`, [to1, fro], merge.at, one);
    await pass(db, `unmerge:${merge.id}:to`, [fro, to1], merge.at, other);
  }
}

function ofLot(lot: LotRow, from: CustomerId, to: CustomerId): Passing {
  const kind = lot.state === 'pending' ? 'pending' : 'customer';
  return { from: own(kind, from), to: own(kind, to), points: Number(lot.left_points), lotId: lot.id };
}

/** A debt stands below zero: it passes the other way round. */
function ofBalance(kind: AccountKind, balance: number, from: CustomerId, to: CustomerId): Passing {
  const [a, b] = balance < 0 ? [to, from] : [from, to];
  return { from: own(kind, a), to: own(kind, b), points: Math.abs(balance), lotId: null };
}

async function leftOf(db: Db, customerId: CustomerId): Promise<number> {
  const row = await db.one<{ points: number | null }>(
    'SELECT SUM(left_points) AS points FROM points_lots WHERE customer_id = ?',
    [customerId],
  );
  return Number(row?.points ?? 0);
}

/** What the history adds up to: a release moves points they had, a debt is none of them. */
async function saidOf(db: Db, customerId: CustomerId): Promise<number> {
  const row = await db.one<{ points: number | null }>(
    "SELECT SUM(points) AS points FROM points_entries WHERE customer_id = ? AND kind NOT IN ('release', 'owe')",
    [customerId],
  );
  return Number(row?.points ?? 0);
}

/** What follows a merged customer later is an entry of its own. */
async function freeKey(db: Db, key: string): Promise<string> {
  const rows = await db.rows<{ n: number }>(
    'SELECT COUNT(*) AS n FROM points_entries WHERE entry_key = ? OR entry_key LIKE ?',
    [key, `${key}~%`],
  );
  const n = Number(rows[0]?.n ?? 0);
  return n === 0 ? key : `${key}~${n}`;
}

interface Entry {
  /** null = in nobody's history. */
  customerId: CustomerId | null;
  kind: string;
  points: number;
  text: string;
}

const OF_NOBODY: Entry = { customerId: null, kind: 'merge', points: 0, text: '' };

/** Writes one entry with its transfers, and the balances they change. The people are held. */
async function pass(
  db: Db,
  key: string,
  passings: readonly Passing[],
  at: number,
  entry: Entry = OF_NOBODY,
): Promise<void> {
  const moved = passings.filter((passing) => passing.points > 0);
  if (moved.length === 0) return;
  const accounts = await openAccounts(
    db,
    moved.flatMap(({ from, to }) => [from, to]),
  );
  const idOf = (name: AccountName) => accounts.get(nameOf(name))?.id ?? 0;
  const entryId = await db.insertOne(
    'INSERT INTO points_entries (entry_key, customer_id, kind, points, at, grant_id, text) VALUES (?, ?, ?, ?, ?, NULL, ?)',
    [key, entry.customerId, entry.kind, entry.points, at, entry.text],
  );
  await db.insert(
    'points_transfers',
    ['entry_id', 'leg', 'from_account', 'to_account', 'points', 'lot_id'],
    moved.map((passing, leg) => [
      entryId,
      leg,
      idOf(passing.from),
      idOf(passing.to),
      passing.points,
      passing.lotId,
    ]),
  );
  const changes = new Map<number, number>();
  for (const { from, to, points } of moved) {
    changes.set(idOf(from), (changes.get(idOf(from)) ?? 0) - points);
    changes.set(idOf(to), (changes.get(idOf(to)) ?? 0) + points);
  }
  for (const [id, by] of [...changes].sort(([a], [b]) => a - b)) {
    if (by !== 0 && !(await changeBalance(db, id, by)))
      throw new Error(`entry ${key} takes account ${id} too low`);
  }
}

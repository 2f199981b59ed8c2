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
import { Payments } from '../../outcomes/payments';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { recountShares } from './shares';

const KEYS = 'group_request_keys';
const SWAPPED = 'group_seats_swapped';

/** A team both have a seat of, in whatever state. */
interface SharedTeam {
  id: number;
  state: string;
  mine: number;
  my_state: string;
  theirs: number;
  their_state: string;
  their_leader: number;
  mine_later: number;
  my_payment: number | null;
  their_payment: number | null;
}

/** Values: who goes on, who was merged. */
const SHARED = `
  SELECT t.id, t.state, m.id AS mine, m.state AS my_state, f.id AS theirs, f.state AS their_state,
    f.is_leader AS their_leader, m.payment_id AS my_payment, f.payment_id AS their_payment,
    CASE WHEN m.joined_at > f.joined_at OR (m.joined_at = f.joined_at AND m.id > f.id) THEN 1 ELSE 0 END AS mine_later
  FROM group_seats m JOIN group_seats f ON f.team_id = m.team_id JOIN group_teams t ON t.id = m.team_id
  WHERE m.customer_id = ? AND f.customer_id = ? ORDER BY t.id`;

/**
 * A person's teams and seats go where the person goes. Nobody sits twice in a team that can still fill: of two seats the
 * later is void, and paid back; where a team has ended, each keeps the seat it had.
 */
@Injectable()
export class GroupMover implements Mover, OnModuleInit {
  constructor(
    private readonly movers: Movers,
    private readonly payments: Payments,
  ) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    for (const team of await db.rows<SharedTeam>(SHARED, [merge.to, merge.from])) {
      await this.oneSeat(db, merge, team);
    }
    await this.giveWay(db, merge);
    await moveRows(db, merge, 'group_teams');
    await this.moveSeats(db, merge);
    await recountShares(db, [merge.from, merge.to]);
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    await moveBack(db, merge, 'group_teams');
    for (const { key, was } of await notesOf(db, merge, KEYS)) {
      const back = 'UPDATE group_teams SET request_key = ? WHERE id = ? AND customer_id = ?';
      await db.run(back, [was, Number(key), merge.from]);
    }
    for (const { key, was } of await notesOf(db, merge, SWAPPED)) {
      await this.swap(db, { kept: Number(key), owner: merge.from }, { left: Number(was), owner: merge.to });
    }
    // A seat of a team they both had a seat of since stays with who went on.
    await db.run(
      `UPDATE group_seats SET customer_id = ? WHERE customer_id = ? AND id IN (${MOVED_IDS})
         AND team_id NOT IN (SELECT team_id FROM (SELECT team_id FROM group_seats WHERE customer_id = ?) theirs)`,
      [merge.from, merge.to, merge.id, 'group_seats', merge.from],
    );
    await recountShares(db, [merge.from, merge.to]);
  }

  /** Of a team both have a seat of, who goes on has the one that counts. */
  private async oneSeat(db: Db, merge: Merge, team: SharedTeam): Promise<void> {
    if (team.their_state !== 'taken') return;
    if (team.my_state !== 'taken') return this.swapTo(db, merge, team);
    if (team.state !== 'open') return;
    const mineGoes = team.their_leader === 1 || team.mine_later === 1;
    const [seat, payment] = mineGoes ? [team.mine, team.my_payment] : [team.theirs, team.their_payment];
    const freed = await db.run(
      "UPDATE group_teams SET seats_taken = seats_taken - 1 WHERE id = ? AND state = 'open'",
      [team.id],
    );
    if (freed === 0) throw new TryAgain('the team moved meanwhile');
    await db.run("UPDATE group_seats SET state = 'void', left_at = ? WHERE id = ?", [merge.at, seat]);
    if (payment !== null) await this.payments.refund(db, payment, '同一个人只占一个座位');
    if (mineGoes) await this.swapTo(db, merge, team);
  }

  private async swapTo(db: Db, merge: Merge, team: SharedTeam): Promise<void> {
    await noteDown(db, merge, SWAPPED, [{ key: String(team.theirs), was: String(team.mine) }]);
    await this.swap(db, { kept: team.theirs, owner: merge.to }, { left: team.mine, owner: merge.from });
  }

  /** Two seats of a team change owners; nobody may own both for a moment. */
  private async swap(
    db: Db,
    one: { kept: number; owner: number },
    other: { left: number; owner: number },
  ): Promise<void> {
    const owns = 'UPDATE group_seats SET customer_id = ? WHERE id = ?';
    await db.run(owns, [-one.kept, one.kept]);
    await db.run(owns, [other.owner, other.left]);
    await db.run(owns, [one.owner, one.kept]);
  }

  /** Every seat but those of teams who goes on has a seat of, too. */
  private async moveSeats(db: Db, merge: Merge): Promise<void> {
    const alone = `customer_id = ? AND team_id NOT IN
      (SELECT team_id FROM (SELECT team_id FROM group_seats WHERE customer_id = ?) mine)`;
    await db.run(
      `INSERT INTO customer_merge_rows (merge_id, table_name, row_key)
       SELECT ?, ?, id FROM group_seats WHERE ${alone}`,
      [merge.id, 'group_seats', merge.from, merge.to],
    );
    await db.run(`UPDATE group_seats SET customer_id = ? WHERE ${alone}`, [merge.to, merge.from, merge.to]);
  }

  /** Two requests of the same name were two people's: the one that comes takes another. */
  private async giveWay(db: Db, merge: Merge): Promise<void> {
    const rows = await db.rows<{ id: number; request_key: string }>(
      `SELECT t.id, t.request_key FROM group_teams t JOIN group_teams o ON o.request_key = t.request_key AND o.customer_id = ?
       WHERE t.customer_id = ? ORDER BY t.id`,
      [merge.to, merge.from],
    );
    const notes = rows.map((row) => ({ key: String(row.id), was: row.request_key }));
    await noteDown(db, merge, KEYS, notes);
    for (const { id } of rows) {
      await db.run('UPDATE group_teams SET request_key = ? WHERE id = ?', [`~${id}`, id]);
    }
  }
}

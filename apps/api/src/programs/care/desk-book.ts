import { refuse, type Refusal, type StaffId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit';
import { may } from '../../platform/auth/rights';
import type { StaffRole, StaffSession } from '../../platform/auth/session';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import type { DeskDto, DeskListDto, SetDeskDto } from './care.dto';
import { DESK, type DeskRow, kindsOf } from './desks';
import { allowanceKey } from './allowance';

/** Who has which desk, and how it stands: for managers, and one's own. */
@Injectable()
export class DeskBook {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Every desk, in the order of names. */
  async list(): Promise<DeskListDto> {
    const desks = await this.database.rows<DeskRow & { name: string }>(
      `${DESK.replace(' FROM desks', ', f.name FROM desks')} ORDER BY f.name, d.staff_id`,
    );
    return { items: await this.dtos(desks) };
  }

  /** One's own. @returns DESK_NOT_FOUND. */
  async own(staffId: StaffId): Promise<DeskDto | Refusal> {
    const desks = await this.database.rows<DeskRow & { name: string }>(
      `${DESK.replace(' FROM desks', ', f.name FROM desks')} WHERE d.staff_id = ?`,
      [staffId],
    );
    return (await this.dtos(desks))[0] ?? refuse('DESK_NOT_FOUND');
  }

  /** Takes tickets from now on, or takes none. */
  async turn(staffId: StaffId, isOn: boolean): Promise<DeskDto | Refusal> {
    const now = this.clock.now();
    await this.database.run('UPDATE desks SET is_on = ?, changed_at = ? WHERE staff_id = ?', [
      isOn ? 1 : 0,
      now,
      staffId,
    ]);
    return this.own(staffId);
  }

  /** Sets somebody's desk up, on record. @returns MEMBER_NOT_FOUND, AGENT_UNFIT: somebody who may not answer tickets. */
  async set(by: StaffSession, staffId: StaffId, desk: SetDeskDto): Promise<DeskDto | Refusal> {
    const done = await this.database.decide(async (db) => {
      const refusal = await unfit(db, staffId);
      if (refusal !== null) return refusal;
      const { kinds, isSpecialist, most, limitFen, isOn } = desk;
      const columns = ['staff_id', 'kinds', 'is_specialist', 'most', 'is_on', 'limit_fen', 'changed_at'];
      const values = [
        staffId,
        kinds.join(','),
        isSpecialist ? 1 : 0,
        most,
        isOn ? 1 : 0,
        limitFen,
        this.clock.now(),
      ];
      await db.upsert('desks', columns, [values], ['staff_id'], columns.slice(1));
      await this.audit.write(db, {
        actor: { kind: 'staff', id: String(by.staffId) },
        action: 'care.desk-set',
        subject: `staff:${staffId}`,
        detail: { kinds: kinds.join(','), isSpecialist, most, limitFen, isOn },
      });
      return null;
    });
    return done ?? this.own(staffId);
  }

  private async dtos(desks: readonly (DeskRow & { name: string })[]): Promise<DeskDto[]> {
    const ids = desks.map((desk) => desk.staff_id);
    const loads = await this.database.rowsIn<{ agent_id: number; n: number }>(
      "SELECT agent_id, COUNT(*) AS n FROM tickets WHERE state IN ('open', 'waiting') AND agent_id IN (?) GROUP BY agent_id",
      [],
      ids,
    );
    const keys = ids.map((id) => allowanceKey(id, this.clock.now(), this.clock.calendar));
    const used = await this.database.rowsIn<{ quota_key: string; taken: number }>(
      'SELECT quota_key, taken FROM quotas WHERE quota_key IN (?)',
      [],
      keys,
    );
    const loadOf = new Map(loads.map(({ agent_id: id, n }) => [id, Number(n)]));
    const usedOf = new Map(used.map(({ quota_key: key, taken }) => [key, Number(taken)]));
    return desks.map((desk, n) => ({
      staffId: String(desk.staff_id),
      name: desk.name,
      kinds: kindsOf(desk),
      isSpecialist: desk.is_specialist === 1,
      most: desk.most,
      isOn: desk.is_on === 1,
      limitFen: Number(desk.limit_fen),
      usedFen: usedOf.get(keys[n] ?? '') ?? 0,
      load: loadOf.get(desk.staff_id) ?? 0,
    }));
  }
}

async function unfit(db: Db, staffId: StaffId): Promise<Refusal | null> {
  const rows = await db.rows<{ role: StaffRole }>(
    'SELECT r.role FROM staff f JOIN staff_roles r ON r.staff_id = f.id WHERE f.id = ? AND f.active = 1',
    [staffId],
  );
  if (rows.length === 0) return refuse('MEMBER_NOT_FOUND');
  return rows.some(({ role }) => may(role, 'care.answer')) ? null : refuse('AGENT_UNFIT');
}

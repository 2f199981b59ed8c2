import { type Agent, type CustomerId, routeTicket, type StaffId, type TicketKind } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';

export interface DeskRow {
  staff_id: StaffId;
  kinds: string;
  is_specialist: number;
  most: number;
  is_on: number;
  limit_fen: number;
}

export const DESK = `SELECT d.staff_id, d.kinds, d.is_specialist, d.most, d.is_on, d.limit_fen FROM desks d
  JOIN staff f ON f.id = d.staff_id AND f.active = 1`;

export const kindsOf = ({ kinds }: Pick<DeskRow, 'kinds'>): TicketKind[] =>
  kinds === '' ? [] : (kinds.split(',') as TicketKind[]);

/** Desks 坐席: who answers what, and whom a ticket goes to. */
@Injectable()
export class Desks {
  /** Whom a new ticket goes to; null: to those nobody has. */
  async route(db: Db, kind: TicketKind, customerId: CustomerId): Promise<StaffId | null> {
    const desks = await db.rows<DeskRow>(`${DESK} WHERE d.is_on = 1 ORDER BY d.staff_id`);
    if (desks.length === 0) return null;
    const loads = await db.rows<{ agent_id: StaffId; n: number }>(
      "SELECT agent_id, COUNT(*) AS n FROM tickets WHERE state IN ('open', 'waiting') AND agent_id IS NOT NULL GROUP BY agent_id",
    );
    const served = await db.rows<{ agent_id: StaffId; at: number }>(
      'SELECT agent_id, MAX(changed_at) AS at FROM tickets WHERE customer_id = ? AND agent_id IS NOT NULL GROUP BY agent_id',
      [customerId],
    );
    const loadOf = new Map(loads.map(({ agent_id: id, n }) => [id, Number(n)]));
    const servedBy = new Map(served.map(({ agent_id: id, at }) => [id, Number(at)]));
    const agents = desks.map((desk): Agent => ({
      staffId: desk.staff_id,
      kinds: kindsOf(desk),
      isSpecialist: desk.is_specialist === 1,
      load: loadOf.get(desk.staff_id) ?? 0,
      most: desk.most,
      servedAt: servedBy.get(desk.staff_id) ?? null,
    }));
    return routeTicket(kind, agents);
  }

  /** Whether somebody may be given a ticket of a kind by hand: off duty or full, they may. */
  async mayTake(db: Db, staffId: StaffId, kind: TicketKind): Promise<boolean> {
    const desk = await db.one<DeskRow>(`${DESK} WHERE d.staff_id = ?`, [staffId]);
    if (desk === null) return false;
    return kind === 'promise' ? desk.is_specialist === 1 : kindsOf(desk).includes(kind);
  }

  async isSpecialist(db: Db, staffId: StaffId): Promise<boolean> {
    const desk = await db.one<DeskRow>(`${DESK} WHERE d.staff_id = ?`, [staffId]);
    return desk?.is_specialist === 1;
  }
}

import type { House } from '../support/house';
import type { Actor } from './actors';
import type { Records } from './cast';
import type { Person } from './people';
import { HOUSE } from './pools';
import { treeOf } from './tree';

/** Right for minutes only. */
export const OF_THE_MOMENT = [
  'MyTickets_rate',
  'StaffTickets_merge',
  'StaffTickets_resolve',
  'MergeTicketDto',
  'CareDesk_set',
  'CareDesk_decide',
];
/** What one who answers may give alone is less than what is asked for here. */
const LIMIT_FEN = 100;
const POINTS = 20_000;

interface Opened {
  ticket?: { ticketNo: string };
}

/** Who answers tickets. */
export interface Answering {
  manager: Actor;
  agent: Actor;
}

/** What people complain of between two waves: tickets that can be rated, joined and compensated at this moment. */
export class TicketLife {
  constructor(
    private readonly house: House,
    private readonly records: Records,
  ) {}

  /** Whoever was hired since gets a desk. */
  async opensDesks({ manager, agent }: Answering, wave: number): Promise<void> {
    await manager.ready();
    await agent.ready();
    const staff = await this.house.database.rows<{ id: number }>(
      `SELECT f.id FROM staff f JOIN staff_roles r ON r.staff_id = f.id
       WHERE r.role IN ('agent', 'manager') AND f.active = 1 ORDER BY f.id DESC LIMIT 6`,
    );
    const kinds = ['question', 'return', 'quality', 'promise'];
    const desk = { kinds, isSpecialist: wave % 2 === 0, most: 50, limitFen: LIMIT_FEN, isOn: true };
    for (const { id } of staff) {
      await this.asks(manager, `/staff/desks/${id}`, desk);
      this.records.pools.add('CareDesk_set', HOUSE, String(id));
    }
  }

  /** Four tickets: one goes on, two are about the same, one is done with. */
  async complains({ name, openid }: Person, { manager, agent }: Answering, wave: number): Promise<void> {
    const { pools } = this.records;
    const token = await this.house.shopper(openid);
    await this.areHelped(openid, manager);
    const opened: string[] = [];
    for (const n of [1, 2, 3, 4]) {
      const body = { requestKey: `fuzz-${name}-${wave}-${n}`, kind: 'question', words: '包装破了' };
      const answer = await this.house.call<Opened>('POST', '/me/tickets', { token, body });
      const ticketNo = answer.body.ticket?.ticketNo;
      if (ticketNo !== undefined) opened.push(ticketNo);
    }
    const [done, wanted, one, other] = opened;
    if (done !== undefined) {
      await this.helps(manager, done);
      pools.add('MyTickets_rate', name, done);
    }
    if (one !== undefined) {
      const said = { requestKey: `says-${one}`, words: '在为您查询' };
      await this.asks(manager, `/staff/tickets/${one}/messages`, said);
      pools.add('StaffTickets_resolve', HOUSE, one);
    }
    if (wanted !== undefined) {
      await this.asks(manager, `/staff/tickets/${wanted}/assign`, {});
      const wish = { requestKey: `ask-${name}-${wave}`, what: 'points', points: POINTS, reason: '补偿' };
      const { compensationNo } = await this.asks(agent, `/staff/tickets/${wanted}/compensations`, wish);
      if (typeof compensationNo === 'string') pools.add('CareDesk_decide', HOUSE, compensationNo);
    }
    // Only two of one person can be joined: another pair would be wrong.
    if (name !== 'lin' || one === undefined || other === undefined) return;
    pools.add('StaffTickets_merge', HOUSE, one);
    pools.add('MergeTicketDto', HOUSE, treeOf({ into: other }));
  }

  /** Who has too many under way may open none. */
  private async areHelped(openid: string, manager: Actor): Promise<void> {
    const rows = await this.house.database.rows<{ ticket_no: string }>(
      `SELECT t.ticket_no FROM tickets t JOIN customer_identities i ON i.customer_id = t.customer_id
       WHERE i.kind = 'openid' AND i.value = ? AND t.state IN ('open', 'waiting')`,
      [openid],
    );
    for (const { ticket_no: ticketNo } of rows) await this.helps(manager, ticketNo);
  }

  private async helps(manager: Actor, ticketNo: string): Promise<void> {
    const said = { requestKey: `helps-${ticketNo}`, words: '已为您补寄一份' };
    await this.asks(manager, `/staff/tickets/${ticketNo}/messages`, said);
    await this.asks(manager, `/staff/tickets/${ticketNo}/resolve`);
  }

  private async asks({ token }: Actor, url: string, body: object = {}): Promise<Record<string, unknown>> {
    if (token === null) return {};
    return (await this.house.call<Record<string, unknown>>('POST', url, { token, body })).body;
  }
}

import type { Answer, House, StaffAccount, Told } from './house';
import { paid } from './house';

export interface MessageSeen {
  seq: number;
  by: 'shopper' | 'agent' | 'auto' | 'system' | 'note';
  name: string | null;
  text: string | null;
  state: string;
  photos: { path: string | null }[];
}
export interface TicketSeen {
  ticketNo: string;
  kind: string;
  state: string;
  promise: { kind: string; text: string; dueAt: string | null; isLate: boolean } | null;
  agentName: string | null;
  agentId?: string | null;
  level?: number;
  isLive?: boolean;
  order: { id: string; orderNo: string; title: string } | null;
  shopper?: { id: string; name: string };
  reopenUntil: string | null;
  rating: number | null;
  canRate: boolean;
  lastSeq: number;
  unread: number;
  clocks?: {
    kind: string;
    round: number;
    dueAt: string | null;
    doneAt: string | null;
    breachedAt: string | null;
  }[];
}
export interface Talk {
  ticket: TicketSeen;
  messages: MessageSeen[];
  code?: string;
  message?: string;
}

let requests = 0;
const requestKey = () => `care-request-${(requests += 1)}`;

/** What the mini-program does with after-sales, as a shopper. */
export class Complains {
  private constructor(
    readonly house: House,
    readonly token: string,
    readonly openid: string,
  ) {}

  static async of(house: House, openid: string): Promise<Complains> {
    return new Complains(house, await house.shopper(openid), openid);
  }

  /** An order, paid. @returns its id. */
  async buys(orderNo: string, at: string, changes: Partial<Told> = {}): Promise<string> {
    await this.house.tell([{ ...paid(this.openid, orderNo, at), ...changes }]);
    await this.house.settle();
    const row = await this.house.database.one<{ id: number }>('SELECT id FROM orders WHERE order_no = ?', [
      orderNo,
    ]);
    return String(row?.id);
  }

  opens(wish: object): Promise<Answer<Talk>> {
    const body = { requestKey: requestKey(), kind: 'question', ...wish };
    return this.house.call('POST', '/me/tickets', { token: this.token, body });
  }

  says(ticketNo: string, words: string, more: object = {}): Promise<Answer<Talk>> {
    const body = { requestKey: requestKey(), words, ...more };
    return this.house.call('POST', `/me/tickets/${ticketNo}/messages`, { token: this.token, body });
  }

  reads(ticketNo: string, after = 0): Promise<Answer<Talk>> {
    return this.house.call('GET', `/me/tickets/${ticketNo}?after=${after}`, { token: this.token });
  }

  rates(ticketNo: string, rating: number): Promise<Answer<Talk>> {
    return this.house.call('POST', `/me/tickets/${ticketNo}/rating`, { token: this.token, body: { rating } });
  }

  async list(): Promise<TicketSeen[]> {
    const { body } = await this.house.call<{ items: TicketSeen[] }>('GET', '/me/tickets', {
      token: this.token,
    });
    return body.items;
  }
}

/** What ours do with tickets. */
export class Answers {
  private constructor(
    readonly house: House,
    readonly token: string,
    readonly staffId: string,
  ) {}

  /** @param desk what they answer; null: they have no desk. */
  static async of(house: House, account: StaffAccount, desk: object | null = {}): Promise<Answers> {
    const token = await house.staff(account);
    const row = await house.database.one<{ id: number }>('SELECT id FROM staff WHERE account = ?', [account]);
    const staffId = String(row?.id);
    if (desk !== null) {
      const boss = await house.staff('boss');
      const body = {
        kinds: ['question', 'return', 'quality', 'promise'],
        isSpecialist: false,
        most: 20,
        limitFen: 5_000,
        isOn: true,
        ...desk,
      };
      const set = await house.call('POST', `/staff/desks/${staffId}`, { token: boss, body });
      if (set.status !== 200) throw new Error(JSON.stringify(set.body));
    }
    return new Answers(house, token, staffId);
  }

  does<T = Talk>(ticketNo: string, what: string, body: object = {}): Promise<Answer<T & { code?: string }>> {
    return this.house.call('POST', `/staff/tickets/${ticketNo}/${what}`, { token: this.token, body });
  }

  says(ticketNo: string, words: string, more: object = {}): Promise<Answer<Talk>> {
    return this.does(ticketNo, 'messages', { requestKey: requestKey(), words, ...more });
  }

  reads(ticketNo: string, after = 0): Promise<Answer<Talk>> {
    return this.house.call('GET', `/staff/tickets/${ticketNo}?after=${after}`, { token: this.token });
  }

  async list(view = 'mine'): Promise<TicketSeen[]> {
    const { body } = await this.house.call<{ items: TicketSeen[] }>('GET', `/staff/tickets?view=${view}`, {
      token: this.token,
    });
    return body.items;
  }

  async story(ticketNo: string): Promise<string[]> {
    const { body } = await this.house.call<{ moves: { move: string }[] }>(
      'GET',
      `/staff/tickets/${ticketNo}/story`,
      {
        token: this.token,
      },
    );
    return body.moves.map(({ move }) => move);
  }

  desk(): Promise<Answer<{ usedFen: number; limitFen: number }>> {
    return this.house.call('GET', '/staff/desks/mine', { token: this.token });
  }

  gives(
    ticketNo: string,
    wish: object,
  ): Promise<Answer<{ state: string; compensationNo: string; code?: string }>> {
    return this.does(ticketNo, 'compensations', { requestKey: requestKey(), reason: '赔个不是', ...wish });
  }
}

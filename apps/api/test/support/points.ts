import type { CustomerId, Grant, PointsRules } from '@fanchang/domain';
import { holdPerson } from '../../src/facts/customers';
import { fundProgram, Points } from '../../src/outcomes/points';
import { Clock } from '../../src/platform/clock';
import type { Answer, House, Told } from './house';
import { publishPoints } from './programs';

export interface PointsSeen {
  balance: number;
  pending: number;
  debt: number;
  growth: number;
  expiring: { points: number; endsAt: string }[];
  pendingItems: { points: number; text: string; availableAt: string | null }[];
  rules: string[];
}

export interface EntrySeen {
  id: string;
  at: string;
  kind: string;
  points: number;
  pending: boolean;
  text: string;
  why: string | null;
}

/** A shopper's points as they see them, through HTTP. */
export class PointsView {
  private constructor(
    private readonly house: House,
    private readonly openid: string,
    readonly customerId: CustomerId,
  ) {}

  static async of(house: House, openid: string): Promise<PointsView> {
    await house.shopper(openid);
    const row = await house.database.one<{ customer_id: CustomerId }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
      [openid],
    );
    if (row === null) throw new Error(`nobody is ${openid}`);
    return new PointsView(house, openid, row.customer_id);
  }

  async points(): Promise<PointsSeen> {
    return (await this.get<PointsSeen>('/me/points')).body;
  }

  /** `balance/pending/debt`, in short. */
  async short(): Promise<string> {
    const { balance, pending, debt } = await this.points();
    return `${balance}/${pending}/${debt}`;
  }

  entries(cursor = ''): Promise<Answer<{ items: EntrySeen[]; nextCursor: string | null }>> {
    return this.get(`/me/points/entries${cursor === '' ? '' : `?cursor=${cursor}`}`);
  }

  /** The whole history, newest first. */
  async allEntries(): Promise<EntrySeen[]> {
    const all: EntrySeen[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor }: { items: EntrySeen[]; nextCursor: string | null } = (
        await this.entries(cursor)
      ).body;
      all.push(...items);
      cursor = nextCursor;
    }
    return all;
  }

  /** The history in short, oldest first: `earn +100`, pending ones in brackets. */
  async history(): Promise<string[]> {
    const entries = (await this.allEntries()).reverse();
    return entries.map(({ kind, points, pending }) => {
      const signed = `${kind} ${points > 0 ? '+' : ''}${points}`;
      return pending ? `(${signed})` : signed;
    });
  }

  /** Spends past HTTP, as the mall does. @returns the refusal's code, or `spent`. */
  spend(points: number, key: string): Promise<string> {
    return spendOf(this.house, this.customerId, points, key);
  }

  giveBack(key: string, graceDays: number | null = null): Promise<void> {
    return giveBackOf(this.house, this.customerId, key, graceDays);
  }

  /** Logs in each time: months pass in a story, a session lasts hours. */
  private async get<T>(url: string): Promise<Answer<T>> {
    return this.house.call<T>('GET', url, { token: await this.house.shopper(this.openid) });
  }
}

export function spendOf(house: House, customerId: CustomerId, points: number, key: string): Promise<string> {
  return house.database.transaction(async (db) => {
    await holdPerson(db, customerId);
    const refusal = await house.app.get(Points).spend(db, { customerId, points, key, text: '兑换 · 果碗' });
    return refusal === null ? 'spent' : refusal.refused;
  });
}

export function giveBackOf(
  house: House,
  customerId: CustomerId,
  key: string,
  graceDays: number | null = null,
): Promise<void> {
  return house.database.transaction(async (db) => {
    await holdPerson(db, customerId);
    await house.app.get(Points).giveBack(db, { key, text: '兑换已取消', graceDays });
  });
}

/** Puts the shipped points, from the beginning of time on, in the place of those that begin today. */
export function pointsFromEver(house: House, changes: Partial<PointsRules> = {}): Promise<void> {
  return publishPoints(house, { version: 2, since: 0, ...changes });
}

/** Funds a program. @returns what it may still give. */
export function fund(house: House, program: string, points: number, key: string): Promise<number> {
  const now = house.app.get(Clock).now();
  return house.database.transaction((db) => fundProgram(db, program, points, key, now));
}

/** Points for one moment, as a playbook would decide them. */
export function pointsGrant(
  customerId: number,
  moment: string,
  points: number,
  changes: Partial<Grant> = {},
): Grant {
  return {
    key: `cheers:${moment}:${customerId}`,
    program: 'cheers',
    version: 1,
    step: 'once',
    customerId: customerId as CustomerId,
    cause: moment,
    outcome: { kind: 'points', points, availableAt: 0, expiresAt: Date.parse('2030-01-01T00:00:00+08:00') },
    why: { sentence: '今晚的掌声。', orders: [], setOffBy: `moment:${moment}` },
    ...changes,
  };
}

export function signed(orderNo: string, happenedAt: string): Told {
  return { eventId: `${orderNo}:signed`, kind: 'order.signed', orderNo, happenedAt };
}

/** A part of an order's money given back. @param n tells the refunds of one order apart. */
export function refunded(orderNo: string, happenedAt: string, refundFen: number, n = 1): Told {
  return { eventId: `${orderNo}:refund:${n}`, kind: 'order.refunded', orderNo, happenedAt, refundFen };
}

/** Something done in a live room. */
export function interaction(openid: string, eventId: string, happenedAt: string, kind = 'commented') {
  return { eventId, kind, happenedAt, buyer: { kind: 'openid', value: openid }, liveSession: 'L1' };
}

export interface InteractionResults {
  results: { eventId: string | null; result: string; code: string | null; message: string | null }[];
}

/** Tells interactions through the signed door, without waiting for what they cause. */
export function tellInteractions(
  house: House,
  events: unknown[],
  changes: Record<string, string> = {},
): Promise<Answer<InteractionResults>> {
  const body = JSON.stringify({ events });
  const headers = { 'content-type': 'application/json', ...house.signed(body), ...changes };
  return house.call<InteractionResults>('POST', '/open/interactions', { body, headers });
}

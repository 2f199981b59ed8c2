import { type GroupBuy, PAIR_30 } from '@fanchang/domain';
import { Runner } from '../../src/programs';
import type { Answer, House } from './house';

/** A team as its shopper sees it. */
export interface TeamSeen {
  teamNo: string;
  state: string;
  endReason: string | null;
  seats: { name: string; isLeader: boolean; isMe: boolean }[];
  left: number;
  endsAt: string;
  endedAt: string | null;
  rules: string[];
  role: string;
  mySeat: string;
  canJoin: boolean;
  canLeave: boolean;
  refusal: { code: string; message: string } | null;
  couponId: string | null;
  payment: { payNo: string; state: string; amountFen: number; params: object | null } | null;
  refund: string;
  code?: string;
  message?: string;
}

/** Publishes an activity that differs from the shipped one. @returns its key. */
export async function publishGroupBuy(house: House, changes: Partial<GroupBuy> = {}): Promise<string> {
  const definition: GroupBuy = { ...PAIR_30, program: 'tea-time', ...changes };
  const { program, version } = definition;
  await house.database.transaction((db) =>
    house.app.get(Runner).publish(db, { program, version, kind: 'group-buy', definition }, 0),
  );
  return program;
}

let asked = 0;

/** One shopper's part in group-buys, through HTTP. */
export class Friend {
  private constructor(
    private readonly house: House,
    readonly openid: string,
    readonly token: string,
    readonly customerId: number,
  ) {}

  static async of(house: House, openid: string): Promise<Friend> {
    const token = await house.shopper(openid);
    const row = await house.database.one<{ customer_id: number }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
      [openid],
    );
    return new Friend(house, openid, token, row?.customer_id ?? 0);
  }

  opens(key = 'pair-30', requestKey = `open-${(asked += 1)}-key`): Promise<Answer<TeamSeen>> {
    return this.post(`/me/group-buys/${key}/teams`, { requestKey });
  }

  joins(teamNo: string, requestKey = `join-${(asked += 1)}-key`): Promise<Answer<TeamSeen>> {
    return this.post(`/me/teams/${teamNo}/join`, { requestKey });
  }

  leaves(teamNo: string): Promise<Answer<TeamSeen>> {
    return this.post(`/me/teams/${teamNo}/leave`, {});
  }

  async sees(teamNo: string): Promise<TeamSeen> {
    return (await this.house.call<TeamSeen>('GET', `/me/teams/${teamNo}`, { token: this.token })).body;
  }

  async get<T>(url: string): Promise<T> {
    return (await this.house.call<T>('GET', url, { token: this.token })).body;
  }

  /** Titles in the inbox, newest first. */
  async told(): Promise<string[]> {
    const inbox = await this.get<{ items: { title: string }[] }>('/me/inbox');
    return inbox.items.map((item) => item.title);
  }

  /** Coupons of group-buys that can be used. */
  async coupons(): Promise<number> {
    const page = await this.get<{ items: { name: string }[] }>('/me/coupons?state=usable');
    return page.items.filter((coupon) => coupon.name.startsWith('拼团')).length;
  }

  private post(url: string, body: object): Promise<Answer<TeamSeen>> {
    return this.house.call<TeamSeen>('POST', url, { token: this.token, body });
  }
}

/** What was said no with, or the state of the team. */
export function saidOf({ status, body }: Answer<TeamSeen>): string {
  return status === 200 ? body.state : (body.code ?? String(status));
}

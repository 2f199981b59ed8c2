import { INVITE_20, type Referral } from '@fanchang/domain';
import type { CouponDto } from '../../src/outcomes/coupons';
import type {
  AcceptedInvitationDto,
  InvitationDto,
  InvitationProgressDto,
  InvitationProgressPageDto,
} from '../../src/programs/referral/referral.dto';
import { Runner } from '../../src/programs';
import { type Answer, type House, paid } from './house';
import type { Outside } from './outside';

type Said<T> = Answer<T & { code?: string; message?: string }>;

/** A shopper who invites, or is invited, through HTTP. */
export class Friend {
  private constructor(
    readonly house: House,
    readonly openid: string,
    private token: string,
  ) {}

  /** Logged in by a demo code. */
  static async of(house: House, openid: string): Promise<Friend> {
    return new Friend(house, openid, await house.shopper(openid));
  }

  /** Logs somebody in as WeChat does, from a phone that says which it is. */
  static async meet(house: House, outside: Outside, openid: string, device?: string): Promise<Friend> {
    const answer = await house.call<{ accessToken: string }>('POST', '/auth/login', {
      body: { code: await outside.code(openid) },
      ...(device !== undefined && { headers: { 'x-device-id': device } }),
    });
    return new Friend(house, openid, answer.body.accessToken);
  }

  /** Tells the number WeChat knows them by. @returns its code when it is refused. */
  async tellsPhone(outside: Outside): Promise<string | undefined> {
    const body = { code: await outside.code(this.openid, 'phone') };
    const answer = await this.house.call<{ code?: string }>('POST', '/me/phone', { token: this.token, body });
    return answer.body.code;
  }

  /** After a merge, or when the session was ended. */
  async logsInAgain(): Promise<void> {
    this.token = await this.house.shopper(this.openid);
  }

  get customerId(): Promise<number> {
    return this.house.database
      .one<{ customer_id: number }>(
        "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
        [this.openid],
      )
      .then((row) => row?.customer_id ?? 0);
  }

  async invitation(): Promise<InvitationDto> {
    const answer = await this.house.call<InvitationDto>('GET', '/me/invitation', { token: this.token });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }

  async code(): Promise<string> {
    return (await this.invitation()).code;
  }

  accepts(code: string, device?: string): Promise<Said<AcceptedInvitationDto>> {
    return this.house.call('POST', '/me/invitations/accept', {
      token: this.token,
      body: { code },
      ...(device !== undefined && { headers: { 'x-device-id': device } }),
    });
  }

  async acceptsFrom(inviter: Friend, device?: string): Promise<void> {
    expect(await this.accepts(await inviter.code(), device)).toMatchObject({ status: 200 });
  }

  async accepted(): Promise<AcceptedInvitationDto | null> {
    const answer = await this.house.call<{ accepted: AcceptedInvitationDto | null }>(
      'GET',
      '/me/invitations/accepted',
      { token: this.token },
    );
    expect(answer).toMatchObject({ status: 200 });
    return answer.body.accepted;
  }

  async progress(): Promise<InvitationProgressDto[]> {
    const items: InvitationProgressDto[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `?cursor=${cursor}`;
      const answer: Answer<InvitationProgressPageDto> = await this.house.call(
        'GET',
        `/me/invitations${query}`,
        {
          token: this.token,
        },
      );
      expect(answer).toMatchObject({ status: 200 });
      items.push(...answer.body.items);
      cursor = answer.body.nextCursor;
    }
    return items;
  }

  /** Coupons for inviting or having been invited. */
  async rewards(state: 'usable' | 'used' | 'ended' = 'usable'): Promise<CouponDto[]> {
    const answer = await this.house.call<{ items: CouponDto[] }>('GET', `/me/coupons?state=${state}`, {
      token: this.token,
    });
    return answer.body.items.filter((coupon) => coupon.name === '邀请有礼券');
  }

  /** Pays for an order, told a moment later. */
  async buys(orderNo: string, at: string, paidFen = 10_000): Promise<void> {
    await this.house.tell([paid(this.openid, orderNo, at, paidFen)]);
    await this.house.settle();
  }
}

/** Tells that an order was signed for. */
export async function signs(house: House, orderNo: string, at: string): Promise<void> {
  await house.tell([{ eventId: `${orderNo}:signed`, kind: 'order.signed', orderNo, happenedAt: at }]);
  await house.settle();
}

/** Publishes other rules than the shipped ones, as the next version; what was accepted before keeps its own. */
export async function publishReferral(house: House, changes: Partial<Referral>): Promise<void> {
  const program = changes.program ?? INVITE_20.program;
  const last = await house.database.one<{ version: number }>(
    'SELECT MAX(version) AS version FROM programs WHERE program = ?',
    [program],
  );
  const definition: Referral = { ...INVITE_20, ...changes, program, version: (last?.version ?? 0) + 1 };
  const stored = { program, version: definition.version, kind: 'referral', definition };
  await house.database.transaction((db) => house.app.get(Runner).publish(db, stored, 0));
}

/** How far the only friend of an inviter is, in one line: `settled: 已完成，谢礼已到账`. */
export async function howFar(inviter: Friend): Promise<string> {
  const [one, ...others] = await inviter.progress();
  if (one === undefined || others.length > 0) throw new Error(`${others.length + (one ? 1 : 0)} friends`);
  return `${one.state}: ${one.sentence}`;
}

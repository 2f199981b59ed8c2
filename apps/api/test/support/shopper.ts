import type { House } from './house';

export interface CouponSeen {
  id: string;
  name: string;
  state: 'granted' | 'used' | 'expired' | 'revoked';
  startsAt: string;
  endsAt: string;
}

export interface ArchiveSeen {
  totals: { orders: number; items: number; paidFen: number; savedFen: number; repurchases: number };
  ladders: {
    program: string;
    steps: { step: string; state: string; done: number; needed: number; endsAt: string | null }[];
    next: { text: string; endsAt: string } | null;
  }[];
  coupons: CouponSeen[];
  usableCoupons: number;
  memberPrice: { name: string; rateBasisPoints: number; until: string | null } | null;
}

export interface CouponDetailSeen extends CouponSeen {
  why: string;
  code: string;
  revokedReason: string | null;
}

/** A shopper's own view, through HTTP, and what staff do with their coupons. */
export class ShopperView {
  private constructor(
    private readonly house: House,
    readonly token: string,
  ) {}

  static async of(house: House, openid: string): Promise<ShopperView> {
    return new ShopperView(house, await house.shopper(openid));
  }

  async archive(): Promise<ArchiveSeen> {
    return (await this.house.call<ArchiveSeen>('GET', '/me/archive', { token: this.token })).body;
  }

  /** `7d: 1/1 reached` and so on, of one ladder. */
  async steps(program = 'repurchase'): Promise<string[]> {
    const { ladders } = await this.archive();
    const ladder = ladders.find((one) => one.program === program);
    return (ladder?.steps ?? []).map(
      ({ step, done, needed, state }) => `${step}: ${done}/${needed} ${state}`,
    );
  }

  async coupons(state: 'usable' | 'used' | 'ended' = 'usable'): Promise<CouponSeen[]> {
    const answer = await this.house.call<{ items: CouponSeen[] }>('GET', `/me/coupons?state=${state}`, {
      token: this.token,
    });
    return answer.body.items;
  }

  async detail(id: string): Promise<CouponDetailSeen> {
    return (await this.house.call<CouponDetailSeen>('GET', `/me/coupons/${id}`, { token: this.token })).body;
  }

  /** The code of the only usable coupon of this name. */
  async codeOf(name: string): Promise<string> {
    const found = (await this.coupons()).filter((coupon) => coupon.name === name);
    expect(found).toHaveLength(1);
    return (await this.detail(found[0]?.id ?? '')).code;
  }

  /** Has a coupon verified at the lake shop. */
  async uses(name: string, billFen: number, requestKey = `counter-${name}-${billFen}`) {
    const code = await this.codeOf(name);
    return confirm(this.house, code, billFen, { requestKey });
  }
}

/** A verification by a cashier. */
export async function confirm(
  house: House,
  proof: string,
  billFen: number,
  { requestKey = '', shop = 'lake' as 'lake' | 'hill' } = {},
) {
  const key = Buffer.from(requestKey || `${proof}-${billFen}-${shop}`)
    .toString('base64url')
    .slice(-64);
  return house.call<Record<string, unknown> & { code?: string }>('POST', '/staff/verifications', {
    token: await house.staff(shop),
    body: { requestKey: key.padStart(8, '0'), proof, billFen },
  });
}

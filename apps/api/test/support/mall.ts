import type { CustomerId, Grant } from '@fanchang/domain';
import { addTemplate, type CouponTemplate } from '../../src/outcomes/coupons';
import { addItem, type MallItem, Redeem } from '../../src/outcomes/mall';
import { giveOne } from './benefits';
import type { Answer, House } from './house';

export const TEA_COUPON: CouponTemplate = {
  key: 'tea-10',
  name: '茶点 10 元券',
  worth: { kind: 'cash', offFen: 1_000 },
  thresholdFen: 3_000,
  scope: '茶点',
  shops: null,
  validity: { days: 30 },
};

/** A coupon for 200 points. */
export const COUPON_ITEM: MallItem = {
  key: 'tea-coupon',
  name: '10 元茶点券',
  gives: { kind: 'coupon', template: 'tea-10' },
  points: 200,
  worthFen: 1_000,
  picture: 'coupon',
  description: '满 30 元可用。',
  sort: 10,
};

/** A bowl for 500 points. */
export const BOWL: MallItem = {
  key: 'bowl',
  name: '手作果碗',
  gives: { kind: 'gift' },
  points: 500,
  worthFen: 3_900,
  picture: 'bowl',
  description: '一只粗陶碗。',
  sort: 20,
};

export const ADDRESS = {
  name: '林小满',
  phone: '13812345678',
  region: '浙江省 杭州市 西湖区',
  detail: '桂花弄 7 号 3 单元 502',
};

export interface MallOrderSeen {
  orderNo: string;
  itemId: string | null;
  name: string;
  kind: string;
  points: number;
  state: string;
  couponId: string | null;
  claimUntil: string | null;
  shippedAt: string | null;
  completedAt: string | null;
  cancelReason: string | null;
  address: { name: string; phoneTail: string; region: string; detail: string } | null;
  canCancel: boolean;
  canConfirm: boolean;
  code?: string;
  message?: string;
}

export interface MallItemSeen {
  id: string;
  name: string;
  points: number;
  left: number | null;
  mine: number;
  refusal: { code: string; message: string } | null;
}

/** Puts items on the shelf, with the template of the coupon. @returns their ids by key. */
export async function withMall(
  house: House,
  items: readonly MallItem[] = [COUPON_ITEM, BOWL],
  template: Partial<CouponTemplate> = {},
): Promise<Record<string, string>> {
  await house.database.transaction(async (db) => {
    await addTemplate(db, { ...TEA_COUPON, ...template });
    for (const item of items) await addItem(db, item);
  });
  const rows = await house.database.rows<{ id: number; item_key: string }>(
    'SELECT id, item_key FROM mall_items',
  );
  return Object.fromEntries(rows.map((row) => [row.item_key, String(row.id)]));
}

let given = 0;

/** Points that can be spent at once. @param expiresAt by default in a far year. */
export async function givePoints(
  house: House,
  customerId: number,
  points: number,
  expiresAt = '2030-01-01T00:00:00+08:00',
): Promise<void> {
  given += 1;
  const grant: Grant = {
    key: `gift-of-points:${given}:${customerId}`,
    program: 'test-points',
    version: 1,
    step: 'once',
    customerId: customerId as CustomerId,
    cause: `moment-${given}`,
    outcome: { kind: 'points', points, availableAt: 0, expiresAt: Date.parse(expiresAt) },
    why: { sentence: '送您的积分。', orders: [], setOffBy: `moment:${given}` },
  };
  const result = await giveOne(house, grant);
  if (result?.result !== 'given') throw new Error(`points were not given: ${JSON.stringify(result)}`);
}

/** Redeems past HTTP, for races. @returns the order's number or the refusal's code. */
export async function redeem(
  house: House,
  customerId: number,
  itemId: string,
  requestKey: string,
  address: typeof ADDRESS | null = null,
): Promise<{ orderNo: string } | { refused: string }> {
  return house.app.get(Redeem).redeem(customerId as CustomerId, { requestKey, itemId, address });
}

/** A gift a program decided to give. */
export function giftGrant(customerId: number, changes: Partial<Grant> = {}, gift = 'bowl'): Grant {
  const endsAt = Date.parse('2026-09-20T00:00:00+08:00');
  return {
    key: `thanks-gift:${customerId}`,
    program: 'thanks-gift',
    version: 1,
    step: 'once',
    customerId: customerId as CustomerId,
    cause: 'tonight',
    outcome: { kind: 'gift', gift, name: '答谢果碗', endsAt },
    why: { sentence: '感谢您一直回来。', orders: [], setOffBy: 'moment:tonight' },
    ...changes,
  };
}

/** The mall as one shopper sees it, through HTTP. */
export class MallView {
  private constructor(
    private readonly house: House,
    readonly token: string,
    readonly customerId: number,
  ) {}

  static async of(house: House, openid: string): Promise<MallView> {
    const token = await house.shopper(openid);
    const row = await house.database.one<{ customer_id: number }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
      [openid],
    );
    return new MallView(house, token, row?.customer_id ?? 0);
  }

  async shelf(cursor = ''): Promise<{ balance: number; items: MallItemSeen[]; nextCursor: string | null }> {
    const url = `/mall/items${cursor === '' ? '' : `?cursor=${cursor}`}`;
    return (await this.get<{ balance: number; items: MallItemSeen[]; nextCursor: string | null }>(url)).body;
  }

  /** What can be spent, as the mall says it. */
  async balance(): Promise<number> {
    return (await this.shelf()).balance;
  }

  async item(id: string): Promise<MallItemSeen> {
    return (await this.get<MallItemSeen>(`/mall/items/${id}`)).body;
  }

  redeems(itemId: string, requestKey: string, address?: unknown): Promise<Answer<MallOrderSeen>> {
    return this.post('', { requestKey, itemId, ...(address !== undefined && { address }) });
  }

  async order(orderNo: string): Promise<MallOrderSeen> {
    return (await this.get<MallOrderSeen>(`/me/mall/orders/${orderNo}`)).body;
  }

  async orders(): Promise<MallOrderSeen[]> {
    return (await this.get<{ items: MallOrderSeen[] }>('/me/mall/orders')).body.items;
  }

  /** Does something with an order: `address`, `cancel`, `received`. */
  does(orderNo: string, what: string, body: unknown = {}): Promise<Answer<MallOrderSeen>> {
    return this.post(`/${orderNo}/${what}`, body);
  }

  get<T>(url: string): Promise<Answer<T>> {
    return this.house.call<T>('GET', url, { token: this.token });
  }

  private post(path: string, body: unknown): Promise<Answer<MallOrderSeen>> {
    return this.house.call<MallOrderSeen>('POST', `/me/mall/orders${path}`, { token: this.token, body });
  }
}

/** What a manager does with an order. */
export async function staffDo(
  house: House,
  path: string,
  body?: unknown,
  account: 'boss' | 'lake' = 'boss',
): Promise<Answer<MallOrderSeen & { items: MallOrderSeen[]; shipTo: typeof ADDRESS | null }>> {
  const token = await house.staff(account);
  return house.call(body === undefined ? 'GET' : 'POST', `/staff/mall/orders${path}`, { token, body });
}

export const PARCEL = { carrier: '顺丰速运', trackingNo: 'SF1234567890' };

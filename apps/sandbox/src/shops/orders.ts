import { random, stableHex } from '../random';
import { BoundedMap } from '../world/bounded';
import type { Core } from '../world/core';
import type { Item, Live, ShopName, ShopOrder } from './order';

export interface OrderWish {
  /** Who orders; without it somebody nobody knows. */
  openid?: string | undefined;
  phone?: string | undefined;
  items?: Partial<Item>[] | undefined;
  postFen?: number | undefined;
  /** Null: not from a livestream. Without it the stream that is on. */
  live?: Partial<Live> | null | undefined;
  /** An order number to use instead of a new one. */
  id?: string | undefined;
  /** 微信小店: whether the shop and the mini-program hang at the same open platform. */
  withUnionid?: boolean | undefined;
}

/** The livestream that is on right now at each shop. */
export const ON_AIR: Record<ShopName, Live> = {
  douyin: { roomId: '7301234567890123456', authorId: '6891234567890123', authorName: '晚灯果铺直播间' },
  'weixin-shop': {
    roomId: 'export/UzFfAgtgekIEAQAAAAAA',
    authorId: 'sphSandbox0001',
    authorName: '晚灯果铺视频号',
  },
};

const PRODUCT: Item = {
  productId: '3600123456789012345',
  skuId: '1760123456789012',
  skuCode: 'NUT-GIFT',
  title: '每日坚果礼盒',
  quantity: 1,
  amountFen: 12_900,
  refundedFen: 0,
  refundedQuantity: 0,
};

/** Orders are numbered as each shop does it. */
const FIRST_DIGITS: Record<ShopName, string> = { douyin: '69', 'weixin-shop': '37' };

/** The orders of one shop. */
export class Orders {
  private readonly byId = new BoundedMap<string, ShopOrder>(5_000);

  constructor(
    readonly shop: ShopName,
    private readonly core: Core,
  ) {}

  find(id: string): ShopOrder | null {
    return this.byId.get(id) ?? null;
  }

  /** Newest first. */
  latest(count: number): ShopOrder[] {
    return this.byId.values().slice(-count).reverse();
  }

  create(wish: OrderWish): ShopOrder {
    const person = wish.openid === undefined ? null : this.core.people.meet(wish.openid);
    const id = wish.id ?? FIRST_DIGITS[this.shop] + random.digits(17);
    const now = this.core.clock.seconds();
    const order: ShopOrder = {
      shop: this.shop,
      id,
      state: 'created',
      openid: person?.openid ?? null,
      buyerId: this.buyerIdOf(person?.openid ?? id),
      unionid: wish.withUnionid === false ? null : (person?.unionid ?? null),
      phone: wish.phone ?? person?.phone ?? `139${random.digits(8)}`,
      receiver: person?.nickname ?? '一位顾客',
      items: (wish.items?.length ? wish.items : [{}]).map((item) => ({ ...PRODUCT, ...item })),
      postFen: wish.postFen ?? 0,
      live: wish.live === null ? null : { ...ON_AIR[this.shop], ...wish.live },
      aftersales: [],
      createdAt: now,
      paidAt: 0,
      shippedAt: 0,
      finishedAt: 0,
      cancelledAt: 0,
      updatedAt: now,
    };
    return this.byId.set(id, order);
  }

  clear(): void {
    this.byId.clear();
  }

  /** The same buyer has another id at each shop. */
  private buyerIdOf(who: string): string {
    return this.shop === 'douyin'
      ? `1@#${stableHex(`doudian ${who}`, 40)}`
      : `o5${stableHex(`weixin shop ${who}`, 26)}`;
  }
}

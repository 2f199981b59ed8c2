import type { Instant, OrderEvent, ParcelSaid } from '@fanchang/domain';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Older parcels are said to have been shipped and signed for, and nothing between. */
const FOLLOWED_DAYS = 12;

const CARRIERS = ['顺丰速运', '圆通速递', '中通快递', '京东快递'] as const;
const PREFIXES = ['SF', 'YT', 'ZT', 'JD'] as const;
const TOWNS = ['杭州', '南京', '武汉', '成都', '西安', '广州', '青岛', '长沙'] as const;

/** The number, always the same for an order: no dice, so that nothing else of the story falls otherwise. */
function numberOf(orderNo: string): number {
  let sum = 7;
  for (const letter of orderNo) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 999_999_937;
  return sum;
}

/** The parcel of an order: who carries it, under which number. */
export function parcelOf(orderNo: string, expectedAt: Instant): ParcelSaid {
  const n = numberOf(orderNo);
  const carrier = CARRIERS[n % CARRIERS.length] ?? CARRIERS[0];
  const trackingNo = `${PREFIXES[n % PREFIXES.length]}${String(n).padStart(12, '3')}`;
  return { trackingNo, carrier, expectedAt };
}

/**
 * What the carrier says on the way of a parcel that was sent lately.
 * @param paidDaysAgo local days between the payment and the story's now.
 */
export function movesOf(
  order: { orderNo: string; buyer: OrderEvent['buyer'] },
  shippedAt: Instant,
  signedAt: Instant,
  paidDaysAgo: number,
): OrderEvent[] {
  const { orderNo, buyer } = order;
  if (paidDaysAgo > FOLLOWED_DAYS) return [];
  const n = numberOf(orderNo);
  const town = TOWNS[n % TOWNS.length] ?? TOWNS[0];
  const { trackingNo } = parcelOf(orderNo, signedAt);
  const part = (share: number) =>
    shippedAt + Math.floor(((signedAt - shippedAt) * share) / MINUTE_MS) * MINUTE_MS;
  const move = (step: string, happenedAt: Instant, said: Partial<ParcelSaid>): OrderEvent => ({
    eventId: `${orderNo}-${step}`,
    kind: 'order.moved',
    orderNo,
    happenedAt,
    buyer,
    data: { parcel: { trackingNo, ...said } },
  });
  return [
    move('left', part(0.1), { stage: 'moving', place: '绍兴', words: '已从绍兴转运中心发出' }),
    move('arrived', part(0.7), { stage: 'arrived', place: town, words: `已到达${town}转运中心` }),
    move('delivering', Math.max(part(0.8), signedAt - 3 * HOUR_MS), {
      stage: 'delivering',
      place: town,
      words: '快递员正在派送，请保持电话畅通',
    }),
    move('handed', signedAt, { stage: 'signed', place: town, words: '已签收，感谢您的等待' }),
  ];
}

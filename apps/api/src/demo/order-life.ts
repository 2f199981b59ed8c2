import type { Buyer, Instant, OrderEvent, OrderEventData } from '@fanchang/domain';
import type { Basket } from './basket';
import { DAY_MS, type LocalDays } from './local-days';
import { movesOf, parcelOf } from './parcel-life';
import type { Dice } from './random';
import type { DemoSession } from './sessions';

/** How an order ends. `cancelled` before it is shipped, `returned` after it arrived, `unpaid` was never paid. */
export type Fate = 'kept' | 'partly refunded' | 'cancelled' | 'returned' | 'unpaid';

type Step = 'paid' | 'shipped' | 'signed' | 'completed' | 'refunded' | 'closed';

export interface PlannedOrder {
  orderNo: string;
  buyer: Buyer;
  paidAt: Instant;
  basket: Basket;
  session: DemoSession | null;
  fate: Fate;
}

const MINUTE_MS = 60_000;
/** Carriers promise a day, by eight in the evening: minutes. */
const EXPECTED_BY = 20 * 60;
/** Without a complaint an order completes by itself this long after signing. */
const COMPLETES_AFTER_MS = 7 * DAY_MS;

/** Everything that happens to one order, future included: the teller cuts at its own now, so the dice fall the same
 * whatever the hour. Event ids come from the order number, so a story told again repeats and adds nothing. */
export function eventsOf(order: PlannedOrder, days: LocalDays, dice: Dice): OrderEvent[] {
  const { paidAt, basket, fate } = order;
  const tell = (step: Step, happenedAt: Instant, data: OrderEventData = {}): OrderEvent => ({
    eventId: `${order.orderNo}-${step}`,
    kind: `order.${step}` as const,
    orderNo: order.orderNo,
    happenedAt,
    buyer: order.buyer,
    data,
  });
  const backInFull = (at: Instant): OrderEvent[] => [
    tell('refunded', at, { refundFen: basket.paidFen, whole: true }),
    tell('closed', at + MINUTE_MS),
  ];

  const paidDaysAgo = days.daysAgo(paidAt);
  const shippedAt = days.at(paidDaysAgo - 1, dice.int(9 * 60, 18 * 60));
  const signedDaysAgo = paidDaysAgo - dice.int(2, 4);
  const signedAt = days.at(signedDaysAgo, dice.int(9 * 60, 20 * 60));
  const complainedAt = days.at(signedDaysAgo - dice.int(1, 2), dice.int(10 * 60, 21 * 60));
  const cancelledAt = paidAt + dice.int(5, 40) * MINUTE_MS;

  if (fate === 'unpaid') return [tell('closed', cancelledAt)];

  const paid = tell('paid', paidAt, saleOf(order));
  if (fate === 'cancelled') return [paid, ...backInFull(cancelledAt)];

  const expectedAt = days.at(signedDaysAgo, EXPECTED_BY);
  const delivered = [
    paid,
    tell('shipped', shippedAt, { parcel: parcelOf(order.orderNo, expectedAt) }),
    ...movesOf(order, shippedAt, signedAt, paidDaysAgo),
    tell('signed', signedAt),
  ];
  if (fate === 'returned') return [...delivered, ...backInFull(complainedAt)];

  const completed = tell('completed', signedAt + COMPLETES_AFTER_MS);
  if (fate === 'kept') return [...delivered, completed];
  return [...delivered, tell('refunded', complainedAt, { refundFen: crushedFen(basket) }), completed];
}

function saleOf({ basket, session }: PlannedOrder): OrderEventData {
  const { paidFen, listFen, lines } = basket;
  const live = session === null ? {} : { liveSession: session.sessionId, liveRoom: session.room };
  return { paidFen, listFen, lines, ...live };
}

/** One bag arrived crushed: a third of the first line comes back, whole fen. */
function crushedFen({ lines }: Basket): number {
  return Math.floor((lines[0]?.amountFen ?? 0) / 3);
}

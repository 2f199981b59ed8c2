import type { Instant } from './brand';
import { DAY_MS } from './calendar';

/** Where a parcel 包裹 is, as carriers say it: picked up 揽收, on its way 运输, in the receiver's town 到达, on the last stretch 派送, signed for 签收, or held up 异常. */
export const PARCEL_STAGES = ['picked-up', 'moving', 'arrived', 'delivering', 'signed', 'held-up'] as const;
export type ParcelStage = (typeof PARCEL_STAGES)[number];

/** What a source says of a parcel along with an event of its order. */
export interface ParcelSaid {
  trackingNo: string;
  carrier?: string;
  /** Left out, an order that was shipped was picked up, and one that moved is on its way. */
  stage?: ParcelStage;
  place?: string;
  words?: string;
  expectedAt?: Instant;
}

/** What a carrier said about one parcel. `(source, eventId)` is unique, as of every fact. */
export interface ParcelMove {
  eventId: string;
  at: Instant;
  trackingNo: string;
  carrier: string | null;
  stage: ParcelStage;
  /** Town or depot, as the carrier names it. */
  place: string | null;
  words: string | null;
  /** When the carrier expects to deliver. */
  expectedAt: Instant | null;
}

/** One parcel as its moves add up to. */
export interface ParcelState {
  trackingNo: string;
  carrier: string | null;
  stage: ParcelStage;
  signedAt: Instant | null;
  expectedAt: Instant | null;
  /** The latest first. */
  moves: readonly ParcelMove[];
}

const MOST_MOVES = 50;

/**
 * Parcels from the set of what was said of them, the one that moved first at the front. Order of arrival and repetition
 * make no difference. Signed for is signed for, whatever is said later.
 */
export function foldParcels(moves: readonly ParcelMove[]): ParcelState[] {
  const byId = new Map<string, ParcelMove>();
  for (const move of moves) if (!byId.has(move.eventId)) byId.set(move.eventId, move);
  const inTime = [...byId.values()].toSorted(
    (a, b) =>
      a.at - b.at ||
      PARCEL_STAGES.indexOf(a.stage) - PARCEL_STAGES.indexOf(b.stage) ||
      (a.eventId < b.eventId ? -1 : 1),
  );
  const parcels = new Map<string, ParcelMove[]>();
  for (const move of inTime) parcels.set(move.trackingNo, [...(parcels.get(move.trackingNo) ?? []), move]);
  return [...parcels].map(([trackingNo, said]) => {
    const signed = said.find((move) => move.stage === 'signed');
    return {
      trackingNo,
      carrier: said.findLast((move) => move.carrier !== null)?.carrier ?? null,
      stage: signed?.stage ?? said.at(-1)?.stage ?? 'picked-up',
      signedAt: signed?.at ?? null,
      expectedAt: said.findLast((move) => move.expectedAt !== null)?.expectedAt ?? null,
      moves: said.toReversed().slice(0, MOST_MOVES),
    };
  });
}

/** The stages of a delivery card 物流卡, always in this order. */
export const DELIVERY_STAGES = ['paid', 'shipped', 'moving', 'delivering', 'signed'] as const;
export type DeliveryStage = (typeof DELIVERY_STAGES)[number];

/** How far an order has come. */
export interface Delivery {
  /** The furthest stage reached; null when it was not paid, or is not delivered any more. */
  stage: DeliveryStage | null;
  /** When each stage was reached; null when it was not, or nobody said when. */
  reachedAt: Readonly<Record<DeliveryStage, Instant | null>>;
  isHeldUp: boolean;
  /** When it should be there: what the carriers say, the latest of several parcels, or what is usual. Null once it is. */
  expectedAt: Instant | null;
  /** Whether that is only what is usual. */
  isGuess: boolean;
}

/** Too few to speak of what is usual. */
const LEAST_ORDERS = 20;
const USUAL = 0.8;

/** The time from shipping to the signature that four of five orders need, ms; null when there are too few to tell. */
export function usualTransit(transits: readonly number[]): number | null {
  if (transits.length < LEAST_ORDERS) return null;
  const sorted = transits.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * USUAL) - 1] ?? null;
}

/** What an order says of its delivery by itself. */
export interface Delivered {
  paidAt: Instant | null;
  shippedAt: Instant | null;
  signedAt: Instant | null;
  completedAt: Instant | null;
  voided: boolean;
}

/** Where an order's delivery stands. @param transit of `usualTransit`. */
export function deliveryOf(
  order: Delivered,
  parcels: readonly ParcelState[],
  transit: number | null,
): Delivery {
  const moves = parcels.flatMap((parcel) => parcel.moves);
  const first = (...stages: ParcelStage[]) =>
    earliest(moves.filter((move) => stages.includes(move.stage)).map(({ at }) => at));
  const allSigned = parcels.length > 0 && parcels.every((parcel) => parcel.signedAt !== null);
  const lastSigned = allSigned ? Math.max(...parcels.map((parcel) => parcel.signedAt ?? 0)) : null;
  const reachedAt = {
    paid: order.paidAt,
    shipped: order.shippedAt ?? earliest(moves.map(({ at }) => at)),
    moving: first('moving', 'arrived'),
    delivering: first('delivering'),
    // The shop's word first: it is what the days of returning count from.
    signed: order.signedAt ?? order.completedAt ?? lastSigned,
  };
  const stage = order.voided ? null : (DELIVERY_STAGES.findLast((one) => reachedAt[one] !== null) ?? null);
  const isThere = stage === null || stage === 'signed';
  const open = parcels.filter((parcel) => parcel.signedAt === null);
  const said = open.flatMap((parcel) => parcel.expectedAt ?? []);
  const usual = reachedAt.shipped === null || transit === null ? null : reachedAt.shipped + transit;
  const isGuess = !isThere && said.length === 0 && usual !== null;
  return {
    stage,
    reachedAt,
    isHeldUp: !isThere && open.some((parcel) => parcel.stage === 'held-up'),
    expectedAt: isThere ? null : said.length > 0 ? Math.max(...said) : usual,
    isGuess,
  };
}

/** Whether something should have been there a day ago and is not. */
export function isLate({ stage, expectedAt }: Pick<Delivery, 'stage' | 'expectedAt'>, now: Instant): boolean {
  return stage !== 'signed' && expectedAt !== null && now >= expectedAt + DAY_MS;
}

const earliest = (moments: readonly Instant[]): Instant | null =>
  moments.length === 0 ? null : Math.min(...moments);

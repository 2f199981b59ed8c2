import { DAY_MS, MINUTE_MS, type Survey } from '@fanchang/domain';
import type { OlistOrder, OlistReview } from './olist';
import type { Fate } from './olist-replay';

/** What the data's README says of it. */
export const PUBLISHED = {
  orders: 2_388,
  reviewedOrders: 2_373,
  twiceReviewedOrders: 5,
  scores: [246, 90, 203, 461, 1_378],
  mean: 4.1081,
  reviewsOfDelivered: 2_323,
  reviewsBeforeDelivery: 120,
  reviewsOfLateDeliveries: 193,
  meanOfLateDeliveries: 2.534,
  meanOfOtherDeliveries: 4.308,
};

type Scored = Pick<OlistReview, 'score'>;

/** How many gave 1, 2, 3, 4, 5. */
export const scoresOf = (reviews: readonly Scored[]): number[] =>
  [1, 2, 3, 4, 5].map((score) => reviews.filter((review) => review.score === score).length);

export const meanOf = (reviews: readonly Scored[]): number =>
  reviews.reduce((sum, { score }) => sum + score, 0) / reviews.length;

/** What becomes of each answer by the dates in the data alone. */
export function fatesByDate(
  orders: readonly OlistOrder[],
  reviews: readonly OlistReview[],
  survey: Survey,
): Map<OlistReview, Fate> {
  const deliveryOf = new Map(orders.map(({ orderNo, deliveredAt }) => [orderNo, deliveredAt]));
  const answered = new Set<string>();
  const fateOf = ({ orderNo, answeredAt }: OlistReview): Fate => {
    const deliveredAt = deliveryOf.get(orderNo) ?? null;
    if (deliveredAt === null) return 'never-asked';
    if (answered.has(orderNo)) return 'SURVEY_ANSWERED';
    const askedAt = deliveredAt + survey.delayMinutes * MINUTE_MS;
    if (answeredAt >= askedAt + survey.openDays * DAY_MS) return 'SURVEY_CLOSED';
    answered.add(orderNo);
    return answeredAt < askedAt ? 'taken-once-asked' : 'taken';
  };
  return new Map(reviews.map((review) => [review, fateOf(review)]));
}

/** Orders that came later than their buyers were told. */
export function lateOrders(orders: readonly OlistOrder[]): Set<string> {
  const late = orders.filter(
    ({ deliveredAt, estimatedAt }) => deliveredAt !== null && deliveredAt > estimatedAt,
  );
  return new Set(late.map(({ orderNo }) => orderNo));
}

/** Answers by the categories of what was in their orders; null: goods of none. */
export function byCategory(
  orders: readonly OlistOrder[],
  reviews: readonly OlistReview[],
): Map<string | null, OlistReview[]> {
  const orderOf = new Map(orders.map((order) => [order.orderNo, order]));
  const found = new Map<string | null, OlistReview[]>();
  for (const review of reviews) {
    const categories = new Set(orderOf.get(review.orderNo)?.lines.map(({ category }) => category));
    for (const category of categories) found.set(category, [...(found.get(category) ?? []), review]);
  }
  return found;
}

/** How many there are of each. */
export function tally<Item>(items: readonly Item[]): Map<Item, number> {
  const counted = new Map<Item, number>();
  for (const item of items) counted.set(item, (counted.get(item) ?? 0) + 1);
  return counted;
}

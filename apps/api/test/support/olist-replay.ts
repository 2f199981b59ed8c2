import { DAY_MS } from '@fanchang/domain';
import type { House, Told } from './house';
import type { OlistOrder, OlistReview } from './olist';
import { Asked } from './surveys';

/**
 * What became of an answer of the data: taken on its date; taken later, because on its date nothing was asked yet; never
 * taken, because nothing was ever asked; or refused by name.
 */
export type Fate = 'taken' | 'taken-once-asked' | 'never-asked' | 'SURVEY_ANSWERED' | 'SURVEY_CLOSED';

type Happening = { at: number } & ({ told: Told } | { review: OlistReview });

/**
 * Lets everything happen again through the public API, in the order of its dates. Shoppers answer at the second they did.
 * Shops tell their orders every midnight, and at once where somebody finds nothing to answer. Who still finds nothing looks
 * again every midnight after the delivery was told, and then says what they wanted to say.
 */
export class OlistReplay {
  private readonly fates = new Map<OlistReview, Fate>();
  private untold: Told[] = [];
  private readonly delivered = new Set<unknown>();
  private readonly early = new Set<OlistReview>();
  private readonly buyers: ReadonlyMap<string, string>;
  private readonly shoppers = new Map<string, Promise<Asked>>();

  private constructor(
    private readonly house: House,
    orders: readonly OlistOrder[],
  ) {
    this.buyers = new Map(orders.map(({ orderNo, buyer }) => [orderNo, buyer]));
  }

  /** @returns what became of every answer. */
  static async of(
    house: House,
    orders: readonly OlistOrder[],
    reviews: readonly OlistReview[],
  ): Promise<ReadonlyMap<OlistReview, Fate>> {
    const happenings: Happening[] = [
      ...orders.flatMap(eventsOf).map((told) => ({ at: Date.parse(told.happenedAt), told })),
      ...reviews.map((review) => ({ at: review.answeredAt, review })),
    ];
    const replay = new OlistReplay(house, orders);
    await replay.dayByDay(happenings.sort((a, b) => a.at - b.at));
    return replay.fates;
  }

  private async dayByDay(happenings: readonly Happening[]): Promise<void> {
    let dayEnds = happenings[0]!.at;
    for (const happening of happenings) {
      for (; dayEnds <= happening.at; dayEnds += DAY_MS) await this.endOfDay(dayEnds);
      if ('told' in happening) this.untold.push(happening.told);
      else await this.onItsDate(happening.review);
    }
    await this.endOfDay(dayEnds);
    for (const review of this.early) this.fates.set(review, 'never-asked');
  }

  private async endOfDay(at: number): Promise<void> {
    this.house.at(new Date(at).toISOString());
    await this.tell();
    for (const review of this.early) {
      if (!this.delivered.has(review.orderNo)) continue;
      if (await this.answer(review, 'taken-once-asked')) this.early.delete(review);
    }
  }

  private async onItsDate(review: OlistReview): Promise<void> {
    this.house.at(new Date(review.answeredAt).toISOString());
    if (await this.answer(review, 'taken')) return;
    await this.tell();
    if (!(await this.answer(review, 'taken'))) this.early.add(review);
  }

  /** Tells all there is to tell by now, and has the work done. */
  private async tell(): Promise<void> {
    const events = this.untold;
    this.untold = [];
    if (events.length > 0) {
      const { body } = await this.house.tell(events);
      expect(body.results.filter(({ result }) => result !== 'new')).toEqual([]);
    }
    await this.house.settle();
    for (const { kind, orderNo } of events) if (kind === 'order.signed') this.delivered.add(orderNo);
  }

  /** @returns false when the shopper is shown nothing to answer about this order. */
  private async answer(
    review: OlistReview,
    whenTaken: Extract<Fate, 'taken' | 'taken-once-asked'>,
  ): Promise<boolean> {
    const { orderNo, score, words } = review;
    const shopper = await this.shopperOf(orderNo);
    const survey = (await shopper.list()).find(({ order }) => order.orderNo === orderNo);
    if (survey === undefined) return false;
    const { status, body } = await shopper.answers(survey.surveyNo, [
      { question: 'satisfied', number: score },
      ...(words === '' ? [] : [{ question: 'words', words }]),
    ]);
    if (status === 200) {
      expect(body.answers).toMatchObject([{ number: score }, ...(words === '' ? [] : [{ words }])]);
      this.fates.set(review, whenTaken);
    } else {
      expect({ status, code: body.code }).toEqual({
        status: 409,
        code: expect.stringMatching(/^SURVEY_(ANSWERED|CLOSED)$/),
      });
      this.fates.set(review, body.code as Fate);
    }
    return true;
  }

  /** Logged in when they first come. */
  private shopperOf(orderNo: string): Promise<Asked> {
    const openid = this.buyers.get(orderNo)!;
    const shopper = this.shoppers.get(openid) ?? Asked.of(this.house, openid);
    this.shoppers.set(openid, shopper);
    return shopper;
  }
}

/**
 * What the shop tells of an order. Where no payment was approved it came to nothing; when, the data does not say, nor when
 * other orders were called off, so of those only what is dated is told.
 */
function eventsOf(order: OlistOrder): (Told & { happenedAt: string })[] {
  const { orderNo, buyer, boughtAt, approvedAt, shippedAt, deliveredAt, paidCents } = order;
  const event = (kind: string, at: number, more: object = {}) => ({
    eventId: `${orderNo}:${kind}`,
    kind,
    orderNo,
    happenedAt: new Date(at).toISOString(),
    ...more,
  });
  const known = { buyer: { kind: 'openid', value: buyer } };
  const lines = order.lines.map(({ lineKey, productId, category, cents }) => ({
    lineKey,
    productId,
    title: category ?? productId,
    ...(category !== null && { category }),
    quantity: 1,
    amountFen: cents,
  }));
  return [
    approvedAt === null
      ? event('order.closed', boughtAt, known)
      : event('order.paid', approvedAt, { ...known, paidFen: paidCents, lines }),
    ...(shippedAt === null ? [] : [event('order.shipped', shippedAt)]),
    ...(deliveredAt === null ? [] : [event('order.signed', deliveredAt)]),
  ];
}

import { Mall } from '../support/checkout';
import { House } from '../support/house';
import { atOnce, processesOf, tally, THROUGH } from '../support/parallel';
import { type Api, endAll } from '../support/processes';
import { confirm } from '../support/shopper';
import { booksAreRight } from '../support/verify';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
const ROUNDS = 5;

describe(`fifty orders at once, through ${THROUGH}`, () => {
  let house: House;
  let mall: Mall;
  let apis: Api[];
  beforeAll(async () => {
    house = await House.open(NOW);
    mall = new Mall(house);
    apis = await processesOf(house, NOW);
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });
  afterEach(() => booksAreRight(house));
  const urls = () => apis.map((api) => api.url);
  const words = (answers: readonly { status: number; body: { code?: string } }[]) =>
    tally(answers.map(({ status, body }) => (status === 200 ? 'done' : `${status} ${body.code}`)));

  it('hold one coupon: one has it, forty-nine are told it is held', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const code = await mall.gives(`holder-${round}`);
      const answers = await atOnce(50, urls(), (url, n) =>
        mall.hold(`H-${round}-${n}`, `holder-${round}`, [code], {}, { url }),
      );
      expect(words(answers)).toEqual({ done: 1, '409 COUPON_HELD': 49 });
      const winner = answers.find(({ status }) => status === 200)?.body.orderNo ?? '';
      expect((await mall.redeem(winner)).status).toBe(200);
    }
  });

  it('hold two coupons each, crosswise: every one is of one order, and nobody waits for ever', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const buyer = `crosswise-${round}`;
      const codes = await Promise.all(
        [0, 1, 2].map((n) => mall.gives(buyer, { key: `cross-${round}-${n}`, stackingGroup: `group-${n}` })),
      );
      const answers = await atOnce(50, urls(), (url, n) => {
        const pair = [codes[n % 3] ?? '', codes[(n + 1) % 3] ?? ''];
        return mall.hold(`C-${round}-${n}`, buyer, n % 2 === 0 ? pair : pair.reverse(), {}, { url });
      });
      expect(words(answers)).toEqual({ done: 1, '409 COUPON_HELD': 49 });
    }
  });

  it('redeem as one order: the same receipt fifty times, one redemption', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const code = await mall.gives(`payer-${round}`);
      await mall.hold(`P-${round}`, `payer-${round}`, [code]);
      const answers = await atOnce(50, urls(), (url) => mall.redeem(`P-${round}`, {}, { url }));
      expect(words(answers)).toEqual({ done: 50 });
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await mall.bookOf(code)).toEqual({
        state: 'used',
        moves: ['granted>held client', 'held>used client'],
      });
      const returns = await atOnce(50, urls(), (url) => mall.return(`P-${round}`, {}, { url }));
      expect(words(returns)).toEqual({ done: 50 });
      expect(new Set(returns.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await mall.bookOf(code)).toMatchObject({ state: 'granted' });
    }
    const facts = await house.database.rows<{ kind: string }>(
      `SELECT kind FROM events WHERE data LIKE '%"orderNo":"P-%'`,
    );
    expect(tally(facts.map(({ kind }) => kind))).toEqual({
      'coupon.redeemed': ROUNDS,
      'coupon.returned': ROUNDS,
    });
  });

  it('ask with one key: one answer fifty times', async () => {
    const code = await mall.gives('impatient');
    const said = { key: 'one-key-for-fifty' };
    const answers = await atOnce(50, urls(), (url) =>
      mall.hold('I-1', 'impatient', [code], {}, { ...said, url }),
    );
    expect(words(answers)).toEqual({ done: 50 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const refused = await atOnce(50, urls(), (url) =>
      mall.hold('I-2', 'impatient', [code], {}, { key: 'another-key', url }),
    );
    expect(words(refused)).toEqual({ '409 COUPON_HELD': 50 });
    expect(new Set(refused.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('and the counter want one coupon: one gets it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const code = await mall.gives(`both-${round}`);
      const atCounter = Array.from({ length: 5 }, (_, n) =>
        confirm(house, code, 10_000 + n, { requestKey: `counter-${round}-${n}` }),
      );
      const inCheckouts = atOnce(20, urls(), (url, n) =>
        mall.hold(`B-${round}-${n}`, `both-${round}`, [code], {}, { url }),
      );
      const seen = words([...(await inCheckouts), ...(await Promise.all(atCounter))]);
      expect(seen.done).toBe(1);
      expect(Object.keys(seen).filter((word) => word.startsWith('5'))).toEqual([]);
      expect(['used', 'held']).toContain((await mall.bookOf(code)).state);
    }
  });
});

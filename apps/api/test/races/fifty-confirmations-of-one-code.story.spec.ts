import { House, paid } from '../support/house';
import { atOnce, post, processesOf, tally, THROUGH } from '../support/parallel';
import { type Api, endAll } from '../support/processes';
import { ShopperView } from '../support/shopper';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
const ROUNDS = 10;

describe(`fifty cashiers confirm at once, through ${THROUGH}`, () => {
  let house: House;
  let apis: Api[];

  beforeAll(async () => {
    house = await House.open(NOW);
    const buyers = Array.from({ length: 2 * ROUNDS }, (_, n) =>
      paid(`racer-${n}`, `R-${n}`, '2026-09-02T11:00:00+08:00'),
    );
    await house.tell(buyers);
    await house.settle();
    apis = await processesOf(house, NOW);
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  const codeOf = async (n: number) => (await ShopperView.of(house, `racer-${n}`)).codeOf('复购专享券');
  const confirmAll = async (proof: string, keyOf: (n: number) => string) => {
    const token = await house.staff();
    const urls = apis.map((api) => api.url);
    return atOnce(50, urls, (url, n) =>
      post<{ code?: string; id?: string }>(`${url}/staff/verifications`, {
        token,
        body: { requestKey: keyOf(n), proof, billFen: 10_000 },
      }),
    );
  };

  it('one code, fifty requests: one receipt, forty-nine times "已被使用"', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await confirmAll(await codeOf(round), (n) => `different-${round}-${n}`);
      const seen = answers.map(({ status, body }) =>
        status === 200 ? 'confirmed' : `${status} ${body.code}`,
      );
      expect(tally(seen)).toEqual({ confirmed: 1, '409 COUPON_USED': 49 });
    }
    const written = await house.database.one('SELECT COUNT(*) AS n FROM redemptions');
    expect(Number(written?.['n' as never])).toBe(ROUNDS);
  });

  it('one request sent fifty times: the same receipt every time', async () => {
    for (let round = ROUNDS; round < 2 * ROUNDS; round += 1) {
      const answers = await confirmAll(await codeOf(round), () => `the-same-${round}`);
      const seen = answers.map(({ status, body }) =>
        status === 200 ? `receipt ${body.id}` : `${status} ${body.code}`,
      );
      expect(Object.values(tally(seen))).toEqual([50]);
      expect(answers[0]).toMatchObject({ status: 200, body: { couponOffFen: 1_000 } });
    }
  });

  it('each use is one fact in the log and one saving in the archive', async () => {
    const facts = await house.database.rows("SELECT source_id FROM events WHERE kind = 'coupon.redeemed'");
    expect(facts).toHaveLength(2 * ROUNDS);
    await house.settle();
    const racer = await ShopperView.of(house, 'racer-0');
    expect((await racer.archive()).totals.savedFen).toBe(500 + 1_000);
  });
});

import { booksOf } from '../support/books';
import { House, paid, type Told } from '../support/house';
import { atOnce, processesOf, tally, tellTo, THROUGH } from '../support/parallel';
import { type Api, endAll, until } from '../support/processes';
import { ShopperView } from '../support/shopper';

jest.setTimeout(240_000);

const NOW = '2026-09-12T12:00:00+08:00';
const DAYS = ['02', '03', '04', '05', '06', '07'];

describe(`fifty overlapping webhooks at once, through ${THROUGH}`, () => {
  let house: House;
  let apis: Api[];

  beforeAll(async () => {
    house = await House.open(NOW);
    apis = await processesOf(house, NOW);
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  const urls = () => apis.map((api) => api.url);
  const eventsOf = (who: string): Told[] =>
    DAYS.map((day) => paid(who, `${who}-${day}`, `2026-09-${day}T12:00:00+08:00`));
  const workIsDone = () =>
    until(async () => {
      const left = await house.database.rows("SELECT id FROM work WHERE state = 'ready' AND run_at <= ?", [
        Date.parse(NOW),
      ]);
      return left.length === 0;
    }, 200);

  it('about one customer give every step once', async () => {
    const events = eventsOf('lin');
    const answers = await atOnce(50, urls(), (url, n) => {
      const some = events.filter((_, k) => (n + k) % 3 !== 0);
      return tellTo(house, url, n % 2 === 0 ? some : [...some].reverse());
    });
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 50 });
    const results = tally(answers.flatMap(({ body }) => body.results.map(({ result }) => result)));
    expect(results).toEqual({ new: 6, duplicate: 194 });

    await workIsDone();
    const lin = await ShopperView.of(house, 'lin');
    expect(await lin.steps()).toEqual(['7d: 1/1 reached', '30d: 3/3 reached', '90d: 5/5 reached']);
    const grants = await house.database.rows<{ step: string; n: number }>(
      "SELECT step, COUNT(*) AS n FROM grants WHERE program = 'repurchase' GROUP BY step ORDER BY step",
    );
    expect(grants.map(({ step, n }) => `${step} ${n}`)).toEqual(['30d 2', '7d 1', '90d 1']);
    const given = await house.database.rows('SELECT id FROM coupons');
    // The seven days were over before we heard of them: written down, no coupon.
    expect(given).toHaveLength(2);
    expect(await house.database.rows('SELECT id FROM member_prices')).toHaveLength(1);
  });

  it('about new customers make each of them once', async () => {
    const people = Array.from({ length: 10 }, (_, n) => `new-${n}`);
    const events = people.flatMap(eventsOf);
    const answers = await atOnce(50, urls(), (url, n) =>
      tellTo(house, url, turned(events, n * 7).slice(0, 40)),
    );
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 50 });
    await workIsDone();
    const identities = await house.database.rows(
      "SELECT id FROM customer_identities WHERE value LIKE 'new-%'",
    );
    expect(identities).toHaveLength(10);
    const facts = await house.database.rows(
      `SELECT f.orders, f.order_days FROM customer_facts f JOIN customer_identities i ON i.customer_id = f.customer_id
       WHERE i.value LIKE 'new-%'`,
    );
    expect(facts).toEqual(people.map(() => ({ orders: 6, order_days: 6 })));
  });

  it('leave no work parked, and books like those of one who told everything in order', async () => {
    expect(await house.database.rows("SELECT last_error FROM work WHERE state = 'parked'")).toEqual([]);
    const calm = await House.open(NOW);
    await calm.tell(['lin', ...Array.from({ length: 10 }, (_, n) => `new-${n}`)].flatMap(eventsOf));
    await calm.settle();
    await house.shopper('lin');
    expect((await booksOf(house)).tables).toEqual((await booksOf(calm)).tables);
    await calm.close();
  });
});

const turned = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

import { randomInt } from 'node:crypto';
import { Answers, Complains } from '../support/care';
import { SERVER } from '../support/databases';
import { forgetIn, overDispatchers } from '../support/dispatchers';
import { House, paid } from '../support/house';
import { signed } from '../support/points';
import { endAll, said, start, until } from '../support/processes';
import { lostOrTwice, surveysStand, ticketsStand } from '../support/standing';
import { Asked } from '../support/surveys';
import { faultsOf } from '../support/verify';

jest.setTimeout(600_000);

const SIGNED = '2026-09-02T09:00:00+08:00';
const OPENED = '2026-09-02T09:30:00+08:00';
/** Every first answer is late, and every survey is to be asked. */
const FIRST_LATE = '2026-09-02T11:30:00+08:00';
/** Every resolution is late, too. */
const BOTH_LATE = '2026-09-03T09:30:00+08:00';

const SHOPPERS = 60;
const TICKETS_EACH = 4;
const ORDERS_EACH = 4;

const VICTIMS = SERVER === null ? 1 : 2;
/** With more time a quick machine does everything before many have died. */
const KILLED_WITHIN_MS = 60;
/** Whoever comes after them works in peace. */
const MOST_ROUNDS = 9;
/** Fewer, and they died where nothing was at stake. */
const LEAST_INTERRUPTED = 4;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

overDispatchers('workers that are killed between due and done', (redisUrl) => {
  let house: House;
  beforeAll(async () => {
    house = await House.open(SIGNED);
    await everybodyWaits(house);
  });
  afterAll(async () => {
    await endAll();
    await forgetIn(redisUrl, house);
    await house.close();
  });

  const worker = (now: string) =>
    start('worker', {
      DATABASE_URL: house.databaseUrl,
      FIXED_NOW: now,
      LOG_LEVEL: 'error',
      ...(redisUrl !== null && { REDIS_URL: redisUrl }),
    });
  /** What is due, and whether somebody has it now. */
  const due = (now: string) =>
    house.database.rows<{ is_held: number }>(
      `SELECT CASE WHEN leased_until > ? THEN 1 ELSE 0 END AS is_held FROM work
       WHERE state = 'ready' AND run_at <= ?`,
      [Date.now(), Date.parse(now)],
    );

  /** Some are killed at work, each at a moment of its own. @returns whether they had done some and held some. */
  const killSome = async (now: string) => {
    const before = (await due(now)).length;
    const victims = Array.from({ length: VICTIMS }, () => worker(now));
    await until(async () => (await due(now)).length < before, 1);
    for (const victim of victims) {
      await wait(randomInt(KILLED_WITHIN_MS));
      victim.kill('SIGKILL');
      expect(await victim.ended).toMatchObject({ stdout: expect.not.stringContaining('failed'), stderr: '' });
    }
    const left = await due(now);
    return left.some(({ is_held: isHeld }) => isHeld === 1);
  };

  /** Has all that is due done by workers of whom most are killed. @returns how often some had work in their hands. */
  const underFire = async (now: string) => {
    let interrupted = 0;
    for (let round = 0; round < MOST_ROUNDS && (await due(now)).length > 0; round += 1) {
      if (await killSome(now)) interrupted += 1;
      expect(await lostOrTwice(house)).toEqual([]);
      expect(await faultsOf(house)).toEqual([]);
      // A minute later nobody has it any more.
      await house.database.transaction((db) =>
        db.run('UPDATE work SET leased_until = ? WHERE leased_until IS NOT NULL', [Date.now() - 1]),
      );
    }
    const last = worker(now);
    await said(last, /at work/);
    await until(async () => (await due(now)).length === 0, 10);
    expect(await last.stop()).toMatchObject({
      code: 0,
      stdout: expect.not.stringContaining('failed'),
      stderr: '',
    });
    expect(await lostOrTwice(house)).toEqual([]);
    expect(await faultsOf(house)).toEqual([]);
    return interrupted;
  };

  it('nothing is lost, and nothing done twice', async () => {
    expect(await lostOrTwice(house)).toEqual([]);
    const all = { tickets: SHOPPERS * TICKETS_EACH, surveys: SHOPPERS * ORDERS_EACH };
    expect(await counts(house)).toEqual({ '0 of 2 broken': all.tickets, waiting: all.surveys });

    let interrupted = await underFire(FIRST_LATE);
    expect(await counts(house)).toEqual({ '1 of 2 broken': all.tickets, open: all.surveys });
    interrupted += await underFire(BOTH_LATE);
    expect(await counts(house)).toEqual({ '2 of 2 broken': all.tickets, open: all.surveys });
    expect(interrupted).toBeGreaterThanOrEqual(LEAST_INTERRUPTED);

    const left = await house.database.rows(
      "SELECT kind, state, attempts FROM work WHERE kind LIKE 'care.%' OR kind LIKE 'survey%' OR state <> 'ready' OR attempts > 0",
    );
    expect(left).toEqual([]);
  });

  it('and everybody sees it so', async () => {
    house.at(BOTH_LATE);
    const boss = await Answers.of(house, 'boss', null);
    const [ticket] = await boss.list('breached');
    expect(ticket).toMatchObject({ level: 2 });
    const story = await boss.story(ticket?.ticketNo ?? '');
    expect(story.toSorted()).toEqual(['answered-by-itself', 'breached', 'breached', 'opened']);
    const asked = await Asked.of(house, 'fire-0');
    expect(await asked.list()).toHaveLength(ORDERS_EACH);
    const inbox = await house.call<{ items: { title: string }[] }>('GET', '/me/inbox', {
      token: asked.token,
    });
    expect(inbox.body.items.filter(({ title }) => title.endsWith('收到了吗？'))).toHaveLength(ORDERS_EACH);
  });
});

/** Everybody has orders that were signed for, and questions nobody has answered. */
async function everybodyWaits(house: House): Promise<void> {
  const people = Array.from({ length: SHOPPERS }, (_, n) => `fire-${n}`);
  for (const openid of people) {
    const orders = Array.from({ length: ORDERS_EACH }, (_, n) => `F-${openid}-${n}`);
    await house.tell(
      orders.flatMap((no) => [paid(openid, no, '2026-09-01T12:00:00+08:00'), signed(no, SIGNED)]),
    );
  }
  await house.settle();
  house.at(OPENED);
  for (const openid of people) {
    const shopper = await Complains.of(house, openid);
    for (let n = 0; n < TICKETS_EACH; n += 1) await shopper.opens({ words: '找客服' });
  }
}

/** How many tickets and surveys stand alike. */
async function counts(house: House): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const count = (as: string) => (found[as] = (found[as] ?? 0) + 1);
  for (const { level } of await ticketsStand(house)) count(`${level} of 2 broken`);
  for (const { state } of await surveysStand(house)) count(state);
  return found;
}

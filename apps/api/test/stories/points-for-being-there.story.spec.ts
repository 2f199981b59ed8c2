import { House } from '../support/house';
import { interaction, pointsFromEver, PointsView, signed, tellInteractions } from '../support/points';
import { booksAreRight } from '../support/verify';

const NIGHT = '2026-09-02T20:10:00+08:00';

describe('points for being there', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open('2026-09-02T23:00:00+08:00');
    await pointsFromEver(house);
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const tells = async (...events: unknown[]) => {
    const { body } = await tellInteractions(house, events);
    await house.settle();
    return body.results.map(({ result, code }) => (code === null ? result : `${result} ${code}`));
  };

  it('are there at once, with a reason, and live twelve months', async () => {
    expect(await tells(interaction('lin', 'E1', NIGHT, 'asked'), interaction('lin', 'E2', NIGHT))).toEqual([
      'new',
      'new',
    ]);
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('3/0/0');
    expect(await lin.history()).toEqual(['earn +2', 'earn +1']);
    expect((await lin.allEntries())[1]).toMatchObject({
      text: '9 月 2 日在直播间提问，得 2 积分。',
      why: '9 月 2 日在直播间提问，得 2 积分。',
      pending: false,
    });
    expect((await lin.points()).expiring).toEqual([{ points: 3, endsAt: '2027-09-03T00:00:00.000+08:00' }]);
  });

  it('stop at the cap of the kind and the local day, and go on the next day', async () => {
    const comments = (from: string, count: number, moment: string) =>
      Array.from({ length: count }, (_, n) => interaction('lin', `${from}${n}`, moment));
    house.at('2026-09-03T02:00:00+08:00');
    await tells(...comments('late', 4, '2026-09-02T15:59:59.999Z'));
    await tells(...comments('more', 4, NIGHT));
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('5/0/0');
    await tells(...comments('next', 7, '2026-09-02T16:00:00.000Z'), interaction('lin', 'L1', NIGHT, 'liked'));
    expect(await lin.short()).toBe('11/0/0');
  });

  it('are given once, however often a thing is told', async () => {
    const told = interaction('lin', 'E1', NIGHT, 'gifted');
    expect(await tells(told, told)).toEqual(['new', 'duplicate']);
    expect(await tells(told)).toEqual(['duplicate']);
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('2/0/0');
  });

  it('are none for sharing and for watching; that they did is known', async () => {
    await tells(interaction('lin', 'S1', NIGHT, 'shared'), {
      ...interaction('lin', 'W1', NIGHT, 'watched'),
      seconds: 900,
    });
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('0/0/0');
    const kept = await house.database.rows(
      "SELECT kind, data FROM events WHERE kind LIKE 'live.%' ORDER BY id",
    );
    expect(kept).toEqual([
      { kind: 'live.shared', data: '{"b":["openid","lin"],"session":"L1","seconds":null,"text":null}' },
      { kind: 'live.watched', data: '{"b":["openid","lin"],"session":"L1","seconds":900,"text":null}' },
    ]);
  });

  it('stay when an order of theirs is refunded', async () => {
    await tells(interaction('lin', 'E1', NIGHT, 'asked'));
    await house.buys('lin', 'A1', '2026-09-02T20:30:00+08:00');
    await house.tell([signed('A1', '2026-09-02T22:00:00+08:00')]);
    await house.settle();
    await house.refundsWhole('A1', '2026-09-02T22:30:00+08:00');
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('2/0/0');
  });

  it('judge each event by itself', async () => {
    await tells(interaction('lin', 'E1', NIGHT));
    const answers = await tells(
      interaction('lin', 'E1', '2026-09-02T20:10:01+08:00'),
      interaction('mei', 'E1', NIGHT),
      interaction('lin', 'E2', '2026-09-05T20:10:00+08:00'),
      interaction('lin', 'E3', NIGHT, 'danced'),
      { ...interaction('lin', 'E4', NIGHT), text: '字'.repeat(501) },
      { ...interaction('lin', 'E5', NIGHT), buyer: undefined },
      { ...interaction('lin', 'E6', NIGHT), happenedAt: 'tonight' },
      { ...interaction('lin', 'E7', NIGHT), seconds: -1 },
      interaction('lin', 'E8', NIGHT),
    );
    expect(answers).toEqual([
      'conflict EVENT_CONFLICT',
      'conflict EVENT_CONFLICT',
      'rejected EVENT_TIME_ABSURD',
      'rejected BODY_INVALID',
      'rejected BODY_INVALID',
      'rejected BODY_INVALID',
      'rejected BODY_INVALID',
      'rejected BODY_INVALID',
      'new',
    ]);
    const { body } = await tellInteractions(house, [{ ...interaction('lin', 'E9', NIGHT), seconds: -1 }]);
    expect(body.results[0]).toMatchObject({ eventId: 'E9', message: '请求内容有误：seconds' });
  });

  it('refuse a request that is not signed, replayed, empty or too long', async () => {
    const call = async (events: unknown[], changes: Record<string, string> = {}) => {
      const { status, body } = await tellInteractions(house, events, changes);
      return `${status} ${(body as unknown as { code?: string }).code}`;
    };
    const one = [interaction('lin', 'E1', NIGHT)];
    expect(await call(one, { 'x-fanchang-signature': 'f'.repeat(64) })).toBe('401 SIGNATURE_WRONG');
    expect(await call([])).toBe('400 BATCH_EMPTY');
    const many = Array.from({ length: 501 }, (_, n) => interaction('lin', `M${n}`, NIGHT));
    expect(await call(many)).toBe('413 BATCH_TOO_LARGE');
    const body = JSON.stringify({ events: one });
    const headers = { 'content-type': 'application/json', ...house.signed(body) };
    expect((await house.call('POST', '/open/interactions', { body, headers })).status).toBe(200);
    expect((await house.call('POST', '/open/interactions', { body, headers })).body.code).toBe(
      'REQUEST_REPLAYED',
    );
    expect(await house.database.rows("SELECT source_id FROM events WHERE kind LIKE 'live.%'")).toHaveLength(
      1,
    );
  });

  it('take a full batch of five hundred', async () => {
    const many = Array.from({ length: 500 }, (_, n) => interaction(`p${n % 100}`, `M${n}`, NIGHT, 'liked'));
    expect(new Set(await tells(...many))).toEqual(new Set(['new']));
    const row = await house.database.one<{ n: number }>('SELECT SUM(points) AS n FROM points_lots');
    expect(Number(row?.n)).toBe(300);
  });
});

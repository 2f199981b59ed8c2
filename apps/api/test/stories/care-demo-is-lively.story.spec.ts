import { DemoSeed } from '../../src/demo/demo-seed';
import { Complains, type TicketSeen } from '../support/care';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

jest.setTimeout(280_000);

interface Person {
  label: string;
  account: string | null;
  password: string | null;
}
interface Given {
  items: { compensationNo: string; ticketNo: string; text: string; worthFen: number; askedBy: string }[];
}

/** By day, and in the night in which a month begins: the story is the same. */
const TIMES = ['2026-11-22T12:00:00+08:00', '2026-12-01T02:20:00+08:00'];

describe.each(TIMES)('after-sales of the demo, begun at %s', (at) => {
  let house: House;
  let agent: string;
  let manager: string;
  beforeAll(async () => {
    house = await House.open(at, { mode: 'demo' });
    await house.app.get(DemoSeed).ensure();
    house.at(at);
    agent = await loginOf('客服');
    manager = await loginOf('店长');
  });
  afterAll(() => house.close());

  const ask = async <T>(url: string, token: string) => (await house.call<T>('GET', url, { token })).body;

  /** With what the first page offers. */
  async function loginOf(role: string): Promise<string> {
    const { people } = (await house.call<{ people: Person[] }>('GET', '/demo/people')).body;
    const person = people.find(({ label }) => label.includes(role));
    const body = { account: person?.account, password: person?.password };
    return (await house.call<{ accessToken: string }>('POST', '/staff/login', { body })).body.accessToken;
  }

  const list = async (view: string, token: string) =>
    (await ask<{ items: (TicketSeen & { source: string })[] }>(`/staff/tickets?view=${view}`, token)).items;
  const about = (tickets: readonly TicketSeen[]) =>
    tickets.map(({ kind, state, level }) => `${kind} ${state} ${level}`);

  it('the shopper asked of an order from a live, was answered by the house and by a person, and goes on', async () => {
    const newcomer = await Complains.of(house, 'demo-newcomer');
    const [open, ...others] = await newcomer.list();
    expect(others).toHaveLength(1);
    expect(open).toMatchObject({
      kind: 'question',
      state: 'open',
      agentName: '小满',
      order: { title: '盐烤腰果仁 400g' },
      promise: { kind: 'resolution', isLate: false },
      unread: 1,
    });
    const no = open?.ticketNo ?? '';
    expect((await newcomer.reads(no)).body.messages).toMatchObject([
      { by: 'shopper', text: '腰果开封以后怎么保存？' },
      { by: 'auto', text: expect.stringContaining('放阴凉干燥的地方'), picture: 'nuts' },
      { by: 'shopper' },
      { by: 'agent', name: '小满' },
    ]);
    expect(await newcomer.says(no, '数了数，七颗')).toMatchObject({
      status: 200,
      body: { ticket: { state: 'open', lastSeq: 5 } },
    });
  });

  it('another is resolved, with a picture sent in one tap, and not rated yet', async () => {
    const newcomer = await Complains.of(house, 'demo-newcomer');
    const resolved = (await newcomer.list()).at(-1);
    expect(resolved).toMatchObject({ state: 'resolved', rating: null, canRate: true, order: null });
    const no = resolved?.ticketNo ?? '';
    const { messages } = (await newcomer.reads(no)).body;
    expect(messages.map(({ by }) => by)).toEqual(['shopper', 'auto', 'agent', 'shopper', 'agent', 'system']);
    expect(messages[2]).toMatchObject({ picture: 'coupon' });
    expect(await newcomer.rates(no, 5)).toMatchObject({ body: { ticket: { state: 'closed', rating: 5 } } });
  });

  it('the agent has one that is late, one that waits for the shopper and one of a survey; one is nobody’s', async () => {
    const mine = await list('mine', agent);
    expect(about(mine)).toEqual(expect.arrayContaining(['return open 1', 'quality waiting 0']));
    expect(mine.filter(({ source }) => source === 'survey').length).toBeGreaterThan(0);
    const isLive = mine.map((ticket) => ticket.isLive);
    expect(isLive).toEqual(isLive.toSorted((one, other) => Number(other) - Number(one)));
    expect(await list('breached', agent)).toMatchObject([
      { kind: 'return', level: 1, promise: { kind: 'first-answer', isLate: true } },
    ]);
    expect(await list('pool', agent)).toMatchObject([
      { kind: 'question', state: 'open', agentName: null, shopper: { name: '灯*饕' } },
    ]);
    const desk = await ask<{ limitFen: number; usedFen: number; isOn: boolean }>('/staff/desks/mine', agent);
    expect(desk).toMatchObject({
      kinds: ['question', 'return', 'quality', 'promise'],
      limitFen: 10_000,
      isOn: true,
    });
    // Whoever tries it still has something to give.
    expect(desk.usedFen).toBeLessThan(4_500);
  });

  it('the manager has two hours for what the live promised, sees what is late, and decides over a whole box', async () => {
    const [dispute, ...others] = await list('mine', manager);
    expect(others).toEqual([]);
    expect(dispute).toMatchObject({
      kind: 'promise',
      state: 'open',
      isLive: true,
      agentName: '阿灯',
      promise: { kind: 'specialist', text: '2 小时内专员回复', isLate: false },
    });
    const left = Date.parse(dispute?.promise?.dueAt ?? '') - Date.parse(at);
    expect(left).toBe(78 * 60_000);
    expect(about(await list('breached', manager))).toEqual(['return open 1']);
    const { items } = await ask<Given>('/staff/compensations?state=asked', manager);
    expect(items).toMatchObject([{ text: '一张「再来一盒」', worthFen: 12_900, askedBy: '小满' }]);
    const decided = await house.call('POST', `/staff/compensations/${items[0]?.compensationNo}/decide`, {
      token: manager,
      body: { approve: true },
    });
    expect(decided).toMatchObject({ status: 200, body: { state: 'given' } });
    const given = await ask<Given>('/staff/compensations?state=given', manager);
    expect(given.items.length).toBeGreaterThan(5);
  });

  it('every bad answer in a survey was looked after', async () => {
    const rows = await house.database.rows<{ state: string; n: number; worst: number }>(
      "SELECT state, COUNT(*) AS n, MAX(level) AS worst FROM tickets WHERE source = 'survey' GROUP BY state",
    );
    const count = new Map(rows.map(({ state, n }) => [state, Number(n)]));
    expect(count.get('closed')).toBeGreaterThan(20);
    expect(count.get('open')).toBeGreaterThan(0);
    expect(rows.map(({ worst }) => Number(worst))).toEqual(rows.map(() => 0));
  });

  it('what is asked most is prepared', async () => {
    const search = async (words: string) =>
      (
        await ask<{ items: { key: string; picture: string | null }[] }>(
          `/staff/answers?q=${encodeURIComponent(words)}`,
          agent,
        )
      ).items;
    const all = await search('');
    expect(all.length).toBeGreaterThan(7);
    expect(all.flatMap(({ picture }) => picture ?? []).toSorted()).toEqual(['box', 'coupon', 'nuts']);
    expect((await search('发票'))[0]?.key).toBe('invoice');
    expect((await search('碎了'))[0]?.key).toBe('crushed');
  });

  it('is in books that are right', () => booksAreRight(house));
});

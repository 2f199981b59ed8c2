import { House } from '../support/house';
import { Friend, howFar, publishReferral } from '../support/invite';
import { faultsOf } from '../support/verify';

jest.setTimeout(300_000);

const ACCEPT = '2026-09-02T20:00:00+08:00';
const BUY = '2026-09-02T20:05:00+08:00';

describe('people who turn out to be one, and were invited or have invited', () => {
  let house: House;
  let rounds = 0;
  let lin: Friend;
  let mei: Friend;
  let zhao: Friend;
  beforeAll(async () => {
    house = await House.open(ACCEPT);
    await publishReferral(house, { settle: 'paid', perInviterMonth: 2 });
  });
  beforeEach(async () => {
    house.at(ACCEPT);
    rounds += 1;
    [lin, mei, zhao] = [await friend('lin'), await friend('mei'), await friend('zhao')];
  });
  afterEach(async () => {
    expect(await faultsOf(house)).toEqual([]);
  });
  afterAll(() => house.close());

  const friend = (name: string) => Friend.of(house, `${name}-${rounds}`);
  const order = (name: string) => `${name}-${rounds}`;
  const merge = async (one: Friend, other: Friend) => {
    const answer = await house.call<{ customerId: string }>('POST', '/staff/customers/merge', {
      token: await house.staff('owner'),
      body: { customerId: await one.customerId, otherId: await other.customerId },
    });
    expect(answer.status).toBe(200);
    await house.settle();
    expect(await faultsOf(house)).toEqual([]);
    await Promise.all([one.logsInAgain(), other.logsInAgain()]);
  };
  const part = async (one: Friend, other: Friend) => {
    const token = await house.staff('owner');
    const merges = await house.call<{ items: { id: string; undoneAt: string | null }[] }>(
      'GET',
      `/staff/customers/${await one.customerId}/merges`,
      { token },
    );
    const last = merges.body.items.find((item) => item.undoneAt === null);
    const answer = await house.call('POST', `/staff/customers/merges/${last?.id ?? ''}/undo`, { token });
    expect(answer.status).toBe(200);
    await house.settle();
    await Promise.all([one.logsInAgain(), other.logsInAgain()]);
  };
  /** Everything kept of invitations, as far as it is these three's. */
  const kept = async () => {
    const ids = [await lin.customerId, await mei.customerId, await zhao.customerId];
    const rows = await house.database.rows<{ inviter_id: number; customer_id: number }>(
      `SELECT i.id, i.inviter_id, i.customer_id, i.code, i.brought_orders, i.brought_fen, c.state, c.reason, c.month,
         c.order_no FROM invitations i JOIN referral_cases c ON c.invitation_id = i.id ORDER BY i.id`,
    );
    const quotas = await house.database.rows<{ quota_key: string }>(
      "SELECT quota_key, taken FROM quotas WHERE quota_key LIKE 'referral:%' AND taken > 0 ORDER BY quota_key",
    );
    const codes = await house.database.rows('SELECT code, customer_id FROM invitation_codes ORDER BY id');
    const ours = rows.filter((row) => ids.includes(row.inviter_id) || ids.includes(row.customer_id));
    return JSON.stringify([ours, quotas, codes]);
  };

  it('have the friends of both, and each their own when they are parted', async () => {
    const [a, b, c] = [await friend('a'), await friend('b'), await friend('c')];
    await a.acceptsFrom(lin);
    await b.acceptsFrom(mei);
    await c.acceptsFrom(mei);
    house.at(BUY);
    await a.buys(order('A'), BUY);
    await b.buys(order('B'), BUY);
    await c.buys(order('C'), BUY);
    const before = await kept();
    const codes = [await lin.code(), await mei.code()];

    await merge(lin, mei);
    expect(await lin.invitation()).toMatchObject({
      counts: { accepted: 3, settled: 3 },
      brought: { people: 3, orders: 3 },
      monthLeft: 0,
    });
    expect(await lin.rewards()).toHaveLength(3);
    // Both codes lead to the one who goes on.
    const d = await friend('d');
    expect((await d.accepts(codes[1] ?? '')).status).toBe(200);
    await d.buys(order('D'), BUY);
    expect((await lin.progress())[0]).toMatchObject({ state: 'settled', reward: null });

    await part(lin, mei);
    expect([await lin.rewards(), await mei.rewards()]).toMatchObject([[{}], [{}, {}]]);
    expect([await lin.code(), await mei.code()]).toEqual(codes);
    expect((await mei.progress()).length).toBe(2);
    const late = JSON.parse(before) as unknown[][];
    const now = JSON.parse(await kept()) as unknown[][];
    expect(now[0]?.slice(0, 3)).toEqual(late[0]);
  });

  it('are as they were when they are parted again, whoever accepted first', async () => {
    await lin.acceptsFrom(zhao);
    house.at(BUY);
    await mei.acceptsFrom(await friend('qian'));
    await lin.buys(order('L'), BUY);
    const before = await kept();
    await merge(lin, mei);
    expect(await kept()).not.toBe(before);
    await part(lin, mei);
    expect(await kept()).toBe(before);
  });

  it('are bound by the earlier acceptance, also where it was the other’s; the later one counts for nothing', async () => {
    const qian = await friend('qian');
    await mei.acceptsFrom(qian);
    house.at(BUY);
    await lin.acceptsFrom(zhao);
    const before = await kept();
    await merge(lin, mei);
    await lin.buys(order('E'), BUY);
    expect(await howFar(qian)).toMatch(/^settled/);
    expect(await howFar(zhao)).toBe('void: 朋友更早接受过别的邀请，不计入');
    expect([await qian.rewards(), await zhao.rewards()]).toMatchObject([[{}], []]);
    expect(await lin.accepted()).toMatchObject({ state: 'settled' });
    await house.refundsWhole(order('E'), BUY);
    await part(lin, mei);
    // Whose the order is follows its buyer's name.
    expect(await howFar(qian)).toMatch(/^bound/);
    expect(await howFar(zhao)).toMatch(/^cancelled/);
    expect(JSON.parse(before)).toHaveLength(3);
  });

  it('count for nothing while inviter and friend are one, and again when they are parted', async () => {
    await mei.acceptsFrom(lin);
    house.at(BUY);
    await mei.buys(order('S'), BUY);
    const before = await kept();
    expect([await lin.rewards(), await mei.rewards()]).toMatchObject([[{}], [{}]]);
    await merge(lin, mei);
    expect(await lin.rewards()).toEqual([]);
    await part(lin, mei);
    expect([await lin.rewards(), await mei.rewards()]).toMatchObject([[{}], [{}]]);
    expect(await kept()).toBe(before);
  });

  it('had ordered as the other: whoever accepted was no new friend', async () => {
    await mei.buys(order('O'), '2026-09-01T10:00:00+08:00');
    await lin.acceptsFrom(zhao);
    await merge(lin, mei);
    expect(await howFar(zhao)).toBe('void: 朋友在接受邀请前已经下过单，不计入');
    await part(lin, mei);
    expect(await howFar(zhao)).toMatch(/^bound/);
  });

  it('are forgotten: an inviter’s code is nobody’s, a friend’s order still counts for the inviter', async () => {
    await mei.acceptsFrom(lin);
    house.at(BUY);
    const code = await mei.code();
    await mei.buys(order('F'), BUY);
    const erased = await house.call('POST', '/me/privacy/erase', {
      token: await house.shopper(mei.openid),
      body: { confirm: '注销' },
    });
    expect(erased).toMatchObject({ status: 200 });
    await house.settle();
    expect((await zhao.accepts(code)).body.code).toBe('INVITATION_UNKNOWN');
    expect(await howFar(lin)).toMatch(/^settled/);
    expect(await lin.rewards()).toHaveLength(1);
  });
});

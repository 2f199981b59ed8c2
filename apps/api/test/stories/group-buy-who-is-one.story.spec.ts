import { Friend, publishGroupBuy, saidOf } from '../support/group-buy';
import type { House } from '../support/house';
import type { Outside } from '../support/outside';
import { houseWithSandbox } from '../support/pushes';
import { booksAreRight } from '../support/verify';

const NOON = '2026-09-02T12:00:00+08:00';

describe('two in group-buys who turn out to be one', () => {
  let house: House;
  let outside: Outside;
  let born = 0;
  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(NOON));
    await outside.paySettings({ duplicates: 0, probes: 0 });
  });
  beforeEach(() => {
    born += 1;
  });
  afterEach(() => booksAreRight(house));
  afterAll(() => house.close());

  const someone = (name: string) => Friend.of(house, `${name}-${born}`);
  const settle = async () => {
    await outside.pushed();
    await house.settle();
  };
  const owner = async () => house.staff('owner');
  /** The older goes on. */
  const merge = async (one: Friend, other: Friend) => {
    const body = { customerId: one.customerId, otherId: other.customerId };
    const answer = await house.call<{ customerId: string }>('POST', '/staff/customers/merge', {
      token: await owner(),
      body,
    });
    expect(answer).toMatchObject({ status: 200, body: { customerId: String(one.customerId) } });
    return Friend.of(house, one.openid);
  };
  const part = async (one: Friend) => {
    const token = await owner();
    const merges = await house.call<{ items: { id: string; undoneAt: string | null }[] }>(
      'GET',
      `/staff/customers/${one.customerId}/merges`,
      { token },
    );
    const last = merges.body.items.find((item) => item.undoneAt === null);
    expect(await house.call('POST', `/staff/customers/merges/${last?.id}/undo`, { token })).toMatchObject({
      status: 200,
    });
  };
  const seats = async (teamNo: string) => {
    const rows = await house.database.rows<{ customer_id: number; state: string; is_leader: number }>(
      `SELECT s.customer_id, s.state, s.is_leader FROM group_seats s JOIN group_teams t ON t.id = s.team_id
       WHERE t.team_no = ? ORDER BY s.id`,
      [teamNo],
    );
    return rows.map((row) => `${row.customer_id}${row.is_leader === 1 ? ' leads' : ''} ${row.state}`);
  };

  it('who sat in a full team twice keeps both, and has both coupons', async () => {
    const [lin, zhao, wei] = [await someone('lin'), await someone('zhao'), await someone('wei')];
    const key = await publishGroupBuy(house, { program: `full-${born}`, size: 3 });
    const { teamNo } = (await wei.opens(key)).body;
    await zhao.joins(teamNo);
    await lin.joins(teamNo);
    const one = await merge(lin, zhao);
    expect(await wei.sees(teamNo)).toMatchObject({ state: 'filled' });
    expect(await one.coupons()).toBe(2);
    await booksAreRight(house);
    await part(one);
    expect(await (await Friend.of(house, zhao.openid)).coupons()).toBe(1);
  });

  it('a seat each in one open team: the later is void and its place is free again', async () => {
    const wei = await someone('wei');
    const key = await publishGroupBuy(house, { program: `one-${born}`, size: 3, perPersonMonth: 5 });
    const second = (await wei.opens(key)).body.teamNo;
    const [a, b] = [await someone('a'), await someone('b')];
    const big = await publishGroupBuy(house, { program: `big-${born}`, size: 4, perPersonMonth: 5 });
    const open = (await wei.opens(big)).body.teamNo;
    await b.joins(open);
    await a.joins(open);
    expect(await wei.sees(open)).toMatchObject({ left: 1 });
    const ab = await merge(a, b);
    expect(await seats(open)).toEqual([
      `${wei.customerId} leads taken`,
      `${a.customerId} taken`,
      `${b.customerId} void`,
    ]);
    expect(await wei.sees(open)).toMatchObject({ state: 'open', left: 2 });
    expect(saidOf(await ab.joins(open))).toBe('GROUP_ALREADY_IN');
    expect(saidOf(await ab.joins(second))).toBe('open');

    await part(ab);
    expect(await seats(open)).toEqual([
      `${wei.customerId} leads taken`,
      `${b.customerId} taken`,
      `${a.customerId} void`,
    ]);
    expect(saidOf(await (await Friend.of(house, a.openid)).joins(open))).toBe('open');
    expect(saidOf(await (await Friend.of(house, b.openid)).joins(open))).toBe('GROUP_ALREADY_IN');
  });

  it('the leader and a friend of theirs: one leads, and nobody sits with themselves', async () => {
    const [lin, zhao, wei] = [await someone('lin'), await someone('zhao'), await someone('wei')];
    const key = await publishGroupBuy(house, { program: `own-${born}`, size: 3 });
    const { teamNo } = (await zhao.opens(key)).body;
    await lin.joins(teamNo);
    const one = await merge(lin, zhao);
    expect(await one.sees(teamNo)).toMatchObject({ role: 'leader', mySeat: 'taken', left: 2, state: 'open' });
    expect(saidOf(await one.joins(teamNo))).toBe('GROUP_OWN_TEAM');
    expect(saidOf(await wei.joins(teamNo))).toBe('open');
    expect(saidOf(await one.leaves(teamNo))).toBe('cancelled');
    expect(await wei.told()).toEqual(['团长退出，团已取消']);
  });

  it('what the void seat cost goes back', async () => {
    const [lin, zhao] = [await someone('lin'), await someone('zhao')];
    const key = await publishGroupBuy(house, { program: `dear-${born}`, size: 3, priceFen: 990 });
    const pays = async (friend: Friend, teamNo: string) => {
      await outside.pay((await friend.sees(teamNo)).payment?.payNo ?? '');
      await settle();
    };
    const { teamNo } = (await lin.opens(key)).body;
    await pays(lin, teamNo);
    await zhao.joins(teamNo);
    await pays(zhao, teamNo);
    const one = await merge(lin, zhao);
    await settle();
    const staff = await house.call<{ payments: object[]; seats: object[] }>('GET', `/staff/teams/${teamNo}`, {
      token: await owner(),
    });
    expect(staff.body.payments).toMatchObject([{ refundFen: 0 }, { refundFen: 990 }]);
    expect(staff.body.seats).toMatchObject([{ state: 'taken', isLeader: true }, { state: 'void' }]);
    expect(await one.sees(teamNo)).toMatchObject({ state: 'open', left: 2, mySeat: 'taken' });
  });

  it('lives with teams of their own part as they were', async () => {
    const [lin, zhao, wei] = [await someone('lin'), await someone('zhao'), await someone('wei')];
    const key = await publishGroupBuy(house, { program: `own-lives-${born}`, size: 3, perPersonMonth: 2 });
    const mine = (await lin.opens(key, 'the-same-request')).body.teamNo;
    const theirs = (await zhao.opens(key, 'the-same-request')).body.teamNo;
    await wei.joins(theirs);
    const one = await merge(lin, zhao);
    const page = await one.get<{ items: { teamNo: string; role: string }[] }>('/me/teams');
    expect(page.items.map((team) => `${team.teamNo} ${team.role}`)).toEqual([
      `${theirs} leader`,
      `${mine} leader`,
    ]);
    // Both had a seat each: together they have had the month's two.
    expect(await one.get(`/me/group-buys/${key}`)).toMatchObject({ leftThisMonth: 0 });
    expect(saidOf(await one.leaves(mine))).toBe('cancelled');
    await part(one);
    const parted = await Friend.of(house, zhao.openid);
    expect(await parted.sees(theirs)).toMatchObject({ role: 'leader', mySeat: 'taken', left: 1 });
    expect((await parted.opens(key, 'the-same-request')).body.teamNo).toBe(theirs);
    expect(await (await Friend.of(house, lin.openid)).get(`/me/group-buys/${key}`)).toMatchObject({
      leftThisMonth: 2,
    });
  });

  it('nobody is forgotten while others wait for them; afterwards everything of theirs is in the copy', async () => {
    const [lin, zhao] = [await someone('lin'), await someone('zhao')];
    const key = await publishGroupBuy(house, { program: `gone-${born}`, size: 2 });
    const { teamNo } = (await lin.opens(key)).body;
    const erase = (friend: Friend) =>
      house.call<{ code: string; message: string }>('POST', '/me/privacy/erase', {
        token: friend.token,
        body: { confirm: '注销' },
      });
    const refused = await erase(lin);
    expect(refused.body.code).toBe('ERASURE_UNDER_WAY');
    expect(refused.body.message).toContain('拼团');
    await zhao.joins(teamNo);
    expect((await erase(lin)).status).toBe(200);
    const seen = await house.call<{ seats: { name: string }[] }>('GET', `/group-buys/teams/${teamNo}`);
    expect(seen.body).toMatchObject({ state: 'filled', seats: [{ name: '朋友' }, { name: '朋友' }] });
  });
});

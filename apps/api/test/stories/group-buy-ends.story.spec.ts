import { Friend, publishGroupBuy, saidOf } from '../support/group-buy';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

const NOON = '2026-09-02T12:00:00+08:00';
const LAST_MS = '2026-09-03T11:59:59.999+08:00';
const DEADLINE = '2026-09-03T12:00:00+08:00';

describe('how a team ends', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(NOON);
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const friends = (...names: string[]) => Promise.all(names.map((name) => Friend.of(house, name)));
  const teamsTaken = async () => {
    const rows = await house.database.rows<{ taken: number }>(
      "SELECT taken FROM quotas WHERE quota_key LIKE 'group:%:teams'",
    );
    return rows.reduce((sum, row) => sum + Number(row.taken), 0);
  };

  it('filled in its last millisecond, it is full and stays so', async () => {
    const [lin, zhao] = await friends('lin', 'zhao');
    const { teamNo } = (await lin!.opens()).body;
    house.at(LAST_MS);
    expect(saidOf(await zhao!.joins(teamNo))).toBe('filled');
    house.at(DEADLINE);
    await house.settle();
    expect(await zhao!.sees(teamNo)).toMatchObject({
      state: 'filled',
      endedAt: '2026-09-03T11:59:59.999+08:00',
    });
    expect([await lin!.coupons(), await zhao!.coupons()]).toEqual([1, 1]);
  });

  it('not full at its deadline, it is over exactly then, once, and nobody has anything', async () => {
    const [lin, zhao, wei] = await friends('lin', 'zhao', 'wei');
    const key = await publishGroupBuy(house, { size: 3, teams: 5 });
    const { teamNo } = (await lin!.opens(key)).body;
    await zhao!.joins(teamNo);
    expect(await teamsTaken()).toBe(1);
    house.at(LAST_MS);
    await house.settle();
    expect(await lin!.sees(teamNo)).toMatchObject({ state: 'open', left: 1 });
    house.at(DEADLINE);
    expect(saidOf(await wei!.joins(teamNo))).toBe('GROUP_EXPIRED');
    await house.settle();
    const ended = await lin!.sees(teamNo);
    expect(ended).toMatchObject({ state: 'expired', endReason: 'time', mySeat: 'released', seats: [] });
    expect(ended.endedAt).toBe('2026-09-03T12:00:00.000+08:00');
    house.at('2026-09-04T12:00:00+08:00');
    await house.settle();
    expect((await lin!.sees(teamNo)).endedAt).toBe('2026-09-03T12:00:00.000+08:00');
    expect([await lin!.told(), await zhao!.told()]).toEqual([['这次没拼成'], ['这次没拼成']]);
    expect([await lin!.coupons(), await zhao!.coupons(), await teamsTaken()]).toEqual([0, 0, 0]);
    expect(await lin!.get(`/me/group-buys/${key}`)).toMatchObject({ leftThisMonth: 3, openTeamNo: null });
  });

  it('somebody leaves and comes back; the leader leaves, and it is called off for all', async () => {
    const [lin, zhao, wei] = await friends('lin', 'zhao', 'wei');
    const key = await publishGroupBuy(house, { size: 3 });
    const { teamNo } = (await lin!.opens(key)).body;
    await zhao!.joins(teamNo);
    expect(await zhao!.leaves(teamNo)).toMatchObject({
      status: 200,
      body: { state: 'open', left: 2, mySeat: 'left', canJoin: true, canLeave: false },
    });
    expect(await zhao!.joins(teamNo)).toMatchObject({ status: 200, body: { mySeat: 'taken', left: 1 } });
    expect(await lin!.leaves(teamNo)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', endReason: 'leader-left', mySeat: 'left' },
    });
    expect((await lin!.leaves(teamNo)).status).toBe(200);
    expect(saidOf(await wei!.joins(teamNo))).toBe('GROUP_TEAM_CANCELLED');
    expect([await lin!.told(), await zhao!.told()]).toEqual([[], ['团长退出，团已取消']]);
    expect(saidOf(await lin!.opens(key))).toBe('open');
  });

  it('its activity is called off: everybody is told, the record says who and why', async () => {
    const key = await publishGroupBuy(house, { size: 3, teams: 200 });
    const leaders = await friends(...Array.from({ length: 5 }, (_, n) => `leader-${n}`));
    const teams = await Promise.all(leaders.map(async (one) => (await one.opens(key)).body.teamNo));
    const [zhao] = await friends('zhao');
    await zhao!.joins(teams[0] ?? '');
    const full = await publishGroupBuy(house, { program: 'other-tea' });
    const other = (await leaders[0]!.opens(full)).body.teamNo;

    const token = await house.staff('operator');
    const body = { reason: '供应商停产' };
    const url = `/staff/group-buys/${key}/cancel`;
    const first = await house.call<{ cancelledAt: string }>('POST', url, { token, body });
    expect(first).toMatchObject({ status: 200, body: { cancelledAt: '2026-09-02T12:00:00.000+08:00' } });
    expect(saidOf(await leaders[0]!.opens(key))).toBe('GROUP_CANCELLED');
    house.at('2026-09-02T13:00:00+08:00');
    expect((await house.call('POST', url, { token, body })).body).toEqual(first.body);
    await house.settle();
    for (const [n, leader] of leaders.entries()) {
      expect(await leader.sees(teams[n] ?? '')).toMatchObject({
        state: 'cancelled',
        endReason: 'activity-cancelled',
      });
      expect(await leader.told()).toEqual(['拼团活动已取消']);
    }
    expect(await zhao!.told()).toEqual(['拼团活动已取消']);
    expect(await leaders[0]!.sees(other)).toMatchObject({ state: 'open' });
    const list = await house.call<{ items: object[] }>('GET', '/staff/group-buys', { token });
    expect(list.body.items).toContainEqual(
      expect.objectContaining({ key, state: 'cancelled', cancelledTeams: 5, open: 0, reason: '供应商停产' }),
    );
    const audit = await house.database.rows('SELECT subject FROM audit_log WHERE action = ?', [
      'group-buy.cancelled',
    ]);
    expect(audit).toEqual([{ subject: `group-buy:${key}` }]);
    const shown = await house.call<{ items: { key: string }[] }>('GET', '/group-buys');
    expect(shown.body.items.map((item) => item.key)).not.toContain(key);
  });

  it('staff see who sits there, masked', async () => {
    const [lin, zhao] = await friends('lin', 'zhao');
    await house.database.transaction((db) =>
      db.run('UPDATE customers SET nickname = ? WHERE id = ?', ['林小满', lin!.customerId]),
    );
    const { teamNo } = (await lin!.opens()).body;
    await zhao!.joins(teamNo);
    const token = await house.staff('agent');
    const page = await house.call<{ items: object[] }>(
      'GET',
      '/staff/group-buys/pair-30/teams?state=filled',
      {
        token,
      },
    );
    expect(page.body.items).toMatchObject([{ teamNo, leader: '林*满', seatsTaken: 2, state: 'filled' }]);
    const team = await house.call<{ seats: object[] }>('GET', `/staff/teams/${teamNo}`, { token });
    expect(team.body).toMatchObject({ activityKey: 'pair-30', payments: [] });
    expect(team.body.seats).toMatchObject([
      { name: '林*满', isLeader: true, state: 'taken', couponId: expect.any(String) },
      { isLeader: false, state: 'taken', couponId: expect.any(String) },
    ]);
    const seen = await house.call<{ seats: { name: string }[] }>('GET', `/group-buys/teams/${teamNo}`);
    expect(seen.body.seats.map((seat) => seat.name)).toEqual(['林*满', '朋友']);
  });
});

import { Friend, publishGroupBuy, type TeamSeen } from '../support/group-buy';
import { House } from '../support/house';
import { atOnce, post, processesOf, tally, THROUGH } from '../support/parallel';
import { type Api, endAll } from '../support/processes';
import { booksAreRight } from '../support/verify';

jest.setTimeout(300_000);

const NOW = '2026-09-02T12:00:00+08:00';
const FRIENDS = 200;

describe(`two hundred join at once, through ${THROUGH}`, () => {
  let house: House;
  let apis: Api[];
  let friends: Friend[];

  beforeAll(async () => {
    house = await House.open(NOW);
    friends = [];
    for (let n = 0; n < FRIENDS; n += 1) friends.push(await Friend.of(house, `friend-${n}`));
    apis = await processesOf(house, NOW);
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  const joinAll = (
    teamNo: string,
    keyOf: (n: number) => string,
    tokenOf = (n: number) => friends[n]?.token,
  ) => {
    const urls = apis.map((api) => api.url);
    return atOnce(FRIENDS, urls, (url, n) =>
      post<TeamSeen>(`${url}/me/teams/${teamNo}/join`, { token: tokenOf(n), body: { requestKey: keyOf(n) } }),
    );
  };
  const coupons = async () =>
    Number((await house.database.one<{ n: number }>('SELECT COUNT(*) AS n FROM coupons'))?.n);

  it.each([2, 3, 10])(
    'of %i seats exactly the free ones are won, all others read 已满，可自己开团',
    async (size) => {
      const before = await coupons();
      const leader = await Friend.of(house, `leader-of-${size}`);
      const key = await publishGroupBuy(house, { program: `of-${size}`, size, perPersonMonth: 1 });
      const { teamNo } = (await leader.opens(key)).body;
      const answers = await joinAll(teamNo, (n) => `race-${size}-${n}`);
      const seen = answers.map(({ status, body }) =>
        status === 200 ? 'seated' : `${status} ${body.message}`,
      );
      expect(tally(seen)).toEqual({
        seated: size - 1,
        [`409 已满，可自己开团`]: FRIENDS - size + 1,
      });
      expect(await leader.sees(teamNo)).toMatchObject({ state: 'filled', left: 0 });
      expect((await coupons()) - before).toBe(size);
      await booksAreRight(house);
    },
  );

  it('one request sent two hundred times: one seat', async () => {
    const leader = await Friend.of(house, 'leader-of-repeats');
    const key = await publishGroupBuy(house, { program: 'repeats', size: 4 });
    const { teamNo } = (await leader.opens(key)).body;
    const answers = await joinAll(
      teamNo,
      () => 'the-very-same',
      () => friends[0]?.token,
    );
    expect(tally(answers.map(({ status, body }) => `${status} ${body.mySeat}`))).toEqual({
      '200 taken': FRIENDS,
    });
    expect(await leader.sees(teamNo)).toMatchObject({ state: 'open', left: 2 });
    await booksAreRight(house);
  });

  it('an activity of seven teams: seven are opened, all others read that there are no more', async () => {
    const key = await publishGroupBuy(house, { program: 'seven', teams: 7 });
    const urls = apis.map((api) => api.url);
    const answers = await atOnce(FRIENDS, urls, (url, n) =>
      post<TeamSeen>(`${url}/me/group-buys/${key}/teams`, {
        token: friends[n]?.token,
        body: { requestKey: `one-of-seven-${n}` },
      }),
    );
    const seen = answers.map(({ status, body }) => (status === 200 ? 'opened' : `${status} ${body.code}`));
    expect(tally(seen)).toEqual({ opened: 7, '409 GROUP_SOLD_OUT': FRIENDS - 7 });
    await booksAreRight(house);
  });

  it('joining, leaving and the leader’s leaving at once: nobody is left between two chairs', async () => {
    const key = await publishGroupBuy(house, { program: 'come-and-go', size: 10, perPersonMonth: null });
    const urls = apis.map((api) => api.url);
    for (let round = 0; round < 3; round += 1) {
      const leader = await Friend.of(house, `restless-${round}`);
      const { teamNo } = (await leader.opens(key)).body;
      const answers = await atOnce(60, urls, async (url, n) => {
        const token = n === 59 ? leader.token : friends[n]?.token;
        const body = { requestKey: `go-${round}-${n}` };
        const joined =
          n === 59 ? null : await post<TeamSeen>(`${url}/me/teams/${teamNo}/join`, { token, body });
        if (n % 3 !== 2) return joined;
        return post<TeamSeen>(`${url}/me/teams/${teamNo}/leave`, { token, body: {} });
      });
      expect(answers.filter((answer) => (answer?.status ?? 0) >= 500)).toEqual([]);
      expect(['filled', 'cancelled']).toContain((await leader.sees(teamNo)).state);
      await booksAreRight(house);
    }
  });
});

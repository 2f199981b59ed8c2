import { databaseOf } from '../../src/config';
import { TakingPart } from '../../src/programs/group-buy/taking-part';
import { people, withCallers } from '../support/benefits';
import { Friend, publishGroupBuy, type TeamSeen } from '../support/group-buy';
import { House } from '../support/house';
import { post, tally, THROUGH } from '../support/parallel';
import { type Api, endAll, startApi, until } from '../support/processes';
import { booksAreRight } from '../support/verify';

jest.setTimeout(600_000);

const TEAMS = 1_000;
const FRIENDS = 100;
const SIZE = 3;
/** Every other team ends while they are being joined, however fast that goes: half of these at once. The rest have days. */
const AT_ONCE_MS = 2_000;
const SPREAD_MS = 20_000;

/** By the machine's own clock: time passes while they join. */
describe(`a thousand teams joined at once while their time runs out, through ${THROUGH}`, () => {
  let house: House;
  let apis: Api[];
  let teamNos: string[];
  let tokens: string[];

  beforeAll(async () => {
    house = await House.open(new Date().toISOString());
    const key = await publishGroupBuy(house, { size: SIZE, perPersonMonth: null, hours: 72 });
    const leaders = await people(house, TEAMS);
    const opening = house.app.get(TakingPart);
    teamNos = await withCallers(
      10,
      leaders.map((leader, n) => async () => {
        const team = await opening.open(leader as never, key, `open-team-${n}`);
        if (!('teamNo' in team)) throw new Error(JSON.stringify(team));
        return team.teamNo;
      }),
    );
    tokens = [];
    for (let n = 0; n < FRIENDS; n += 1) tokens.push((await Friend.of(house, `friend-${n}`)).token);
    const env = { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'error' };
    const count = databaseOf(house.databaseUrl).kind === 'mysql' ? 2 : 1;
    apis = await Promise.all(Array.from({ length: count }, () => startApi(env)));
    await endSoon();
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  /** Teams end one after the other from now on, in no order of their own. */
  const endSoon = () =>
    house.database.transaction(async (db) => {
      const now = Date.now();
      for (const [n, teamNo] of teamNos.entries()) {
        if (n % 2 === 1) continue;
        const endsAt = now + ((n * 7_919) % (n % 4 === 0 ? AT_ONCE_MS : SPREAD_MS));
        await db.run('UPDATE group_teams SET ends_at = ? WHERE team_no = ?', [endsAt, teamNo]);
        await db.run('UPDATE work SET run_at = ? WHERE work_key = ?', [endsAt, `group-team:${teamNo}`]);
      }
    });

  it('each is full or over, never both, never short or over-full', async () => {
    const joins = teamNos.flatMap((teamNo, n) =>
      Array.from({ length: SIZE }, (_, k) => async () => {
        const friend = (n * SIZE + k * 31) % FRIENDS;
        const url = `${apis[(n + k) % apis.length]?.url ?? ''}/me/teams/${teamNo}/join`;
        const body = { requestKey: `thousand-${n}-${k}` };
        const { status, body: said } = await post<TeamSeen>(url, { token: tokens[friend], body });
        return status === 200 ? 'seated' : `${status} ${said.code}`;
      }),
    );
    // Friends meet at teams from everywhere.
    const shuffled = joins.map((_, n) => joins[(n * 1_009) % joins.length] ?? joins[0]!);
    const seen = tally(await withCallers(60, shuffled));
    const allowed = new Set(['seated', '409 GROUP_FULL', '409 GROUP_EXPIRED']);
    expect(Object.keys(seen).filter((one) => !allowed.has(one))).toEqual([]);

    // Time to fill was enough for half of them; for the others it runs out while we wait.
    const unfinished = "SELECT COUNT(*) AS n FROM group_teams WHERE state = 'open'";
    await until(async () => Number((await house.database.one<{ n: number }>(unfinished))?.n) === 0, 500);
    const teams = await house.database.rows<{ state: string; seats: number; n: number }>(
      `SELECT state, seats_taken AS seats, COUNT(*) AS n FROM group_teams GROUP BY state, seats_taken`,
    );
    const count = (state: string, seats: number) =>
      Number(teams.find((one) => one.state === state && one.seats === seats)?.n ?? 0);
    const [full, over] = [count('filled', SIZE), count('expired', 0)];
    expect(full + over).toBe(TEAMS);
    expect(full).toBeGreaterThanOrEqual(TEAMS / 2);
    expect(over).toBeGreaterThan(20);
    const coupons = await house.database.one<{ n: number }>('SELECT COUNT(*) AS n FROM coupons');
    expect(Number(coupons?.n)).toBe(full * SIZE);
    await booksAreRight(house);
  });
});

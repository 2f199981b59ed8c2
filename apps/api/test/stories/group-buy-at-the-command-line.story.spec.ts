import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAIR_30 } from '@fanchang/domain';
import { Friend, saidOf } from '../support/group-buy';
import { House } from '../support/house';
import { command, folder, SECRET_KEY } from '../support/processes';
import { booksAreRight } from '../support/verify';

jest.setTimeout(240_000);

const WEEKEND = {
  kind: 'group-buy',
  ...PAIR_30,
  program: 'weekend',
  title: '周末三人团',
  size: 3,
  startsAt: '2026-09-01T00:00:00+08:00',
  endsAt: '2026-09-08T00:00:00+08:00',
};

describe('a group-buy that is published, and called off, at the command line', () => {
  let house: House;
  const home = folder();
  beforeAll(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
  });
  afterAll(() => house.close());

  const says = async (...words: string[]) => {
    const env = { DATABASE_URL: house.databaseUrl, SECRET_KEY, FIXED_NOW: '2026-09-02T12:00:00+08:00' };
    const { code, stdout, stderr } = await command(words, env);
    return { code, said: `${stdout}${stderr}`.trim() };
  };
  const file = (definition: object) => {
    const path = join(home, 'program.json');
    writeFileSync(path, JSON.stringify(definition));
    return path;
  };

  it('is there as the file says, once', async () => {
    expect(await says('program', file(WEEKEND))).toEqual({ code: 0, said: '+ weekend v1' });
    expect(await says('program', file(WEEKEND))).toEqual({ code: 0, said: '= weekend v1（已有，未改动）' });
    const { body } = await house.call('GET', '/group-buys/weekend');
    expect(body).toMatchObject({
      title: '周末三人团',
      size: 3,
      state: 'running',
      endsAt: '2026-09-08T00:00:00.000+08:00',
    });
  });

  it('is refused with what is wrong', async () => {
    const refused = async (definition: object) => (await says('program', file(definition))).said;
    expect(await refused({ ...WEEKEND, size: 99 })).toContain('内容不同；请用新的 version');
    expect(await refused({ ...WEEKEND, version: 2, size: 99 })).toBe('program weekend: size: 2–10');
    expect(await refused({ ...WEEKEND, version: 2, startsAt: '明天' })).toContain('startsAt：时间要写成');
    expect(await refused({ ...WEEKEND, kind: 'gruop-buy', version: 2 })).toContain(
      '是 group-buy，不是 gruop-buy',
    );
    expect(await refused({ ...WEEKEND, kind: 'gruop-buy', program: 'other' })).toContain('no such kind');
    expect(await refused({ kind: 'ladder', program: 'half', version: 1 })).toContain('不是这种规则的写法');
    expect(
      await refused({ ...WEEKEND, program: 'no-coupon', coupon: { template: 'nowhere', days: 3 } }),
    ).toContain('there is no coupon template nowhere');
    expect(await refused([])).toContain('不是一条规则');
    expect(await says('program')).toMatchObject({ code: 1, said: 'program FILE.json' });
  });

  it('is called off with a reason, and its teams end', async () => {
    const lin = await Friend.of(house, 'lin');
    const { teamNo } = (await lin.opens('weekend')).body;
    expect(await says('group-buy', 'cancel', 'weekend')).toMatchObject({ code: 1 });
    expect(await says('group-buy', 'cancel', 'nothing', '--reason', '没有')).toEqual({
      code: 1,
      said: '没有找到这个拼团活动',
    });
    expect(await says('group-buy', 'cancel', 'weekend', '--reason', '周末没货')).toEqual({
      code: 0,
      said: 'weekend：已取消，没拼完的团会陆续结束',
    });
    await house.settle();
    expect(await lin.sees(teamNo)).toMatchObject({ state: 'cancelled', endReason: 'activity-cancelled' });
    expect(saidOf(await lin.opens('weekend'))).toBe('GROUP_CANCELLED');
    expect(await says('program', file({ ...WEEKEND, version: 2 }))).toMatchObject({
      said: expect.stringContaining('was cancelled'),
    });
    await booksAreRight(house);
  });
});

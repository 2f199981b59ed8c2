import type { CustomerId } from './brand';
import {
  activityAt,
  checkGroupBuy,
  closedFor,
  type GroupBuy,
  groupBuyRules,
  notFor,
  PAIR_30,
  seatKey,
} from './group-buy';

const T0 = Date.parse('2026-09-01T12:00:00+08:00');

describe('a group-buy’s definition', () => {
  it('is right as shipped', () => {
    expect(checkGroupBuy(PAIR_30)).toEqual([]);
    expect(PAIR_30).toMatchObject({
      size: 2,
      hours: 24,
      priceFen: 0,
      coupon: { template: 'group-30', days: 14 },
    });
  });

  it.each<[string, Partial<Record<keyof GroupBuy, unknown>>]>([
    ['program', { program: 'Two of us' }],
    ['version', { version: 0 }],
    ['title', { title: '' }],
    ['size', { size: 1 }],
    ['size', { size: 11 }],
    ['size', { size: 2.5 }],
    ['hours', { hours: 73 }],
    ['coupon.template', { coupon: { days: 3 } }],
    ['coupon.days', { coupon: { template: 'x', days: 0 } }],
    ['coupon.template', { coupon: undefined }],
    ['priceFen', { priceFen: -1 }],
    ['priceFen', { priceFen: '990' }],
    ['teams', { teams: 0 }],
    ['teams', { teams: undefined }],
    ['perPersonMonth', { perPersonMonth: 0.5 }],
    ['leads', { leads: 'friends' }],
    ['joins', { joins: null }],
    ['startsAt, endsAt', { startsAt: 'tomorrow' }],
    ['endsAt', { startsAt: T0, endsAt: T0 }],
    ['sort', { sort: -1 }],
  ])('says what is wrong with its %s', (field, changes) => {
    const problems = checkGroupBuy({ ...PAIR_30, ...changes } as GroupBuy);
    expect(problems.join('\n')).toContain(`${field}:`);
  });

  it('says in order what its rules are, and never a word of sharing for a reward', () => {
    const rules = groupBuyRules(
      { ...PAIR_30, priceFen: 990, teams: 100, leads: 'buyers', joins: 'newcomers' },
      '立减券',
    );
    expect(rules[0]).toBe('开团后 24 小时内满 2 人即成团，每人得一张「立减券」；没满则不成团。');
    expect(rules.join('')).toContain('每人先付 ¥9.90');
    expect(rules.join('')).toContain('一共 100 个团');
    expect(rules.join('')).toContain('开团：买过的朋友；参团：还没下过单的新朋友。');
    expect(rules.join('')).not.toContain('分享得');
  });
});

describe('an activity', () => {
  const times = { startsAt: T0, endsAt: T0 + 1_000 };

  it('runs from its first millisecond to its last', () => {
    expect(activityAt(times, false, T0 - 1)).toBe('soon');
    expect(activityAt(times, false, T0)).toBe('running');
    expect(activityAt(times, false, T0 + 999)).toBe('running');
    expect(activityAt(times, false, T0 + 1_000)).toBe('over');
    expect(activityAt(times, true, T0)).toBe('cancelled');
    expect(activityAt({ startsAt: null, endsAt: null }, false, 0)).toBe('running');
  });

  it('says why no team can be opened', () => {
    const states = ['running', 'soon', 'over', 'cancelled'] as const;
    expect(states.map(closedFor)).toEqual([null, 'GROUP_NOT_STARTED', 'GROUP_OVER', 'GROUP_CANCELLED']);
  });

  it('is for whom it says', () => {
    expect([notFor('anyone', 0), notFor('buyers', 1), notFor('newcomers', 0)]).toEqual([null, null, null]);
    expect([notFor('buyers', 0), notFor('newcomers', 1)]).toEqual([
      'GROUP_BUYERS_ONLY',
      'GROUP_NEWCOMERS_ONLY',
    ]);
  });

  it('names what one person gets of one team', () => {
    expect(seatKey('pair-30', 'T1', 7 as CustomerId)).toBe('group-buy:pair-30:T1:7');
  });
});

import type { Coupon } from './api-types';
import {
  byDay,
  clockLeft,
  codeOf,
  countdown,
  couponFace,
  couponFaceText,
  couponLimit,
  couponTerms,
  dayName,
  dayText,
  discount,
  endText,
  endsSoon,
  fewText,
  groupCode,
  hasCome,
  lifeLeft,
  lineOf,
  momentText,
  partDone,
  pointsAfter,
  pointsChange,
  pointsMissing,
  pointsText,
  priceText,
  shortCountdown,
  stockText,
  timeLeft,
  timeText,
  usableUntil,
  useAtText,
  yuan,
  yuanExact,
  yuanOff,
  yuanParts,
} from './format';

const at = (iso: string): number => Date.parse(iso);
const NOW = at('2026-09-05T12:00:00.000+08:00');

const ninety: Coupon = {
  id: '1',
  name: '复购专享券',
  kind: 'percent',
  rateBasisPoints: 9000,
  offFen: null,
  giftName: null,
  capFen: 3000,
  thresholdFen: 5900,
  scope: '全场零食',
  shops: '全部门店',
  useAt: 'both',
  state: 'granted',
  startsAt: '2026-09-02T10:00:00.000+08:00',
  endsAt: '2026-09-10T00:00:00.000+08:00',
  grantedAt: '2026-09-02T10:00:00.000+08:00',
  usedAt: null,
  savedFen: null,
};

describe('money', () => {
  it('says whole yuan without cents and everything else with two', () => {
    expect([0, 28600, 1280, 5, 128605000].map(yuan)).toEqual(['¥0', '¥286', '¥12.80', '¥0.05', '¥1,286,050']);
  });

  it('says a price without a zero at its end, and nothing as free', () => {
    expect([990, 1000, 995, 5, 0].map(priceText)).toEqual(['¥9.9', '¥10', '¥9.95', '¥0.05', '免费']);
  });

  it('always shows cents on a bill', () => {
    expect([yuanExact(12800), yuanExact(11520), yuanOff(1280), yuanOff(0)]).toEqual([
      '¥128.00',
      '¥115.20',
      '−¥12.80',
      '¥0.00',
    ]);
  });

  it('gives the parts so that the yuan can be large', () => {
    expect(yuanParts(11520)).toEqual({ sign: '¥', whole: '115', cents: '.20' });
  });
});

describe('coupons', () => {
  it('says a rate the Chinese way', () => {
    expect([9000, 8500, 8000, 8880, 5000].map(discount)).toEqual(['9折', '85折', '8折', '88.8折', '5折']);
  });

  it('shows a face per kind', () => {
    expect(couponFace(ninety)).toEqual({ before: '', figure: '9', after: '折' });
    expect(couponFaceText({ ...ninety, kind: 'cash', offFen: 2000 })).toBe('¥20');
    expect(couponFaceText({ ...ninety, kind: 'gift', giftName: '马克杯' })).toBe('马克杯');
  });

  it('shows a member price as what remains to pay', () => {
    const member: Coupon = { ...ninety, kind: 'member', rateBasisPoints: 8800, capFen: null };
    expect(couponFaceText(member)).toBe('88折');
    expect(couponLimit(member)).toBe('会员价');
  });

  it('says where it is used', () => {
    expect((['shop', 'online', 'both'] as const).map(useAtText)).toEqual([
      '到店使用',
      '线上下单使用',
      '到店、线上都可用',
    ]);
  });

  it('says why as a line on its own', () => {
    expect(lineOf('9 月 2 日首单后，7 天内再次购买可享 9 折券。')).toBe(
      '9 月 2 日首单后，7 天内再次购买可享 9 折券',
    );
  });

  it('says what it asks for', () => {
    expect(couponTerms(ninety)).toBe('最高减 ¥30 · 满 ¥59 · 全场零食');
    expect(couponTerms({ ...ninety, capFen: null, thresholdFen: 0 })).toBe('无门槛 · 全场零食');
    expect(couponLimit({ ...ninety, capFen: null })).toBe('满 ¥59');
  });
});

describe('days and ends', () => {
  it('reads local days from the text, whatever zone the phone is in', () => {
    expect(dayText('2026-11-18T00:30:00.000+08:00', NOW)).toBe('11 月 18 日');
    expect(momentText('2026-11-18T14:05:09.000+08:00', NOW)).toBe('11 月 18 日 14:05');
    expect(timeText('2026-11-18T14:05:09.000+08:00')).toBe('14:05');
  });

  it('says a midnight end as 24:00 of the day before, over months and years', () => {
    expect(usableUntil('2026-09-10T00:00:00.000+08:00', NOW)).toBe('用到 9 月 9 日 24:00');
    expect(endText('2026-10-01T00:00:00.000+08:00', NOW)).toBe('9 月 30 日 24:00');
    expect(endText('2027-01-01T00:00:00.000+08:00', NOW)).toBe('12 月 31 日 24:00');
    expect(endText('2028-03-01T00:00:00.000+08:00', NOW)).toBe('2028 年 2 月 29 日 24:00');
  });

  it('leaves the year out of an end within the coming half year, and of no other', () => {
    expect(endText('2027-02-01T00:00:00.000+08:00', NOW)).toBe('1 月 31 日 24:00');
    expect(endText('2027-02-01T09:30:00.000+08:00', NOW)).toBe('2 月 1 日 09:30');
    expect(endText('2027-09-02T00:00:00.000+08:00', NOW)).toBe('2027 年 9 月 1 日 24:00');
    expect(endText('2025-12-11T00:00:00.000+08:00', NOW)).toBe('2025 年 12 月 10 日 24:00');
  });

  it('says other ends as they are', () => {
    expect(endText('2026-09-09T18:30:00.000+08:00', NOW)).toBe('9 月 9 日 18:30');
    expect(endText('2026-09-09T00:00:00.001+08:00', NOW)).toBe('9 月 9 日 00:00');
  });

  it('takes this year from the zone of the instant, not of the phone', () => {
    const newYearInShanghai = at('2027-01-01T00:10:00.000+08:00');
    expect(dayText('2026-12-31T10:00:00.000+08:00', newYearInShanghai)).toBe('2026 年 12 月 31 日');
    expect(dayText('2027-01-01T10:00:00.000+08:00', newYearInShanghai)).toBe('1 月 1 日');
  });

  it('says nothing about what it cannot read', () => {
    expect([dayText('soon', NOW), endText('soon', NOW), momentText('', NOW), timeText('')]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('points', () => {
  it('groups thousands and says the sign of a change', () => {
    expect([pointsText(0), pointsText(1280), pointsText(1286050)]).toEqual(['0', '1,280', '1,286,050']);
    expect([pointsChange(1280), pointsChange(-600), pointsChange(0)]).toEqual(['+1,280', '−600', '0']);
  });

  it('says what stays and what is missing, never below nothing', () => {
    expect([pointsAfter(1280, 480), pointsAfter(480, 480), pointsAfter(100, 480)]).toEqual(['800', '0', '0']);
    expect([pointsMissing(160, 480), pointsMissing(480, 480)]).toEqual(['还差 320 分', '']);
  });

  it('says how many are there, and louder when they are few', () => {
    expect([null, 0, 3, 10, 11].map(fewText)).toEqual(['', '', '仅剩 3 件', '仅剩 10 件', '']);
    expect([null, 0, 1, 10, 11, 1200].map(stockText)).toEqual([
      '',
      '已兑完',
      '仅剩 1 件',
      '仅剩 10 件',
      '还有 11 件',
      '还有 1,200 件',
    ]);
  });

  it('names days by the zone of the instant, over midnight, months and years', () => {
    expect(dayName('2026-09-05T00:00:00.000+08:00', NOW)).toBe('今天');
    expect(dayName('2026-09-04T23:59:59.999+08:00', NOW)).toBe('昨天');
    expect(dayName('2026-09-03T12:00:00.000+08:00', NOW)).toBe('9 月 3 日');
    const justAfterNewYear = at('2027-01-01T00:10:00.000+08:00');
    expect(dayName('2026-12-31T10:00:00.000+08:00', justAfterNewYear)).toBe('昨天');
    expect(dayName('2026-12-30T10:00:00.000+08:00', justAfterNewYear)).toBe('2026 年 12 月 30 日');
    expect(dayName('soon', NOW)).toBe('');
  });

  it('gathers a history by day and keeps its order', () => {
    const moments = ['2026-09-05T09:00:00+08:00', '2026-09-05T08:00:00+08:00', '2026-09-04T23:00:00+08:00'];
    const days = byDay(
      moments.map((moment) => ({ at: moment })),
      NOW,
    );
    expect(days.map(({ day, things }) => [day, things.length])).toEqual([
      ['今天', 2],
      ['昨天', 1],
    ]);
    expect(byDay([], NOW)).toEqual([]);
  });
});

describe('countdowns', () => {
  it('counts the minutes of an undo, and says nothing when they are over', () => {
    expect(shortCountdown('2026-09-05T12:29:41.000+08:00', NOW)).toBe('29:41');
    expect(shortCountdown('2026-09-05T12:00:09.900+08:00', NOW)).toBe('0:09');
    expect(shortCountdown('2026-09-05T13:05:00.000+08:00', NOW)).toBe('1:05:00');
    expect(shortCountdown('2026-09-05T12:00:00.000+08:00', NOW)).toBe('');
    expect(shortCountdown('never', NOW)).toBe('');
  });

  it('counts days, then seconds, then ends', () => {
    expect(countdown('2026-09-09T18:12:30.000+08:00', NOW)).toBe('4 天 06:12');
    expect(countdown('2026-09-05T18:12:09.000+08:00', NOW)).toBe('06:12:09');
    expect(countdown('2026-09-05T12:00:00.000+08:00', NOW)).toBe('已结束');
  });

  it('never promises more than there is', () => {
    expect(timeLeft('2026-09-08T11:59:59.000+08:00', NOW)).toBe('还剩 2 天');
    expect(timeLeft('2026-09-06T11:59:59.000+08:00', NOW)).toBe('还剩 23 小时');
    expect(timeLeft('2026-09-05T12:00:30.000+08:00', NOW)).toBe('还剩 1 分钟');
    expect(timeLeft('2026-09-05T11:59:59.000+08:00', NOW)).toBe('已结束');
  });

  it('knows what ends soon and what has come', () => {
    expect(endsSoon('2026-09-08T11:00:00.000+08:00', NOW)).toBe(true);
    expect(endsSoon('2026-09-08T13:00:00.000+08:00', NOW)).toBe(false);
    expect(hasCome('2026-09-05T12:00:00.000+08:00', NOW)).toBe(true);
    expect(hasCome('never', NOW)).toBe(false);
  });

  it('measures the life of a token', () => {
    expect(lifeLeft('2026-09-05T12:00:30.000+08:00', 60, NOW)).toEqual({ seconds: 30, part: 0.5 });
    expect(lifeLeft('2026-09-05T11:00:00.000+08:00', 60, NOW)).toEqual({ seconds: 0, part: 0 });
  });

  it('fills a ring no further than full', () => {
    expect([partDone(2, 3), partDone(5, 3), partDone(0, 0)]).toEqual([2 / 3, 1, 0]);
  });
});

describe('codes', () => {
  it('groups digits as they are typed', () => {
    expect(groupCode('3084')).toBe('3084');
    expect(groupCode('30841')).toBe('3084 1');
    expect(groupCode('3084 1927 5561 99')).toBe('3084 1927 5561');
  });

  it('is a code only when complete', () => {
    expect(codeOf('3084 1927 5561')).toBe('308419275561');
    expect(codeOf('3084 1927')).toBeNull();
  });
});

describe('a clock of hours', () => {
  const ends = '2026-09-08T12:00:00.000+08:00';
  it('goes beyond a day, shows the last second while any of it is left, and is gone at the end', () => {
    expect(clockLeft(ends, at(ends) - 71 * 3_600_000 - 9_000)).toEqual(['71', '00', '09']);
    expect(clockLeft(ends, at(ends) - 1)).toEqual(['00', '00', '01']);
    expect(clockLeft(ends, at(ends))).toBeNull();
    expect(clockLeft('nothing', 0)).toBeNull();
  });
});

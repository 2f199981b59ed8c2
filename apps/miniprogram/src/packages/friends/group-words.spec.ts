import { cardTitle, mayOpen, priced, refundText, shapeText, standing, stockText } from './group-words';
import { activity, NOW, paidActivity, paymentOf, teamOf } from './spec-support';

const now = Date.parse(NOW);

it('says what a card is of, and never a word about sharing', () => {
  expect(cardTitle(teamOf())).toBe('2 人拼团，每人立减 ¥30，还差 1 位');
  expect(cardTitle(teamOf({ state: 'filled', left: 0 }))).toBe('2 人拼团，每人立减 ¥30');
});

it('puts the price on the button', () => {
  expect([priced('参团', 990), priced('开团', 0)]).toEqual(['付 ¥9.9 参团', '开团']);
  expect([shapeText(activity), shapeText(paidActivity)]).toEqual([
    '2 人团 · 24 小时 · 免费',
    '3 人团 · 24 小时 · 每人 ¥9.9',
  ]);
});

it('says what is left, and why nothing can be opened', () => {
  const said = (more: object) => stockText({ ...activity, ...more }, now);
  expect(said({})).toBe('');
  expect(said({ teamsLeft: 4 })).toBe('还能开 4 个团');
  expect(said({ teamsLeft: 0 })).toBe('团已经开完了');
  expect(said({ endsAt: '2026-09-10T00:00:00.000+08:00' })).toBe('9 月 9 日 24:00 结束');
  expect(said({ state: 'soon', startsAt: '2026-09-08T20:00:00.000+08:00' })).toBe('9 月 8 日开始');
  expect([said({ state: 'over', teamsLeft: 4 }), said({ state: 'cancelled' })]).toEqual([
    '活动已结束',
    '活动已取消',
  ]);
  expect([mayOpen(activity), mayOpen({ ...activity, teamsLeft: 0 })]).toEqual([true, false]);
});

it('says where money is that was paid for no seat', () => {
  const paid = { activity: paidActivity, payment: paymentOf() };
  expect(refundText(teamOf(paid))).toBeNull();
  expect(refundText(teamOf({ ...paid, refund: 'refunding' }))).toBe('您付的 ¥9.9 正在原路退回');
  expect(refundText(teamOf({ ...paid, payment: null, refund: 'refunded' }))).toBe('您付的 ¥9.9 已原路退回');
});

it('says how the team ended, to its leader as their own doing', () => {
  const left = { state: 'cancelled' as const, endReason: 'leader-left' };
  expect(standing(teamOf(left))).toBe('团长退出了，这个团散了');
  expect(standing(teamOf({ ...left, role: 'leader' }))).toBe('您退出了，这个团散了');
  expect(standing(teamOf({ state: 'expired' }))).toBe('时间到了，人没有齐');
  expect(standing(teamOf({ state: 'cancelled', endReason: 'something-new' }))).toBe('这个团已经结束');
});

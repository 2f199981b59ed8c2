import { activity, me, paymentOf, teamOf } from '../../spec-support';
import { doorOf } from './door-of';

const refusal = (code: string) => ({ code, message: code });

it('lets a friend join, and who is in invite', () => {
  expect(doorOf(teamOf())).toEqual({ kind: 'join' });
  expect(doorOf(teamOf({ mySeat: 'taken', canJoin: false }))).toEqual({ kind: 'invite' });
});

it('offers a team of their own where this one is full or over', () => {
  for (const state of ['filled', 'expired', 'cancelled', 'waiting'] as const)
    expect(doorOf(teamOf({ state, canJoin: false }))).toEqual({ kind: 'own', again: false });
  expect(doorOf(teamOf({ canJoin: false, refusal: refusal('GROUP_FULL') }))).toEqual({
    kind: 'own',
    again: false,
  });
  expect(doorOf(teamOf({ state: 'expired', mySeat: 'taken', canJoin: false }))).toEqual({
    kind: 'own',
    again: true,
  });
});

it('leads elsewhere when no team can be opened any more', () => {
  for (const over of [
    { ...activity, state: 'over' as const },
    { ...activity, teamsLeft: 0 },
  ])
    expect(doorOf(teamOf({ state: 'filled', canJoin: false, activity: over }))).toEqual({ kind: 'others' });
});

it('leads whom the activity is not for elsewhere, and who has a team already to it', () => {
  const closed = (code: string) => doorOf(teamOf({ canJoin: false, refusal: refusal(code) }));
  expect(closed('GROUP_NEWCOMERS_ONLY')).toEqual({ kind: 'others' });
  expect(closed('GROUP_ONE_AT_A_TIME')).toEqual({ kind: 'mine' });
});

it('asks for the money while the seat is not paid, and the team may still fill', () => {
  const unpaid = paymentOf();
  const paying = { mySeat: 'paying' as const, canJoin: false };
  expect(doorOf(teamOf({ ...paying, payment: unpaid }))).toEqual({ kind: 'pay', payment: unpaid });
  expect(doorOf(teamOf({ ...paying, state: 'waiting', payment: unpaid }))).toEqual({
    kind: 'pay',
    payment: unpaid,
  });
  expect(doorOf(teamOf({ ...paying, state: 'filled', payment: unpaid }))).toEqual({
    kind: 'own',
    again: true,
  });
});

it('shows the coupon to who is in a team that is filled', () => {
  const filled = { state: 'filled' as const, mySeat: 'taken' as const, canJoin: false, seats: [me] };
  expect(doorOf(teamOf({ ...filled, couponId: 'c1' }))).toEqual({ kind: 'coupon', couponId: 'c1' });
  expect(doorOf(teamOf(filled))).toEqual({ kind: 'own', again: true });
});

import {
  type Calendar,
  type CustomerId,
  type Grant,
  type GroupBuy,
  type Instant,
  seatKey,
} from '@fanchang/domain';

/** What one member gets when the team fills. */
export function grantOfSeat(
  definition: GroupBuy,
  teamNo: string,
  customerId: CustomerId,
  calendar: Calendar,
  now: Instant,
): Grant {
  const { program, version, title, coupon } = definition;
  return {
    key: seatKey(program, teamNo, customerId),
    program,
    version,
    step: 'filled',
    customerId,
    cause: teamNo,
    outcome: {
      kind: 'coupon',
      template: coupon.template,
      startsAt: now,
      endsAt: calendar.endOfWindow(now, coupon.days),
    },
    why: { sentence: `拼团成功，「${title}」的券给您。`, orders: [], setOffBy: `group-team:${teamNo}` },
  };
}

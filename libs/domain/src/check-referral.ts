import type { CashReward, CouponReward, Referral } from './referral-rules';

/** What WeChat transfers to a person at once, fen. */
const CASH_FEN = { least: 10, most: 20_000 };

/** What is wrong with a referral's definition; nothing = it may be published. */
export function checkReferral(referral: Referral): string[] {
  const problems: string[] = [];
  const whole = (name: string, value: number | null, least: number, most: number) => {
    if (value === null || !Number.isSafeInteger(value) || value < least || value > most) {
      problems.push(`${name}: a whole number from ${least} to ${most}`);
    }
  };
  if (!/^[a-z0-9-]{1,32}$/.test(referral.program)) {
    problems.push('program: 1–32 lower-case letters, digits, hyphens');
  }
  whole('version', referral.version, 1, 1_000_000);
  if (referral.title.trim() === '' || [...referral.title].length > 40) problems.push('title: 1–40 letters');
  if (referral.settle !== 'paid' && referral.settle !== 'returnable-over') {
    problems.push('settle: paid or returnable-over');
  }
  whole('returnDays', referral.returnDays, 0, 365);
  whole('minimumFen', referral.minimumFen, 0, Number.MAX_SAFE_INTEGER);
  if (referral.perInviterMonth !== null) whole('perInviterMonth', referral.perInviterMonth, 1, 10_000);
  if (referral.acceptDays !== null) whole('acceptDays', referral.acceptDays, 1, 365);
  problems.push(...checkReward('inviter', referral.inviter), ...checkReward('invitee', referral.invitee));
  if ('cashFen' in referral.invitee) problems.push('invitee: cash is for the inviter');
  if (referral.startsAt !== null && referral.endsAt !== null && referral.startsAt >= referral.endsAt) {
    problems.push('endsAt: before it begins');
  }
  return problems;
}

function checkReward(who: string, reward: CouponReward | CashReward): string[] {
  const problems: string[] = [];
  const days = 'cashFen' in reward ? reward.days : reward.coupon.days;
  if (!Number.isSafeInteger(days) || days < 1 || days > 365) {
    problems.push(`${who} days: a whole number from 1 to 365`);
  }
  if ('cashFen' in reward) {
    const { cashFen } = reward;
    if (!Number.isSafeInteger(cashFen) || cashFen < CASH_FEN.least || cashFen > CASH_FEN.most) {
      problems.push(`${who} cashFen: a whole number from ${CASH_FEN.least} to ${CASH_FEN.most}`);
    }
  } else if (!/^[a-z0-9-]{1,64}$/.test(reward.coupon.template)) {
    problems.push(`${who} template: 1–64 lower-case letters, digits, hyphens`);
  }
  return problems;
}

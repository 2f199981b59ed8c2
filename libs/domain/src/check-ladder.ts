import type { Calendar } from './calendar';
import { type Ladder, type LadderStep, parseDay } from './ladder';

/**
 * What is wrong with a ladder's definition; an empty list means it may be published. Checked before a definition is
 * stored, so that the rules never meet one they cannot follow.
 */
export function checkLadder(ladder: Ladder, calendar: Calendar): string[] {
  const problems: string[] = [];
  if (!/^[a-z0-9-]{1,32}$/.test(ladder.program))
    problems.push('program: 1–32 lower-case letters, digits, hyphens');
  if (!isWhole(ladder.version, 1)) problems.push('version: a whole number from 1');
  if (!isWhole(ladder.minimumFen, 0)) problems.push('minimumFen: whole fen from 0');
  if (ladder.steps.length === 0) problems.push('steps: at least one');
  if (repeats(ladder.steps.map((step) => step.step))) problems.push('steps: two have the same name');
  if (ladder.campaign !== null) {
    const { firstDay, lastDay } = ladder.campaign;
    if (!isDay(firstDay, calendar) || !isDay(lastDay, calendar))
      problems.push('campaign: days as YYYY-MM-DD');
    else if (firstDay > lastDay) problems.push('campaign: ends before it begins');
  }
  for (const step of ladder.steps) problems.push(...checkStep(ladder, step, calendar));
  return problems;
}

function checkStep(ladder: Ladder, step: LadderStep, calendar: Calendar): string[] {
  const problems: string[] = [];
  const wrong = (what: string) => problems.push(`step ${step.step}: ${what}`);
  if (!/^[a-z0-9-]{1,16}$/.test(step.step)) wrong('name of 1–16 lower-case letters, digits, hyphens');
  if (!isWhole(step.repurchases, 1)) wrong('repurchases: a whole number from 1');
  if (ladder.campaign === null && !isWhole(step.withinDays, 1)) wrong('withinDays: a whole number from 1');
  if (ladder.campaign !== null && step.withinDays !== null) wrong('withinDays: a campaign has its own dates');
  // A campaign's window is no shopper's own, so nothing can be handed out "at the first order".
  if (ladder.campaign !== null && step.given === 'at-first-order')
    wrong('given: a campaign gives when reached');
  if (repeats(step.rewards.map((reward) => reward.name))) wrong('rewards: two have the same name');
  for (const { name, gives } of step.rewards) {
    if (gives.kind === 'coupon') {
      if (gives.validDays !== 'window' && !isWhole(gives.validDays, 1)) wrong(`${name}: validDays from 1`);
    } else {
      if (!isWhole(gives.rate, 1) || gives.rate >= 10_000) wrong(`${name}: rate between 1 and 9999`);
      if (gives.lastDay !== null && !isDay(gives.lastDay, calendar)) wrong(`${name}: lastDay as YYYY-MM-DD`);
    }
  }
  return problems;
}

function isWhole(value: number | null, least: number): boolean {
  return value !== null && Number.isSafeInteger(value) && value >= least;
}

function repeats(names: readonly string[]): boolean {
  return new Set(names).size !== names.length;
}

function isDay(text: string, calendar: Calendar): boolean {
  try {
    parseDay(text, calendar);
    return true;
  } catch {
    return false;
  }
}

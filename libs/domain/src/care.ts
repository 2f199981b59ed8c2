import { type BusinessHours, checkBusinessHours, NINE_TO_NINE } from './business-hours';
import type { ClockRule } from './sla';
import { CARE_POLICY, type CarePolicy, TICKET_KINDS } from './ticket';

/** After-sales care 售后 as a program: its promises and when people are at work. Data, versioned; one is in force. */
export interface Care extends CarePolicy {
  program: string;
  version: number;
  hours: BusinessHours;
  /** How many tickets one shopper may have under way. */
  mostOpen: number;
  /** What an agent may give by themselves in a calendar month where nobody said otherwise, fen. */
  limitFen: number;
  /** What a point is worth against that limit, fen. */
  pointFen: number;
  /** What the house answers by itself to questions about giving back. */
  returnsText: string;
}

/** As shipped. */
export const AFTER_SALES: Care = {
  program: 'after-sales',
  version: 1,
  ...CARE_POLICY,
  hours: NINE_TO_NINE,
  mostOpen: 5,
  limitFen: 20_000,
  pointFen: 1,
  returnsText:
    '签收后 7 天内、没有拆用的商品可以退。在这里说明是哪一件、为什么退，附上照片，我们会告诉您寄到哪里，收到后 48 小时内办结。',
};

const CLOCK_KINDS = ['first-answer', 'specialist', 'resolution', 'return'];
const MOST_MINUTES = 90 * 24 * 60;

/** What is wrong with a definition; an empty list means it may be published. Takes whatever a file says. */
export function checkCare(definition: Care): string[] {
  const said = definition as { [Key in keyof Care]?: unknown };
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  must(
    typeof said.program === 'string' && /^[a-z0-9-]{1,32}$/.test(said.program),
    'program: 1–32 lower-case letters, digits, hyphens',
  );
  must(isWhole(said.version, 1, 1_000_000), 'version: a whole number from 1');
  const clocks = (typeof said.clocks === 'object' && said.clocks !== null ? said.clocks : {}) as Record<
    string,
    unknown
  >;
  must(
    Object.keys(clocks).toSorted().join() === [...TICKET_KINDS].toSorted().join(),
    `clocks: of ${TICKET_KINDS.join(', ')}, each once`,
  );
  for (const [kind, rules] of Object.entries(clocks)) problems.push(...checkRules(`clocks.${kind}`, rules));
  const hours = said.hours as BusinessHours | undefined;
  const isHours = Array.isArray(hours?.week) && typeof hours.days === 'object' && hours.days !== null;
  must(isHours, 'hours: a week, and the days that are otherwise');
  if (isHours) problems.push(...checkBusinessHours(hours).map((problem) => `hours.${problem}`));
  must(isWhole(said.reopenDays, 0, 90), 'reopenDays: 0–90');
  must(isWhole(said.closeDays, 1, 90), 'closeDays: 1–90');
  must(isWhole(said.mostOpen, 1, 50), 'mostOpen: 1–50');
  must(isWhole(said.limitFen, 0, 100_000_000), 'limitFen: 0–100000000');
  must(
    typeof said.returnsText === 'string' && /^.{1,200}$/u.test(said.returnsText),
    'returnsText: 1–200 letters',
  );
  must(isWhole(said.pointFen, 0, 1_000), 'pointFen: 0–1000');
  return problems;
}

function checkRules(name: string, rules: unknown): string[] {
  if (!Array.isArray(rules) || rules.length === 0) return [`${name}: at least one promise`];
  const seen = new Set<string>();
  return (rules as unknown[]).flatMap((rule, n): string[] => {
    const { kind, limitMinutes, counts, pauses } = (rule ?? {}) as { [Key in keyof ClockRule]?: unknown };
    const isNew = typeof kind === 'string' && !seen.has(kind);
    if (typeof kind === 'string') seen.add(kind);
    return [
      ...(CLOCK_KINDS.includes(String(kind)) ? [] : [`${name}.${n}.kind: ${CLOCK_KINDS.join(', ')}`]),
      ...(isNew ? [] : [`${name}.${n}.kind: each once`]),
      ...(isWhole(limitMinutes, 1, MOST_MINUTES) ? [] : [`${name}.${n}.limitMinutes: 1–${MOST_MINUTES}`]),
      ...(counts === 'work' || counts === 'always' ? [] : [`${name}.${n}.counts: work or always`]),
      ...(typeof pauses === 'boolean' ? [] : [`${name}.${n}.pauses: true or false`]),
    ];
  });
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

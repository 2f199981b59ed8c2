import { AFTER_SALES, type Care, checkCare } from './care';
import { CARE_POLICY } from './ticket';

const [FIRST] = CARE_POLICY.clocks.question;

describe('a definition of care', () => {
  it('as shipped may be published', () => {
    expect(checkCare(AFTER_SALES)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no promise for a kind', { clocks: { ...CARE_POLICY.clocks, promise: [] } }, 'clocks.promise'],
    ['a kind left out', { clocks: { question: [FIRST] } }, 'clocks: of question'],
    [
      'one promise twice',
      { clocks: { ...CARE_POLICY.clocks, question: [FIRST, FIRST] } },
      'clocks.question.1.kind: each once',
    ],
    [
      'a promise of nothing',
      { clocks: { ...CARE_POLICY.clocks, question: [{ ...FIRST, limitMinutes: 0 }] } },
      'limitMinutes',
    ],
    [
      'time of its own',
      { clocks: { ...CARE_POLICY.clocks, question: [{ ...FIRST, counts: 'never' }] } },
      'counts',
    ],
    [
      'nobody at work',
      { hours: { week: Array.from({ length: 7 }, () => []), days: {} } },
      'hours.week: at least an hour',
    ],
    ['no week', { hours: null }, 'hours: a week'],
    ['never closed', { closeDays: 0 }, 'closeDays'],
    ['more than all', { limitFen: 1e12 }, 'limitFen'],
    ['half a point', { pointFen: 0.5 }, 'pointFen'],
    ['no name', { program: 'Ä' }, 'program'],
  ])('%s is named', (_, change, problem) => {
    expect(checkCare({ ...AFTER_SALES, ...change } as Care).join('\n')).toContain(problem);
  });
});

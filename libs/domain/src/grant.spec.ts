import type { CustomerId } from './brand';
import { contentOf, isOver, reconcile } from './grant';
import type { GivenGrant, Grant, Outcome } from './grant';

/** The outcome hangs on the cause alone: cause 30 ends at instant 30, cause 0 never ends. */
function grantOf(key: string, cause: number): Grant {
  const outcome: Outcome =
    cause === 0
      ? { kind: 'member-price', name: '会员价', rate: 9500, startsAt: 0, endsAt: null }
      : { kind: 'coupon', template: 't', startsAt: 0, endsAt: cause };
  const why = { sentence: '', orders: [], setOffBy: '' };
  return {
    key,
    program: 'p',
    version: 1,
    step: key,
    customerId: 7 as CustomerId,
    cause: `c${cause}`,
    outcome,
    why,
  };
}

describe('one benefit', () => {
  const held = (cause: number, more: Partial<GivenGrant> = {}): GivenGrant => {
    const content = contentOf(grantOf('k', cause));
    return { key: 'k', cause: `c${cause}`, version: 1, content, state: 'standing', used: false, ...more };
  };
  const wanted = (cause: number) => grantOf('k', cause);

  it('is left alone while it hangs on the same facts, used or not, over or not', () => {
    expect(reconcile([wanted(30)], [held(30)], 10, 'take-back-unused')).toEqual([]);
    expect(reconcile([wanted(30)], [held(30)], 31, 'take-back-unused')).toEqual([]);
    expect(reconcile([wanted(30)], [held(30, { used: true })], 10, 'take-back-unused')).toEqual([]);
  });

  it('moves to its new facts while unused, and stays where it was once used', () => {
    expect(reconcile([wanted(60)], [held(30)], 10, 'keep')).toEqual([
      { move: 'shift', grant: wanted(60), state: 'standing' },
    ]);
    expect(reconcile([wanted(60)], [held(30, { used: true })], 10, 'keep')).toEqual([]);
  });

  it('no longer deserved is taken back unused, and kept and written down used', () => {
    expect(reconcile([], [held(30)], 10, 'take-back-unused')).toEqual([{ move: 'take-back', key: 'k' }]);
    expect(reconcile([], [held(30, { used: true })], 10, 'take-back-unused')).toEqual([
      { move: 'keep', key: 'k' },
    ]);
  });

  it('no longer deserved is kept even unused where the program says so', () => {
    expect(reconcile([], [held(30)], 10, 'keep')).toEqual([{ move: 'keep', key: 'k' }]);
  });

  it('taken back or kept is written down once, not at every look', () => {
    const gone = [held(30, { state: 'withdrawn' }), held(30, { key: 'k2', state: 'kept', used: true })];
    expect(reconcile([], gone, 10, 'take-back-unused')).toEqual([]);
  });

  it('deserved again is restored, not given a second time; a used one stands though its time is over', () => {
    const back = (state: 'standing' | 'lapsed') => [{ move: 'restore', grant: wanted(30), state }];
    expect(reconcile([wanted(30)], [held(30, { state: 'withdrawn' })], 10, 'keep')).toEqual(back('standing'));
    expect(reconcile([wanted(30)], [held(30, { state: 'withdrawn' })], 30, 'keep')).toEqual(back('lapsed'));
    expect(reconcile([wanted(30)], [held(30, { state: 'kept', used: true })], 30, 'keep')).toEqual(
      back('standing'),
    );
  });

  it('that ended before it was decided is written down as lapsed: the end itself is already over', () => {
    const give = (state: 'standing' | 'lapsed') => [{ move: 'give', grant: wanted(30), state }];
    expect(reconcile([wanted(30)], [], 29, 'keep')).toEqual(give('standing'));
    expect(reconcile([wanted(30)], [], 30, 'keep')).toEqual(give('lapsed'));
  });

  it('lapsed comes alive when its facts move to a window still open', () => {
    const move = { move: 'shift', grant: wanted(60), state: 'standing' };
    expect(reconcile([wanted(60)], [held(30, { state: 'lapsed' })], 40, 'keep')).toEqual([move]);
  });

  it('lapsed and then undeserved is withdrawn', () => {
    expect(reconcile([], [held(30, { state: 'lapsed' })], 40, 'take-back-unused')).toEqual([
      { move: 'take-back', key: 'k' },
    ]);
  });

  it('without an end is never over', () => {
    expect(isOver(wanted(0).outcome, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  // Fault, reported: two rewards of one step under one name give the same key twice. Remove `.failing` when mended.
  it('named twice in one decision is given once', () => {
    expect(reconcile([wanted(30), wanted(30)], [], 10, 'keep')).toHaveLength(1);
  });
});

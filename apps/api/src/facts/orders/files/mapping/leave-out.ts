import { isZero, parseDecimal } from '../decimal';
import type { Header } from '../header';
import type { RowReading } from '../reading';
import type { LeaveOutRule } from './schema';

/** The reason to leave a row out, or null. `cancelled`: the row takes something back. */
export type LeaveOut = (row: RowReading, cancelled: boolean) => string | null;

export function leaveOutOf(header: Header, rules: readonly LeaveOutRule[]): LeaveOut {
  const tests = rules.map((rule) => ({
    rule,
    column: header.need(rule.column),
    applies: testOf(rule.is),
  }));
  return (row, cancelled) => {
    for (const { rule, column, applies } of tests) {
      if (rule.rows === (cancelled ? 'sales' : 'cancellations')) continue;
      if (applies(row.text(column))) return rule.reason;
    }
    return null;
  };
}

function testOf(is: LeaveOutRule['is']): (text: string) => boolean {
  if (typeof is === 'object') {
    if ('startsWith' in is) return (text) => text.startsWith(is.startsWith);
    const values = new Set(is.oneOf);
    return (text) => values.has(text);
  }
  if (is === 'empty') return (text) => text === '';
  return (text) => {
    // Text that is no number is not left out: reading it will reject the row.
    const value = parseDecimal(text);
    if (value === null) return false;
    const zero = isZero(value);
    if (is === 'zero') return zero;
    return is === 'negative' ? value.negative && !zero : value.negative || zero;
  };
}

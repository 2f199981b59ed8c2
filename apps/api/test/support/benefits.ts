import type { CustomerId, Grant } from '@fanchang/domain';
import { holdPerson } from '../../src/facts/customers';
import { addTemplate, type CouponTemplate } from '../../src/outcomes/coupons';
import { Grants, type GiveResult } from '../../src/outcomes/grants';
import type { House } from './house';

export const THANKS: CouponTemplate = {
  key: 'thanks',
  name: '感谢券',
  worth: { kind: 'cash', offFen: 1_000 },
  thresholdFen: 0,
  scope: '全场',
  shops: null,
};

/** A thank-you coupon for one moment, as a playbook would decide it. */
export function thanks(customerId: number, moment: string, changes: Partial<Grant> = {}): Grant {
  return {
    key: `thanks:${moment}:${customerId}`,
    program: 'thanks',
    version: 1,
    step: 'once',
    customerId: customerId as CustomerId,
    cause: moment,
    outcome: {
      kind: 'coupon',
      template: 'thanks',
      startsAt: Date.parse('2026-09-02T00:00:00+08:00'),
      endsAt: Date.parse('2026-10-01T00:00:00+08:00'),
    },
    why: { sentence: '感谢您今晚的陪伴。', orders: [], setOffBy: `moment:${moment}` },
    ...changes,
  };
}

export async function withTemplate(house: House, changes: Partial<CouponTemplate> = {}): Promise<void> {
  await house.database.transaction((db) => addTemplate(db, { ...THANKS, ...changes }));
}

let born = 0;

/** People who bought nothing yet. @returns their ids. */
export async function people(house: House, count: number): Promise<number[]> {
  born += 1;
  const names = Array.from({ length: count }, (_, n) => `person-${born}-${n}`);
  await house.database.transaction((db) =>
    db.insert(
      'customers',
      ['born_as', 'created_at'],
      names.map((name) => [name, 0]),
    ),
  );
  const rows = await house.database.rows<{ id: number }>(
    `SELECT id FROM customers WHERE born_as LIKE 'person-${born}-%' ORDER BY id`,
  );
  return rows.map((row) => row.id);
}

/** Gives in a transaction of its own, holding the person. */
export async function giveOne(house: House, grant: Grant): Promise<GiveResult | undefined> {
  const grants = house.app.get(Grants);
  return house.database.transaction(async (db) => {
    await holdPerson(db, grant.customerId);
    return (await grants.give(db, [grant]))[0];
  });
}

/** What became of it, in a word: `given`, `already`, or the code of the refusal. */
export function said(result: GiveResult | undefined): string {
  if (result === undefined) return 'nothing';
  return result.result === 'refused' ? result.reason : result.result;
}

/** Runs tasks with so many callers, each taking the next when it has done one. */
export async function withCallers<T>(callers: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const call = async () => {
    while (next < tasks.length) {
      const at = next;
      next += 1;
      const task = tasks[at];
      if (task !== undefined) done[at] = await task();
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return done;
}

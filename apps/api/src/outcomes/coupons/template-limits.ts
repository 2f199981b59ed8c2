import type { CustomerId, RefusalCode } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { Limits } from '../limits';

/** A template's limits: how many there may be in all and per person. */
export interface LimitedTemplate {
  id: number;
  template_key: string;
  stock: number | null;
  per_person: number | null;
}

const stockKey = (templateId: number) => `template:${templateId}:stock`;
const personKey = (templateId: number, customerId: CustomerId) =>
  `template:${templateId}:person:${customerId}`;

/** The templates of these keys. */
export async function templatesOf(db: Db, keys: readonly string[]): Promise<Map<string, LimitedTemplate>> {
  const rows = await db.rowsIn<LimitedTemplate>(
    'SELECT id, template_key, stock, per_person FROM coupon_templates WHERE template_key IN (?)',
    [],
    [...new Set(keys)],
  );
  return new Map(rows.map((row) => [row.template_key, row]));
}

/** Takes one coupon of the template's stock and of the person's share. @returns why there is none, or null. */
export async function takeOne(
  db: Db,
  template: LimitedTemplate,
  customerId: CustomerId,
): Promise<RefusalCode | null> {
  const { id, stock, per_person: perPerson } = template;
  if (stock !== null && !(await Limits.take(db, stockKey(id), 1, stock))) return 'COUPON_SOLD_OUT';
  if (perPerson !== null && !(await Limits.take(db, personKey(id, customerId), 1, perPerson))) {
    if (stock !== null) await Limits.giveBack(db, stockKey(id), 1);
    return 'COUPON_LIMIT_REACHED';
  }
  return null;
}

export async function giveOneBack(db: Db, template: LimitedTemplate, customerId: CustomerId): Promise<void> {
  if (template.stock !== null) await Limits.giveBack(db, stockKey(template.id), 1);
  if (template.per_person !== null) await Limits.giveBack(db, personKey(template.id, customerId), 1);
}

import { z } from 'zod';
import { addTemplate, type CouponTemplate } from '../outcomes/coupons';
import type { Db } from '../platform/database/db';
import { CommandError } from './command';
import { addFromFile, chosenKey } from './from-file';

const fen = z.int().min(0).max(100_000_000);
/** What remains to pay, ten-thousandths: 9折 = 9000. */
const rate = z.int().min(1).max(9_999);
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const text = (most: number) => z.string().trim().min(1).max(most);
const keys = z.array(text(128)).min(1).max(1_000);

const templateSchema = z.strictObject({
  key: chosenKey,
  name: text(64),
  worth: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), rate, capFen: fen.min(1).nullable().default(null) }),
    z.strictObject({ kind: z.literal('cash'), offFen: fen.min(1) }),
    z.strictObject({ kind: z.literal('gift'), giftName: text(64) }),
    z.strictObject({ kind: z.literal('member'), rate }),
  ]),
  thresholdFen: fen.default(0),
  /** In words. */
  scope: text(64).default('全场'),
  goods: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all') }),
      z.strictObject({ kind: z.literal('product'), keys }),
      z.strictObject({ kind: z.literal('category'), keys }),
    ])
    .optional(),
  /** Keys of shops; null = every shop. */
  shops: z.array(text(64)).min(1).max(20).nullable().default(null),
  validity: z
    .union([
      z.strictObject({ days: z.int().min(1).max(3_650) }),
      z
        .strictObject({ startsAt: instant, endsAt: instant })
        .refine(({ startsAt, endsAt }) => startsAt < endsAt, { error: 'endsAt 必须晚于 startsAt' }),
    ])
    .optional(),
  stock: z.int().min(0).max(1_000_000_000).optional(),
  perPerson: z.int().min(1).max(1_000_000).optional(),
  stackingGroup: text(32).optional(),
  useAt: z.enum(['shop', 'online', 'both']).optional(),
  onReturn: z.enum(['return', 'keep', 'revoke']).optional(),
  costFen: fen.optional(),
});
type Definition = z.infer<typeof templateSchema>;

/** `template add FILE.json`: what coupons are made from. */
export async function addTemplates(words: string[]): Promise<void> {
  await addFromFile<Definition>(words, {
    usage: 'template add FILE.json',
    schema: templateSchema as z.ZodType<Definition>,
    add: async (db, definition) => {
      const known = await db.one('SELECT id FROM coupon_templates WHERE template_key = ?', [definition.key]);
      if (known !== null) return false;
      const template: CouponTemplate = { ...definition, shops: await shopsOf(db, definition.shops) };
      await addTemplate(db, template);
      return true;
    },
  });
}

async function shopsOf(db: Db, shopKeys: readonly string[] | null): Promise<CouponTemplate['shops']> {
  if (shopKeys === null) return null;
  const rows = await db.rowsIn<{ shop_key: string; name: string }>(
    'SELECT shop_key, name FROM shops WHERE shop_key IN (?)',
    [],
    shopKeys,
  );
  return shopKeys.map((key) => {
    const shop = rows.find((row) => row.shop_key === key);
    if (shop === undefined) throw new CommandError(`没有门店 ${key}`);
    return { key, name: shop.name };
  });
}

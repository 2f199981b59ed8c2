import { z } from 'zod';
import { addItem, type MallItem, PICTURES } from '../outcomes/mall';
import { CommandError } from './command';
import { addFromFile, chosenKey } from './from-file';

const itemSchema: z.ZodType<MallItem> = z.strictObject({
  key: chosenKey,
  name: z.string().trim().min(1).max(64),
  gives: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('coupon'), template: chosenKey }),
    z.strictObject({ kind: z.literal('gift') }),
  ]),
  points: z.int().min(0).max(100_000_000),
  worthFen: z.int().min(0).max(100_000_000),
  stock: z.int().min(0).max(1_000_000_000).optional(),
  perPerson: z.int().min(1).max(1_000_000).optional(),
  picture: z.enum(PICTURES).optional(),
  description: z.string().trim().min(1).max(2_000),
  sort: z.int().min(0).max(1_000_000).optional(),
  active: z.boolean().optional(),
});

/** `mall add-item FILE.json`: something points are redeemed for. */
export async function addMallItems(words: string[]): Promise<void> {
  await addFromFile(words, {
    usage: 'mall add-item FILE.json',
    schema: itemSchema,
    add: async (db, item) => {
      try {
        return await addItem(db, item);
      } catch (error) {
        if (error instanceof RangeError) throw new CommandError(`${item.key}：${error.message}`);
        throw error;
      }
    },
  });
}

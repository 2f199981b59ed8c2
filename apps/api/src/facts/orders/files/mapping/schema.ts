import { z } from 'zod';
import { ORDER_EVENT_KINDS } from '@fanchang/domain';
import { IDENTITY_KINDS } from '../kinds';
import { ImportRefusal } from '../refusal';
import { timeReaderOf } from '../time-format';

const column = z.string().trim().min(1).max(200);
/** Several columns are joined by `:`. */
const columns = z.union([column, z.array(column).min(1).max(8)]);
const kind = z.enum(ORDER_EVENT_KINDS);

const line = z.strictObject({
  /** Names the line within its order. */
  key: columns,
  productId: column,
  title: column.optional(),
  category: column.optional(),
});

const amount = z
  .strictObject({
    /** Whole number; 1 when there is no such column. */
    quantity: column.optional(),
    /** Of one piece: the line is quantity × unitPrice. */
    unitPrice: column.optional(),
    /** Of the whole row. */
    total: column.optional(),
  })
  .refine((value) => (value.unitPrice === undefined) !== (value.total === undefined), {
    error: 'unitPrice 和 total 必须恰好写一个',
  })
  .refine((value) => value.unitPrice === undefined || value.quantity !== undefined, {
    error: '写了 unitPrice 就必须写 quantity',
  });

/** Of what kind the row's event is. Without it every row is `order.paid`. */
const cancellation = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('order-no-prefix'),
    prefix: z.string().min(1).max(16),
    /** With `order.refunded` the order is the number without the prefix. */
    kind: z.enum(['refund.unlinked', 'order.refunded']).default('refund.unlinked'),
  }),
  z.strictObject({
    by: z.literal('negative-amount'),
    kind: z.enum(['refund.unlinked', 'order.refunded']).default('refund.unlinked'),
  }),
  z.strictObject({
    by: z.literal('status'),
    column,
    /**
     * Status → the events it proves. The ids then end in the kind, so a later status adds to an earlier one.
     */
    values: z.record(z.string(), z.union([kind, z.array(kind).min(1), z.literal('leave-out')])),
    /** What `order.refunded` rows mean by their amount: this refund, all refunds so far, or everything. */
    refund: z.enum(['each', 'total', 'whole']).default('each'),
    /** The refunded amount, where it is not the row's own. */
    refundColumn: column.optional(),
    /** Events with a time column of their own; the others happened at `time.column`. */
    times: z.partialRecord(kind, column).optional(),
  }),
]);

const leaveOut = z.strictObject({
  reason: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  column,
  is: z.union([
    z.enum(['empty', 'zero', 'negative', 'not-positive']),
    z.strictObject({ oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ startsWith: z.string().min(1) }),
  ]),
  /** Which rows are asked at all. */
  rows: z.enum(['all', 'sales', 'cancellations']).default('all'),
});

/**
 * How to read any table of orders; see `examples/mappings/`. A row is one event, or (`cancellation.by:
 * status`) the state of an order, which proves several. Column names are compared as headers are: case, width
 * and blanks make no difference.
 */
export const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  description: z.string().max(2000).optional(),
  eventId: columns,
  orderNo: column,
  line: line.optional(),
  buyer: z.strictObject({ column, kind: z.enum(IDENTITY_KINDS), nickname: column.optional() }).optional(),
  time: z.strictObject({
    column,
    /** `iso`, `epoch-ms`, `epoch-s` or a pattern such as `YYYY-MM-DD HH:mm:ss`. */
    format: z.string().refine((format) => timeReaderOf(format) !== null, { error: '不是能识别的时间格式' }),
    /** Of times without an offset; the business zone when left out. */
    zone: z.string().optional(),
  }),
  amount,
  /** Fen (or pence, cents) per unit of the amount columns. */
  currencyFactor: z.int().min(1).max(10_000).default(100),
  cancellation: cancellation.optional(),
  live: z.strictObject({ session: column.optional(), room: column.optional() }).optional(),
  /** The first that applies is counted. */
  leaveOut: z.array(leaveOut).max(50).default([]),
});
export type Mapping = z.infer<typeof mappingSchema>;
export type LeaveOutRule = Mapping['leaveOut'][number];
export type Cancellation = NonNullable<Mapping['cancellation']>;

const { localeError } = z.locales.zhCN();

/** Checks a mapping read from JSON. Throws `ImportRefusal` MAPPING_INVALID naming each wrong place. */
export function parseMapping(json: unknown): Mapping {
  const parsed = mappingSchema.safeParse(json, { error: localeError });
  if (parsed.success) return parsed.data;

  const places = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || '（整体）'}：${issue.message}`,
  );
  throw new ImportRefusal('MAPPING_INVALID', `列对应表有误：${places.slice(0, 10).join('；')}`);
}

import { Calendar, yuanText } from '@fanchang/domain';
import { type FullWhy, type WhyAsked, whyOf } from '../insight/why/why';
import { Database } from '../platform/database/database';
import { migrateUp } from '../platform/database/migrate';
import { CommandError, commandConfig, readWords } from './command';

/** `why grant KEY | coupon CODE | customer ID`: the whole record of why somebody has a benefit, and what became of it. */
export async function why(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { json: { type: 'boolean' } });
  const asked = askedOf(positionals);
  const config = commandConfig(values.database);
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  try {
    const found = await whyOf(database, asked);
    if (values.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    else for (const one of found) process.stdout.write(say(one, new Calendar(config.businessZone)));
    if (found.length > 0) return;
    process.stderr.write('没有找到\n');
    process.exitCode = 1;
  } finally {
    await database.close();
  }
}

function askedOf([what, value, ...more]: readonly string[]): WhyAsked {
  if (value !== undefined && more.length === 0) {
    if (what === 'grant') return { grant: value };
    if (what === 'coupon') return { coupon: value.replace(/\s/g, '') };
    if (what === 'customer' && /^\d{1,9}$/.test(value)) return { customer: Number(value) };
  }
  throw new CommandError('why grant KEY | coupon CODE | customer ID');
}

function say(one: FullWhy, calendar: Calendar): string {
  const at = (instant: number | null) => (instant === null ? '—' : calendar.iso(instant).slice(0, 19));
  const lines = [
    `${one.key}  ${one.state}${one.refusal === null ? '' : `（${one.refusal}）`}`,
    `  ${one.sentence}`,
    `  规则 ${one.programName ?? one.program} 第 ${one.version} 版 · ${one.step} · 由 ${one.setOffBy ?? '—'} 触发`,
    `  判定 ${at(one.decidedAt)} · 变动 ${at(one.changedAt)} · 会员 ${one.customerId}`,
    `  内容 ${JSON.stringify(one.outcome)}`,
    ...one.orders.map(
      (order) =>
        `  订单 ${order.source} ${order.orderNo} · ${at(order.paidAt)} · 实付 ${yuanText(order.paidFen)}，退款 ${yuanText(order.refundedFen)}`,
    ),
    ...(one.coupon?.moves ?? []).map(
      (move) =>
        `  券 ${at(move.at)} ${move.from} → ${move.to} · ${move.by}${move.shop === null ? '' : ` · ${move.shop}`}${move.reason === null ? '' : ` · ${move.reason}`}`,
    ),
    ...one.points.map((entry) => `  积分 ${at(entry.at)} ${entry.kind} ${entry.points} · ${entry.text}`),
  ];
  return `${lines.join('\n')}\n\n`;
}

import { Calendar, REPURCHASE_LADDER } from '@fanchang/domain';
import { digestBooks } from '../insight/reports/digest';
import { reportRepurchase, type RepurchaseReport } from '../insight/reports/repurchase';
import { Database } from '../platform/database/database';
import { migrateUp } from '../platform/database/migrate';
import { CommandError, commandConfig, readWords } from './command';

/** `report …`: figures read from any database. */
export async function report(kind: 'repurchase' | 'books', words: string[]): Promise<void> {
  const { values } = readWords(words, { json: { type: 'boolean' }, minimum: { type: 'string' } });
  const minimumFen = Number(values.minimum ?? 0);
  if (!Number.isSafeInteger(minimumFen) || minimumFen < 0)
    throw new CommandError('--minimum：整数分，不小于 0');
  const config = commandConfig(values.database);
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  try {
    if (kind === 'books') {
      process.stdout.write(`${JSON.stringify(await digestBooks(database), null, 2)}\n`);
      return;
    }
    const ladder = { ...REPURCHASE_LADDER, minimumFen };
    const figures = await reportRepurchase(database, new Calendar(config.businessZone), ladder);
    process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : sayFigures(figures));
  } finally {
    await database.close();
  }
}

function sayFigures(figures: RepurchaseReport): string {
  const yuan = (fen: number) => (fen / 100).toFixed(2);
  const lines: [string, string | number][] = [
    ['顾客', figures.customers],
    ['订单', figures.orders],
    ['下单日', figures.orderDays],
    ['有 2 个以上下单日的顾客', figures.customersWithTwoOrderDays],
    ['首单后 7 天内第 2 个下单日', figures.secondOrderDayWithin7Days],
    ['首单后 30 天内第 3 个下单日', figures.threeOrderDaysWithin30Days],
    ['首单后 90 天内第 5 个下单日', figures.fiveOrderDaysWithin90Days],
    ['总额', yuan(figures.grossFen)],
    ['净额', yuan(figures.netFen)],
    ...figures.ladder.map((step): [string, number] => [`阶梯 ${step.step}（${step.title}）`, step.reached]),
  ];
  return lines.map(([name, value]) => `${name}\t${value}\n`).join('');
}

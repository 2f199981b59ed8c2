import 'reflect-metadata';
import { addClient } from './commands/add-client';
import { budget } from './commands/budget';
import { CommandError } from './commands/command';
import { fundPoints } from './commands/fund-points';
import { exportOpenApi } from './commands/openapi';
import { importOrders } from './commands/import-orders';
import { addMallItems } from './commands/mall';
import { migrate } from './commands/migrate';
import { report } from './commands/report';
import { addTemplates } from './commands/template';
import { verifyBooksCommand } from './commands/verify-books';
import { why } from './commands/why';
import { listWork, retryWork } from './commands/work';
import { ConfigError } from './config';
import { ImportRefusal } from './facts/orders';

const USAGE = `npm run fanchang -- COMMAND

  import orders FILE   --format douyin|weixin|taobao|plain, or --mapping FILE.json
                       [--source NAME] [--dry-run] [--rejects FILE] [--encoding NAME] [--max-bytes N]
  report repurchase    [--json] [--minimum FEN]
  report books         a digest of the books, table by table
  verify-books         [--json]  everything given once, within budget, taken back rightly; ends with 1 if not
  why grant KEY | coupon CODE | customer ID  [--json]  the whole record of a benefit, and what became of it
  budget PROGRAM       [--count N] [--fen N] [--per-person N]  what a program may give in all
  fund-points PROGRAM POINTS [--key K]  points a program may give; funded again with the same key changes nothing
  client add KEY       [--source NAME]  a key and secret for the order webhook
  template add FILE    what coupons are made from (docs/operations.md)
  mall add-item FILE   what points are redeemed for (docs/operations.md)
  work list            what waits, is due or is parked  [--parked] [--limit N] [--json]
  work retry ID|--all  what was parked is due again
  migrate up|down
  openapi              prints the OpenAPI document

Everywhere: [--database file:PATH | mysql://…] (or DATABASE_URL), BUSINESS_TZ.
`;

const COMMANDS: Record<string, (words: string[]) => Promise<void>> = {
  'import orders': importOrders,
  'report repurchase': (words) => report('repurchase', words),
  'report books': (words) => report('books', words),
  'client add': addClient,
  'work list': listWork,
  'work retry': retryWork,
  'verify-books': verifyBooksCommand,
  why,
  budget,
  'fund-points': fundPoints,
  'template add': addTemplates,
  'mall add-item': addMallItems,
  'migrate up': (words) => migrate('up', words),
  'migrate down': (words) => migrate('down', words),
  openapi: exportOpenApi,
};

async function main(words: string[]): Promise<void> {
  const two = words.slice(0, 2).join(' ');
  const name = two in COMMANDS ? two : (words[0] ?? '');
  const command = COMMANDS[name];
  if (command === undefined) {
    process.stderr.write(USAGE);
    process.exit(words.length === 0 ? 0 : 2);
  }
  await command(words.slice(name.split(' ').length));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ImportRefusal) process.stderr.write(`${error.code}：${error.message}\n`);
  else if (error instanceof ConfigError || error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
  } else process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exit(1);
});

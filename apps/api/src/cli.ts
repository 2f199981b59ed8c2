import 'reflect-metadata';
import { addClient } from './commands/add-client';
import { auditList, auditVerify } from './commands/audit';
import { budget } from './commands/budget';
import { CommandError } from './commands/command';
import { fundPoints } from './commands/fund-points';
import { cancelGroupBuy } from './commands/group-buy';
import { findCustomers, mergeCustomers, unmergeCustomers } from './commands/customer';
import { exportOpenApi } from './commands/openapi';
import { importOrders } from './commands/import-orders';
import { keysRotate, keysStatus } from './commands/keys';
import { addMallItems } from './commands/mall';
import { migrate } from './commands/migrate';
import { privacyErase, privacyExport } from './commands/privacy';
import { publishProgram } from './commands/program';
import { report } from './commands/report';
import { addShop, listShops } from './commands/shop';
import {
  addStaff,
  deactivateStaff,
  listStaff,
  resetStaffTotp,
  setStaffPassword,
  setStaffRole,
} from './commands/staff';
import { addTemplates } from './commands/template';
import { verifyBooksCommand } from './commands/verify-books';
import { why } from './commands/why';
import { listWork, retryWork } from './commands/work';
import { ConfigError } from './config';
import { ImportRefusal } from './facts/orders';
import { shownError } from './platform/redact';

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
  shop add KEY --name NAME | shop list [--json]
  staff add ACCOUNT    --name NAME --shop KEY --role cashier|agent|manager|operator|owner
                       [--password-file FILE]  else the password is read from standard input
  staff list           [--json]  everybody, and their role in each shop
  staff role ACCOUNT   --shop KEY --role ROLE|none  ends their sessions in that shop
  staff deactivate ACCOUNT  [--undo]  lets them in no more, and ends their sessions
  staff reset-totp ACCOUNT  for who has lost the authenticator
  staff password ACCOUNT    [--password-file FILE]  sets a new one, and ends their sessions
  template add FILE    what coupons are made from (docs/operations.md)
  mall add-item FILE   what points are redeemed for (docs/operations.md)
  program FILE         publishes a program's definition: kind and its fields (docs/operations.md)
  group-buy cancel KEY --reason TEXT  calls a group-buy off: its teams end, money goes back
  work list            what waits, is due or is parked  [--parked] [--limit N] [--json]
  work retry ID|--all  what was parked is due again
  audit verify         [--expect HASH] [--json]  the audit log is one unbroken chain; ends with 1 if not
  audit list           who did what to whom  [--subject customer:ID] [--limit N] [--json]
  keys status          how much is sealed with which data key  [--json]
  keys rotate          seals everything with the current data key
  customer find        --phone NUMBER | --order ORDER_NO
  customer merge ID OTHER_ID      two records of one person become one; the older goes on
  customer unmerge MERGE_ID       parts them again
  privacy export CUSTOMER FILE.zip  everything known about a person
  privacy erase CUSTOMER --yes      forgets a person; the books stay
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
  'shop add': addShop,
  'shop list': listShops,
  'staff add': addStaff,
  'staff list': listStaff,
  'staff role': setStaffRole,
  'staff deactivate': deactivateStaff,
  'staff reset-totp': resetStaffTotp,
  'staff password': setStaffPassword,
  'template add': addTemplates,
  'mall add-item': addMallItems,
  program: publishProgram,
  'group-buy cancel': cancelGroupBuy,
  'audit verify': auditVerify,
  'audit list': auditList,
  'keys status': keysStatus,
  'keys rotate': keysRotate,
  'customer find': findCustomers,
  'customer merge': mergeCustomers,
  'customer unmerge': unmergeCustomers,
  'privacy export': privacyExport,
  'privacy erase': privacyErase,
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
  } else process.stderr.write(`${shownError(error)}\n`);
  process.exit(1);
});

import { isRefusal, type Refusal, sentenceOf } from '@fanchang/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { MemberList, Members, Shops } from '../facts/staff';
import { STAFF_ROLES, type StaffRole } from '../platform/auth/session';
import { CommandError, commandConfig, readWords, withApplication } from './command';
import { readPassword } from './password';

const BY = { kind: 'command', id: '' } as const;
const ACCOUNT = /^[A-Za-z0-9_.-]{1,64}$/;
const ROLES = STAFF_ROLES.join('|');

/** `staff add ACCOUNT`: a member with one role in one shop. */
export async function addStaff(words: string[]): Promise<void> {
  const usage = `staff add ACCOUNT --name NAME --shop KEY --role ${ROLES} [--password-file FILE]`;
  const { values, positionals } = readWords(words, {
    name: { type: 'string' },
    shop: { type: 'string' },
    role: { type: 'string' },
    'password-file': { type: 'string' },
  });
  const account = accountOf(positionals, usage);
  const { name, shop } = values;
  const role = roleOf(values.role, usage);
  if (name === undefined || name === '' || name.length > 64 || shop === undefined)
    throw new CommandError(usage);
  const password = await readPassword(values['password-file']);
  await withApplication(commandConfig(values.database), async (app) => {
    const shopId = await shopOf(app, shop);
    said(await app.get(Members).add({ account, password, name, role, shopId }, BY));
    process.stdout.write(`+ ${account} ${role}@${shop}\n`);
  });
}

/** `staff list`: everybody, and where they work. */
export async function listStaff(words: string[]): Promise<void> {
  const { values } = readWords(words, { json: { type: 'boolean' } });
  await withApplication(commandConfig(values.database), async (app) => {
    const all = await everybody(app.get(MemberList));
    if (values.json) {
      process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
      return;
    }
    for (const { account, name, active, totpOn, places } of all) {
      const where = places.map(({ role, shopName }) => `${role}@${shopName}`).join(' ') || '-';
      const notes = `${active ? '' : '  已停用'}${totpOn ? '  动态验证码' : ''}`;
      process.stdout.write(`${account}  ${name}  ${where}${notes}\n`);
    }
  });
}

/** `staff role ACCOUNT`: gives a role in a shop, or takes it with `none`. */
export async function setStaffRole(words: string[]): Promise<void> {
  const usage = `staff role ACCOUNT --shop KEY --role ${ROLES}|none`;
  const { values, positionals } = readWords(words, { shop: { type: 'string' }, role: { type: 'string' } });
  const account = accountOf(positionals, usage);
  const { shop } = values;
  const role = values.role === 'none' ? null : roleOf(values.role, usage);
  if (shop === undefined) throw new CommandError(usage);
  await change(account, values.database, async (app, staffId) =>
    app.get(Members).setRole(staffId, await shopOf(app, shop), role, BY),
  );
}

/** `staff deactivate ACCOUNT`: lets them in no more. `--undo` lets them in again. */
export async function deactivateStaff(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { undo: { type: 'boolean' } });
  const account = accountOf(positionals, 'staff deactivate ACCOUNT [--undo]');
  await change(account, values.database, (app, staffId) => {
    const members = app.get(Members);
    return values.undo === true ? members.activate(staffId, BY) : members.deactivate(staffId, BY);
  });
}

/** `staff reset-totp ACCOUNT`: logging in asks for no code until they set one up again. */
export async function resetStaffTotp(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, {});
  const account = accountOf(positionals, 'staff reset-totp ACCOUNT');
  await change(account, values.database, (app, staffId) => app.get(Members).resetTotp(staffId, BY));
}

/** `staff password ACCOUNT`: sets a new one and ends every session. */
export async function setStaffPassword(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, { 'password-file': { type: 'string' } });
  const account = accountOf(positionals, 'staff password ACCOUNT [--password-file FILE]');
  const password = await readPassword(values['password-file']);
  await change(account, values.database, (app, staffId) =>
    app.get(Members).setPassword(staffId, password, BY),
  );
}

async function change(
  account: string,
  database: string | undefined,
  work: (app: INestApplicationContext, staffId: number) => Promise<{ ended: number } | Refusal>,
): Promise<void> {
  await withApplication(commandConfig(database), async (app) => {
    const staffId = await app.get(MemberList).ofAccount(account);
    if (staffId === null) throw new CommandError(`${account}：没有这个账号`);
    const { ended } = said(await work(app, staffId));
    process.stdout.write(`${account}：已更改，退出了 ${ended} 处登录\n`);
  });
}

async function everybody(list: MemberList) {
  const first = await list.page(undefined);
  const all = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await list.page(cursor);
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

async function shopOf(app: INestApplicationContext, key: string): Promise<number> {
  const shopId = await app.get(Shops).idOf(key);
  if (shopId === null) throw new CommandError(`--shop ${key}：没有这家门店（shop list 列出全部）`);
  return shopId;
}

function accountOf(positionals: readonly string[], usage: string): string {
  const [account] = positionals;
  if (account === undefined || positionals.length !== 1 || !ACCOUNT.test(account)) {
    throw new CommandError(usage);
  }
  return account;
}

function roleOf(text: string | undefined, usage: string): StaffRole {
  const role = STAFF_ROLES.find((one) => one === text);
  if (role === undefined) throw new CommandError(usage);
  return role;
}

function said<T>(done: T | Refusal): T {
  if (isRefusal(done)) throw new CommandError(sentenceOf(done));
  return done as T;
}

import type { OpenAPIObject } from '@nestjs/swagger';
import { sandboxOf } from '../../src/config-outside';
import { identify } from '../../src/facts/customers';
import { STAFF_ROLES, type StaffRole } from '../../src/platform/auth/session';
import { type Session, Sessions } from '../../src/platform/auth/sessions';
import { openApiOf } from '../../src/openapi';
import { House } from '../support/house';

const OPENED = '2026-09-02T08:00:00+08:00';
const AN_HOUR_AGO = '2026-09-02T07:00:00+08:00';

/** Whoever may come to a door. `expired` and `revoked` hold a session of the kind the operation asks for. */
const CALLERS = ['nobody', 'shopper', ...STAFF_ROLES, 'client', 'expired', 'revoked'] as const;
type Caller = (typeof CALLERS)[number];

const ANYONE: readonly Caller[] = CALLERS;
const SHOPPERS: readonly Caller[] = ['shopper'];
const CLIENTS: readonly Caller[] = ['client'];
/** Platforms' callbacks: nobody is let in who does not sign as that platform does. */
const PLATFORM: readonly Caller[] = [];

const EVERY_STAFF: readonly Caller[] = ['cashier', 'agent', 'manager', 'operator', 'owner'];
const AT_THE_TILL: readonly Caller[] = ['cashier', 'manager', 'operator', 'owner'];
const MANAGERS: readonly Caller[] = ['manager', 'operator', 'owner'];
const AWAY_FROM_THE_TILL: readonly Caller[] = ['agent', 'manager', 'operator', 'owner'];
const OPERATORS: readonly Caller[] = ['operator', 'owner'];
const OWNERS: readonly Caller[] = ['owner'];

/** Every operation, and who is let in. Written out, not taken from the code: a right given by mistake shows here. */
const TABLE: Readonly<Record<string, readonly Caller[]>> = {
  // logging in
  Login_login: ANYONE,
  Login_refresh: ANYONE,
  Login_logout: SHOPPERS,
  Staff_login: ANYONE,
  Staff_refresh: ANYONE,
  Staff_logout: EVERY_STAFF,
  Demo_people: ANYONE,
  Demo_accept: SHOPPERS,
  Demo_pay: SHOPPERS,
  Demo_transfer: SHOPPERS,
  // shoppers: themselves
  Account_profile: SHOPPERS,
  Account_change: SHOPPERS,
  Account_phone: SHOPPERS,
  Account_claim: SHOPPERS,
  Privacy_get: SHOPPERS,
  Privacy_agree: SHOPPERS,
  Privacy_setConsent: SHOPPERS,
  Privacy_askExport: SHOPPERS,
  Privacy_listExports: SHOPPERS,
  Privacy_exportFile: SHOPPERS,
  Privacy_erase: SHOPPERS,
  Inbox_page: SHOPPERS,
  Inbox_read: SHOPPERS,
  Inbox_unread: SHOPPERS,
  Subscriptions_list: SHOPPERS,
  Subscriptions_tell: SHOPPERS,
  Photos_mine: SHOPPERS,
  MySurveys_list: SHOPPERS,
  MySurveys_one: SHOPPERS,
  MySurveys_save: SHOPPERS,
  MySurveys_answer: SHOPPERS,
  MyTickets_list: SHOPPERS,
  MyTickets_open: SHOPPERS,
  MyTickets_one: SHOPPERS,
  MyTickets_say: SHOPPERS,
  MyTickets_read: SHOPPERS,
  MyTickets_rate: SHOPPERS,
  Photos_staffs: AWAY_FROM_THE_TILL,
  Photos_one: ANYONE,
  // shoppers: what they have
  Archive_get: SHOPPERS,
  Archive_story: SHOPPERS,
  Orders_list: SHOPPERS,
  Orders_one: SHOPPERS,
  Wallet_list: SHOPPERS,
  Wallet_detail: SHOPPERS,
  Wallet_token: SHOPPERS,
  Points_of: SHOPPERS,
  Points_entries: SHOPPERS,
  Mall_list: SHOPPERS,
  Mall_item: SHOPPERS,
  MallOrders_list: SHOPPERS,
  MallOrders_one: SHOPPERS,
  MallOrders_redeem: SHOPPERS,
  MallOrders_address: SHOPPERS,
  MallOrders_cancel: SHOPPERS,
  MallOrders_received: SHOPPERS,
  // shoppers: money
  Payments_one: SHOPPERS,
  Payments_check: SHOPPERS,
  Cash_list: SHOPPERS,
  Cash_claim: SHOPPERS,
  Cash_check: SHOPPERS,
  // shoppers: inviting friends
  MyInvitations_of: SHOPPERS,
  MyInvitations_image: SHOPPERS,
  MyInvitations_list: SHOPPERS,
  MyInvitations_accepted: SHOPPERS,
  MyInvitations_accept: SHOPPERS,
  InvitationLanding_of: ANYONE,
  // group-buys: what a friend sees, a shopper's part, and the brand's
  GroupBuys_list: ANYONE,
  GroupBuys_team: ANYONE,
  GroupBuys_activity: ANYONE,
  MyTeams_activity: SHOPPERS,
  MyTeams_open: SHOPPERS,
  MyTeams_list: SHOPPERS,
  MyTeams_team: SHOPPERS,
  MyTeams_join: SHOPPERS,
  MyTeams_leave: SHOPPERS,
  StaffGroupBuys_list: AWAY_FROM_THE_TILL,
  StaffGroupBuys_teams: AWAY_FROM_THE_TILL,
  StaffGroupBuys_team: AWAY_FROM_THE_TILL,
  StaffGroupBuys_cancel: OPERATORS,
  // staff: their own account
  Staff_me: EVERY_STAFF,
  OwnAccount_sessions: EVERY_STAFF,
  OwnAccount_revoke: EVERY_STAFF,
  OwnAccount_changePassword: EVERY_STAFF,
  OwnAccount_setUpTotp: EVERY_STAFF,
  OwnAccount_confirmTotp: EVERY_STAFF,
  OwnAccount_removeTotp: EVERY_STAFF,
  // staff: the shop's work
  Verification_quote: AT_THE_TILL,
  Verification_confirm: AT_THE_TILL,
  Verification_today: AT_THE_TILL,
  Verification_undo: MANAGERS,
  CouponHistory_of: EVERY_STAFF,
  StaffTickets_list: AWAY_FROM_THE_TILL,
  StaffTickets_open: AWAY_FROM_THE_TILL,
  StaffTickets_one: AWAY_FROM_THE_TILL,
  StaffTickets_story: AWAY_FROM_THE_TILL,
  StaffTickets_say: AWAY_FROM_THE_TILL,
  StaffTickets_note: AWAY_FROM_THE_TILL,
  StaffTickets_read: AWAY_FROM_THE_TILL,
  StaffTickets_assign: AWAY_FROM_THE_TILL,
  StaffTickets_rekind: AWAY_FROM_THE_TILL,
  StaffTickets_merge: AWAY_FROM_THE_TILL,
  StaffTickets_resolve: AWAY_FROM_THE_TILL,
  StaffTickets_reopen: AWAY_FROM_THE_TILL,
  CareDesk_list: MANAGERS,
  CareDesk_mine: AWAY_FROM_THE_TILL,
  CareDesk_turn: AWAY_FROM_THE_TILL,
  CareDesk_set: MANAGERS,
  CareDesk_search: AWAY_FROM_THE_TILL,
  CareDesk_write: MANAGERS,
  CareDesk_compensate: AWAY_FROM_THE_TILL,
  CareDesk_choices: AWAY_FROM_THE_TILL,
  CareDesk_compensated: AWAY_FROM_THE_TILL,
  CareDesk_decide: MANAGERS,
  StaffSurveys_results: AWAY_FROM_THE_TILL,
  StaffSurveys_answers: AWAY_FROM_THE_TILL,
  StaffMallOrders_list: MANAGERS,
  StaffMallOrders_one: MANAGERS,
  StaffMallOrders_ship: MANAGERS,
  StaffMallOrders_cancel: MANAGERS,
  // staff: the brand
  Merge_find: OPERATORS,
  Merge_merge: OPERATORS,
  Merge_of: OPERATORS,
  Merge_undo: OPERATORS,
  Audit_list: OPERATORS,
  PaymentAlarms_list: OPERATORS,
  Members_shops: OWNERS,
  Members_page: OWNERS,
  Members_add: OWNERS,
  Members_setRole: OWNERS,
  Members_deactivate: OWNERS,
  Members_activate: OWNERS,
  Members_resetTotp: OWNERS,
  Members_setPassword: OWNERS,
  Members_sessions: OWNERS,
  Members_revoke: OWNERS,
  Members_revokeAll: OWNERS,
  StaffReferrals_list: ['agent', 'manager', 'operator', 'owner'],
  StaffReferrals_one: ['agent', 'manager', 'operator', 'owner'],
  StaffReferrals_review: OPERATORS,
  // other systems
  OpenOrders_tell: CLIENTS,
  OpenProducts_tell: CLIENTS,
  Live_tell: CLIENTS,
  Checkout_check: CLIENTS,
  Checkout_hold: CLIENTS,
  Checkout_redeem: CLIENTS,
  Checkout_giveBack: CLIENTS,
  // platforms
  Douyin_push: PLATFORM,
  MiniProgram_echo: PLATFORM,
  MiniProgram_push: PLATFORM,
  PayNotices_push: PLATFORM,
  WeixinShop_echo: PLATFORM,
  WeixinShop_push: PLATFORM,
  Wecom_echo: PLATFORM,
  Wecom_push: PLATFORM,
};

interface Operation {
  method: 'GET' | 'POST';
  /** With ids nobody has: what is let in finds nothing and changes nothing. */
  url: string;
  body: string;
}

describe('who is let in, operation by operation', () => {
  let house: House;
  let operations: Map<string, Operation>;
  let asked = 0;

  beforeAll(async () => {
    // Every platform is set up; nobody listens there, and nobody is asked.
    house = await House.open(OPENED, { outside: sandboxOf('http://127.0.0.1:9') });
    operations = operationsOf(openApiOf(house.app));
  });
  afterAll(() => house.close());

  it('the table above names every operation, and no other', () => {
    const missing = [...operations.keys()].filter((id) => !(id in TABLE));
    const gone = Object.keys(TABLE).filter((id) => !operations.has(id));
    if (missing.length + gone.length === 0) return;
    throw new Error(
      `TABLE in authorisation-matrix.story.spec.ts must say who is let in: ${missing.join(', ') || '–'}; ` +
        `no longer there: ${gone.join(', ') || '–'}`,
    );
  });

  it.each(Object.keys(TABLE))('%s', async (id) => {
    const operation = operations.get(id);
    if (operation === undefined) throw new Error(`there is no operation ${id}`);
    const expected = TABLE[id] ?? [];
    const letIn: Caller[] = [];
    for (const caller of CALLERS) {
      const code = await codeOf(operation, caller, expected);
      if (!DENIED.has(code)) letIn.push(caller);
      const isForSessions = expected !== ANYONE && expected !== CLIENTS && expected !== PLATFORM;
      if (isForSessions && caller === 'expired') expect(code).toBe('SESSION_EXPIRED');
      if (isForSessions && caller === 'revoked') expect(code).toBe('SESSION_REVOKED');
    }
    expect(letIn).toEqual(expected);
  });

  /** What an operation says to a caller: a refusal's code, or the status. */
  async function codeOf(
    { method, url, body }: Operation,
    caller: Caller,
    expected: readonly Caller[],
  ): Promise<string> {
    const headers: Record<string, string> = {};
    if (method === 'POST') headers['content-type'] = 'application/json';
    if (caller === 'client') {
      Object.assign(headers, house.signed(body), { 'idempotency-key': `matrix-${(asked += 1)}-key` });
    } else if (caller !== 'nobody') {
      headers.authorization = `Bearer ${await tokenOf(caller, expected.includes('shopper'))}`;
    }
    const answer = await house.app.inject({ method, url, headers, ...(body !== '' && { payload: body }) });
    const said = /^\{"code":"([A-Z_]+)"/.exec(answer.body);
    return said?.[1] ?? String(answer.statusCode);
  }

  /** A new session each time: some operations end the one they are asked in. */
  async function tokenOf(caller: Caller, isForShoppers: boolean): Promise<string> {
    const isAlive = caller !== 'expired' && caller !== 'revoked';
    const kind = isAlive ? caller : isForShoppers ? 'shopper' : 'owner';
    if (caller === 'expired') house.at(AN_HOUR_AGO);
    const token = await open(kind === 'shopper' ? await someShopper() : await someStaff(kind as StaffRole));
    house.at(OPENED);
    if (caller === 'revoked') await end(token);
    return token;
  }

  async function open(who: Session): Promise<string> {
    const sessions = house.app.get(Sessions);
    return (await house.database.transaction((db) => sessions.open(db, who, null))).accessToken;
  }

  async function end(token: string): Promise<void> {
    const sessions = house.app.get(Sessions);
    const read = sessions.read(token);
    if (read === null || typeof read === 'string') throw new Error('a session just opened is not good');
    await house.database.transaction((db) => sessions.revoke(db, read.sessionId, 'revoked'));
    await sessions.heed();
  }

  /** A new customer each time: some operations erase who asks. */
  async function someShopper(): Promise<Session> {
    const value = `matrix-${(asked += 1)}`;
    const buyer = { kind: 'openid', value, nickname: null, phoneSealed: null } as const;
    const found = await house.database.transaction((db) => identify(db, [buyer], Date.parse(OPENED)));
    return { kind: 'shopper', customerId: [...found.values()][0] ?? 0 };
  }

  async function someStaff(role: StaffRole): Promise<Session> {
    await house.hire(`matrix-${role}`, role);
    const row = await house.database.one<{ staff_id: number; shop_id: number }>(
      'SELECT staff_id, shop_id FROM staff_roles r JOIN staff s ON s.id = r.staff_id WHERE s.account = ?',
      [`matrix-${role}`],
    );
    if (row === null) throw new Error(`nobody is ${role}`);
    return { kind: 'staff', staffId: row.staff_id, shopId: row.shop_id, role };
  }
});

/** How a platform signs, but for the signature. */
const FORGED = `?timestamp=${Date.parse(OPENED) / 1000}&nonce=matrix&echostr=AAAA&${[
  'signature',
  'msg_signature',
]
  .map((name) => `${name}=${'0'.repeat(40)}`)
  .join('&')}`;

/** What says that somebody is not let in, rather than that they asked for nonsense. */
const DENIED = new Set([
  'LOGIN_REQUIRED',
  'NOT_ALLOWED',
  'SESSION_EXPIRED',
  'SESSION_REVOKED',
  'SIGNATURE_MISSING',
  'SIGNATURE_WRONG',
  'CLIENT_UNKNOWN',
  'PUSH_FORGED',
]);

function operationsOf(document: OpenAPIObject): Map<string, Operation> {
  const found = new Map<string, Operation>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, { operationId: string }][]) {
      if (method !== 'get' && method !== 'post')
        throw new Error(`${method} ${path}: only GET and POST are used`);
      const isPush = path.startsWith('/push/');
      found.set(operation.operationId, {
        method: method === 'get' ? 'GET' : 'POST',
        url: path.replaceAll(/\{\w+\}/g, '999999999') + (isPush ? FORGED : ''),
        body: method === 'get' ? '' : isPush ? '{"Encrypt":"AAAA"}' : '{}',
      });
    }
  }
  return found;
}

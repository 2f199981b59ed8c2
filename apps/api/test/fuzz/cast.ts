import { randomBytes } from 'node:crypto';
import { StaffRegister } from '../../src/facts/staff';
import { STAFF_ROLES, type StaffRole } from '../../src/platform/auth/sessions';
import { type House, PASSWORD } from '../support/house';
import type { Outside } from '../support/outside';
import { Actor } from './actors';
import type { Markers } from './markers';
import type { Person } from './people';
import type { Pools } from './pools';
import type { Secrets } from './secrets';

export type Shop = 'lake' | 'hill';

/** What everybody's life is written down in. */
export interface Records {
  markers: Markers;
  pools: Pools;
  secrets: Secrets;
}

/** Everybody who asks: nobody, shoppers, every role of staff, other systems, platforms, and sessions that are none. */
export class Cast {
  private hired = 0;
  private entered = 0;

  constructor(
    private readonly house: House,
    private readonly outside: Outside,
    private readonly records: Records,
  ) {}

  /**
   * @param asking who of the people asks.
   * @param guest who is new for the moment.
   * @param stale a token that was good long ago.
   */
  all(asking: readonly Person[], guest: () => Person, stale: string): Actor[] {
    const forged = `${stale.slice(0, stale.lastIndexOf('.'))}.${randomBytes(32).toString('base64url')}`;
    const silent = (name: string, kind: Actor['kind']) => new Actor(name, kind, name, null);
    return [
      silent('nobody', 'nobody'),
      ...asking.map((person) => this.shopper(person.name, () => person)),
      this.shopper('guest', guest),
      ...STAFF_ROLES.map((role) => this.member(role, 'lake')),
      this.member('cashier', 'hill'),
      this.member('manager', 'hill'),
      silent('shop', 'client'),
      silent('pos', 'client'),
      silent('platform', 'platform'),
      new Actor('stale', 'stale', 'stale', async () => stale),
      new Actor('forged', 'forged', 'forged', async () => forged),
    ];
  }

  shopper(name: string, who: () => Person): Actor {
    return new Actor(name, 'shopper', name, () =>
      this.enter(name, '/auth/login', { code: `demo:${who().openid}` }),
    );
  }

  /** Whoever was dismissed, locked out or changed their password is followed by somebody new. */
  member(role: StaffRole, shop: Shop): Actor {
    const name = `${role} of ${shop}`;
    let account: string | null = null;
    return new Actor(name, 'staff', name, async () => {
      if (account !== null) {
        try {
          return await this.enter(name, '/staff/login', { account, password: PASSWORD });
        } catch {
          account = null;
        }
      }
      account = await this.hire(name, role, shop);
      return this.enter(name, '/staff/login', { account, password: PASSWORD });
    });
  }

  private async enter(owner: string, url: string, body: object): Promise<string> {
    const first = await this.ask(url, body);
    // WeChat takes a hundred logins of one person in a minute.
    if (first['accessToken'] === undefined) await this.outside.forward(61_000);
    const told = first['accessToken'] === undefined ? await this.ask(url, body) : first;
    const { accessToken, refreshToken } = told;
    if (typeof accessToken !== 'string') throw new Error(`${url} of ${owner}: ${JSON.stringify(told)}`);
    this.records.secrets.learn(owner, told);
    if (typeof refreshToken === 'string') this.records.pools.add('refreshToken', owner, refreshToken);
    return accessToken;
  }

  /** From a place nobody has guessed from. */
  private async ask(url: string, body: object): Promise<Record<string, unknown>> {
    this.entered += 1;
    const address = `10.8.${Math.floor(this.entered / 250) % 250}.${this.entered % 250}`;
    return (await this.house.call('POST', url, { body, headers: { 'x-forwarded-for': address } })).body;
  }

  private async hire(owner: string, role: StaffRole, shop: Shop): Promise<string> {
    this.hired += 1;
    const { markers, pools } = this.records;
    const account = `${markers.word('staff account', owner)}-${this.hired}`;
    const name = `店${markers.word('staff name', owner)}`;
    const { database, app } = this.house;
    const row = await database.one<{ id: number }>('SELECT id FROM shops WHERE shop_key = ?', [shop]);
    const member = { account, role, name, shopId: row?.id ?? 0, password: PASSWORD };
    await database.transaction((db) => app.get(StaffRegister).add(db, member));
    pools.add('account', owner, account);
    pools.add('password', owner, PASSWORD);
    return account;
  }
}

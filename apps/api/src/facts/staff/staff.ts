import { hash, verify } from '@node-rs/argon2';
import { refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { StaffRole } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';

export interface StaffMember {
  id: number;
  name: string;
  role: StaffRole;
  shopId: number;
  shopName: string;
}

interface StaffRow {
  id: number;
  name: string;
  role: StaffRole;
  shop_id: number;
  shop_name: string;
  password_hash: string;
}

const WRONG_BEFORE_PAUSE = 5;
const PAUSE_MS = 5 * 60_000;

/** Members of staff: a password, a role, a shop. */
@Injectable()
export class StaffRegister {
  /** Wrong passwords per account. In this process only: a pause is a brake, the hash is the wall. */
  private readonly wrong = new Map<string, { count: number; since: number }>();
  /** Checked when there is no such account, so that the answer takes as long. */
  private readonly nobody = hash('nobody has this password');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async login(account: string, password: string): Promise<StaffMember | Refusal> {
    const pause = this.pauseLeft(account);
    if (pause > 0) return refuse('LOGIN_TOO_OFTEN', { minutes: String(Math.ceil(pause / 60_000)) });

    const row = await this.database.one<StaffRow>(
      `SELECT staff.id, staff.name, role, shop_id, shops.name AS shop_name, password_hash
       FROM staff JOIN shops ON shops.id = shop_id WHERE account = ? AND active = 1`,
      [account],
    );
    const right = await verify(row?.password_hash ?? (await this.nobody), password);
    if (row === null || !right) {
      this.countWrong(account);
      return refuse('PASSWORD_WRONG');
    }
    this.wrong.delete(account);
    return { id: row.id, name: row.name, role: row.role, shopId: row.shop_id, shopName: row.shop_name };
  }

  /** Adds a member of staff. @param member.password in clear; only its argon2id hash is kept. */
  async add(
    db: Db,
    member: { account: string; password: string; name: string; role: StaffRole; shopId: number },
  ): Promise<void> {
    await db.insert(
      'staff',
      ['account', 'password_hash', 'name', 'role', 'shop_id', 'active'],
      [[member.account, await hash(member.password), member.name, member.role, member.shopId, 1]],
    );
  }

  private pauseLeft(account: string): number {
    const wrong = this.wrong.get(account);
    if (wrong === undefined || wrong.count < WRONG_BEFORE_PAUSE) return 0;
    return wrong.since + PAUSE_MS - this.clock.now();
  }

  private countWrong(account: string): void {
    const now = this.clock.now();
    const wrong = this.wrong.get(account);
    if (this.wrong.size > 10_000) this.wrong.clear();
    if (wrong === undefined || now - wrong.since > PAUSE_MS)
      this.wrong.set(account, { count: 1, since: now });
    else wrong.count += 1;
  }
}

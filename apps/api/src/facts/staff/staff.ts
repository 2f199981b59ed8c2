import { Injectable } from '@nestjs/common';
import type { StaffRole } from '../../platform/auth/session';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { hashPassword } from './passwords';

export interface NewMember {
  account: string;
  /** In clear; only its hash is kept. */
  password: string;
  name: string;
  role: StaffRole;
  shopId: number;
}

/** Members of staff as seeds and tests add them. People do it through `Members`, which writes down who did. */
@Injectable()
export class StaffRegister {
  constructor(private readonly clock: Clock) {}

  /** Adds a member with one role. @returns their id. */
  async add(db: Db, { account, password, name, role, shopId }: NewMember): Promise<number> {
    return addMember(
      db,
      { account, name, role, shopId, passwordHash: await hashPassword(password) },
      this.clock.now(),
    );
  }
}

/** @throws a duplicate when the account is taken. */
export async function addMember(
  db: Db,
  member: Omit<NewMember, 'password'> & { passwordHash: string },
  now: number,
): Promise<number> {
  const id = await db.insertOne(
    'INSERT INTO staff (account, password_hash, name, active, created_at) VALUES (?, ?, ?, 1, ?)',
    [member.account, member.passwordHash, member.name, now],
  );
  await db.insert('staff_roles', ['staff_id', 'shop_id', 'role'], [[id, member.shopId, member.role]]);
  return id;
}

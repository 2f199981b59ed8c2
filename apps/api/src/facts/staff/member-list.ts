import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import type { MemberDto, MemberPageDto, ShopDto } from './members.dto';
import { placeDto, placesOf } from './places';

interface MemberRow {
  id: number;
  account: string;
  name: string;
  active: number;
  totp_confirmed: number;
  created_at: number;
}

const PAGE = 50;

/** Who works here, and where; also at the keyboard. */
@Injectable()
export class MemberList {
  constructor(private readonly database: Database) {}

  /** By id, those who came first first. */
  async page(cursor: string | undefined): Promise<MemberPageDto> {
    const after = readCursor(cursor)?.id ?? 0;
    const rows = await this.database.rows<MemberRow>(
      `SELECT id, account, name, active, totp_confirmed, created_at FROM staff
       WHERE id > ? ORDER BY id LIMIT ${PAGE + 1}`,
      [after],
    );
    const items = await this.tell(rows.slice(0, PAGE));
    const last = rows[PAGE - 1];
    const hasMore = rows.length > PAGE && last !== undefined;
    return { items, nextCursor: hasMore ? writeCursor(Number(last.created_at), last.id) : null };
  }

  /** The member of an account, whether active or not; null where there is none. */
  async ofAccount(account: string): Promise<number | null> {
    const row = await this.database.one<{ id: number }>('SELECT id FROM staff WHERE account = ?', [account]);
    return row?.id ?? null;
  }

  async shops(): Promise<ShopDto[]> {
    const rows = await this.database.rows<{ id: number; shop_key: string; name: string }>(
      'SELECT id, shop_key, name FROM shops ORDER BY id',
    );
    return rows.map(({ id, shop_key: shopKey, name }) => ({ id: String(id), shopKey, name }));
  }

  private async tell(rows: readonly MemberRow[]): Promise<MemberDto[]> {
    const places = await placesOf(
      this.database,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, account, name, active, totp_confirmed: confirmed }) => ({
      id: String(id),
      account,
      name,
      active: active === 1,
      totpOn: confirmed === 1,
      places: (places.get(id) ?? []).map(placeDto),
    }));
  }
}

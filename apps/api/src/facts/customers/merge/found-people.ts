import type { CustomerId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../../platform/auth/keys';
import { Clock } from '../../../platform/clock';
import { Database } from '../../../platform/database/database';
import { maskedPhone } from '../account/masked-phone';
import { NO_NAME, phoneDigits } from '../identify';
import type { FindCustomersDto, FoundCustomersDto } from './merge.dto';

interface FoundRow {
  id: CustomerId;
  nickname: string | null;
  phone_sealed: string | null;
  created_at: number;
  orders: number;
}

const FOUND = `
  SELECT c.id, c.nickname, c.phone_sealed, c.created_at,
    (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS orders
  FROM customers c WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND c.id IN (?) ORDER BY c.id LIMIT 20`;

/** Customers as those see them who must tell whether two are one. */
@Injectable()
export class FoundPeople {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async find({ phone, orderNo }: FindCustomersDto): Promise<FoundCustomersDto> {
    const ids = new Set<CustomerId>();
    if (phone != null) {
      for (const id of await this.ids(
        "SELECT customer_id FROM customer_identities WHERE kind = 'phone' AND value = ?",
        this.keys.lookupHash(phoneDigits(phone)),
      )) {
        ids.add(id);
      }
    }
    if (orderNo != null) {
      const sql = 'SELECT customer_id FROM orders WHERE order_no = ? AND customer_id IS NOT NULL LIMIT 20';
      for (const id of await this.ids(sql, orderNo)) ids.add(id);
    }
    return { items: await this.tell([...ids]) };
  }

  private async ids(sql: string, value: string): Promise<CustomerId[]> {
    const rows = await this.database.rows<{ customer_id: CustomerId }>(sql, [value]);
    return rows.map((row) => row.customer_id);
  }

  private async tell(ids: readonly CustomerId[]): Promise<FoundCustomersDto['items']> {
    if (ids.length === 0) return [];
    const { rows, names } = await this.database.transaction(async (db) => ({
      rows: await db.rowsIn<FoundRow>(FOUND, [], ids),
      names: await db.rowsIn<{ customer_id: CustomerId; kind: string }>(
        'SELECT DISTINCT customer_id, kind FROM customer_identities WHERE customer_id IN (?)',
        [],
        ids,
      ),
    }));
    return rows.map((row) => ({
      id: String(row.id),
      nickname: row.nickname ?? NO_NAME,
      phone: row.phone_sealed === null ? null : maskedPhone(this.keys.decrypt(row.phone_sealed)),
      knownBy: names.filter((name) => name.customer_id === row.id).map((name) => name.kind),
      orders: Number(row.orders),
      joinedAt: this.clock.calendar.iso(row.created_at),
    }));
  }
}

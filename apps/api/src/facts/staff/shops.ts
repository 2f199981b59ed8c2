import { refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { type AuditActor, Audit } from '../../platform/audit';
import { Database } from '../../platform/database/database';
import { isDuplicate } from '../../platform/database/faults';

/** Shops: where staff work. */
@Injectable()
export class Shops {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @returns the shop's id, or SHOP_KEY_TAKEN. */
  async add(key: string, name: string, by: AuditActor): Promise<number | Refusal> {
    try {
      return await this.database.transaction(async (db) => {
        const id = await db.insertOne('INSERT INTO shops (shop_key, name) VALUES (?, ?)', [key, name]);
        await this.audit.write(db, { actor: by, action: 'shop.added', subject: `shop:${id}` });
        return id;
      });
    } catch (error) {
      if (isDuplicate(error)) return refuse('SHOP_KEY_TAKEN');
      throw error;
    }
  }

  /** The id of a shop; null where there is none. */
  async idOf(key: string): Promise<number | null> {
    const row = await this.database.one<{ id: number }>('SELECT id FROM shops WHERE shop_key = ?', [key]);
    return row?.id ?? null;
  }
}

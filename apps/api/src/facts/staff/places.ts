import type { StaffRole } from '../../platform/auth/session';
import type { Db } from '../../platform/database/db';
import type { StaffPlaceDto } from './staff.dto';

/** A shop a member of staff works in, and as what. */
export interface Place {
  shopId: number;
  shopName: string;
  role: StaffRole;
}

interface PlaceRow {
  staff_id: number;
  shop_id: number;
  shop_name: string;
  role: StaffRole;
}

type Books = Pick<Db, 'rows'>;

/** Where each of them works, the place they had first first. */
export async function placesOf(books: Books, staffIds: readonly number[]): Promise<Map<number, Place[]>> {
  const places = new Map<number, Place[]>(staffIds.map((id) => [id, []]));
  if (staffIds.length === 0) return places;
  const rows = await books.rows<PlaceRow>(
    `SELECT r.staff_id, r.shop_id, s.name AS shop_name, r.role FROM staff_roles r JOIN shops s ON s.id = r.shop_id
     WHERE r.staff_id IN (${staffIds.map(() => '?').join(', ')}) ORDER BY r.id`,
    staffIds,
  );
  for (const row of rows) {
    places.get(row.staff_id)?.push({ shopId: row.shop_id, shopName: row.shop_name, role: row.role });
  }
  return places;
}

/** Where one member works. */
export async function placesOfOne(books: Books, staffId: number): Promise<Place[]> {
  return (await placesOf(books, [staffId])).get(staffId) ?? [];
}

export function placeDto({ shopId, shopName, role }: Place): StaffPlaceDto {
  return { shopId: String(shopId), shopName, role };
}

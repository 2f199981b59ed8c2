import type { Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Database } from '../../platform/database/database';
import type { Db, Value } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/** What a brand says of its goods 商品; orders name it by the source's product id. */
export interface Product {
  productId: string;
  title: string;
  category: string | null;
  picture: string | null;
  hostSaid: string | null;
  tips: readonly string[];
  useDays: number | null;
  saidAt: Instant;
}

interface ProductRow {
  product_id: string;
  title: string;
  category: string | null;
  picture: string | null;
  host_said: string | null;
  tips: string;
  use_days: number | null;
  said_at: number;
}

const COLUMNS = [
  'product_id',
  'title',
  'category',
  'picture',
  'host_said',
  'tips',
  'use_days',
  'said_at',
] as const;

/** The catalogue 商品库, as far as pages and surveys need it. */
@Injectable()
export class Products {
  /** Keeps what is later than what is known. @returns for each whether it was kept, in order. */
  async keep(db: Db, products: readonly Product[]): Promise<boolean[]> {
    const latest = new Map<string, Product>();
    for (const product of products) {
      const other = latest.get(product.productId);
      if (other === undefined || other.saidAt <= product.saidAt) latest.set(product.productId, product);
    }
    // Everybody takes the rows in one order, so that two batches wait for each other instead of in a circle.
    const ids = [...latest.keys()].sort();
    const rows = await db.rowsIn<{ product_id: string; said_at: number }>(
      `SELECT product_id, said_at FROM products WHERE product_id IN (?) ORDER BY product_id${db.forUpdate}`,
      [],
      ids,
    );
    const known = new Map(rows.map((row) => [row.product_id, Number(row.said_at)]));
    const isNews = (product: Product) => product.saidAt >= (known.get(product.productId) ?? 0);
    const news = ids.flatMap((id) => {
      const product = latest.get(id);
      return product !== undefined && isNews(product) ? [product] : [];
    });
    const [changed, added] = [true, false].map((is) =>
      news.filter(({ productId }) => known.has(productId) === is),
    );
    await db.upsert('products', COLUMNS, (changed ?? []).map(valuesOf), ['product_id'], COLUMNS.slice(1));
    try {
      await db.insert('products', COLUMNS, (added ?? []).map(valuesOf));
    } catch (error) {
      // Another batch told of it first: begin again, seeing when that was said.
      if (isDuplicate(error)) throw new TryAgain('a product appeared meanwhile');
      throw error;
    }
    return products.map((product) => latest.get(product.productId) === product && isNews(product));
  }

  /** What is known of these, by id. */
  async of(db: Pick<Database, 'rowsIn'>, productIds: readonly string[]): Promise<Map<string, Product>> {
    const rows = await db.rowsIn<ProductRow>(
      `SELECT ${COLUMNS.join(', ')} FROM products WHERE product_id IN (?)`,
      [],
      [...new Set(productIds)],
    );
    return new Map(rows.map((row) => [row.product_id, productOf(row)]));
  }
}

function valuesOf(product: Product): Value[] {
  const { productId, title, category, picture, hostSaid, tips, useDays, saidAt } = product;
  return [productId, title, category, picture, hostSaid, JSON.stringify(tips), useDays, saidAt];
}

function productOf(row: ProductRow): Product {
  return {
    productId: row.product_id,
    title: row.title,
    category: row.category,
    picture: row.picture,
    hostSaid: row.host_said,
    tips: JSON.parse(row.tips) as string[],
    useDays: row.use_days,
    saidAt: Number(row.said_at),
  };
}

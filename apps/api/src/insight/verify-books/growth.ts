import { type Books, offenders } from './books';

/** Growth value: what stands is what standing grants gave. */
export async function checkGrowth(books: Books): Promise<string[]> {
  return offenders<{ grant_key: string; state: string; kept: string | null }>(
    books,
    `SELECT g.grant_key, g.state, v.state AS kept FROM grants g
       LEFT JOIN growth_values v ON v.grant_id = g.id AND v.customer_id = g.customer_id
     WHERE g.kind = 'growth' AND COALESCE(v.state, 'withdrawn')
       <> CASE WHEN g.state IN ('standing', 'kept') THEN 'standing' ELSE 'withdrawn' END`,
    (row) => `grant ${row.grant_key} is ${row.state}, its growth value ${row.kept ?? 'missing'}`,
  );
}

import { type Merge, noteDown, notesOf } from '../../facts/customers';
import type { Db } from '../../platform/database/db';

const CAPS = 'points_caps';

interface Cap {
  quota_key: string;
  taken: number;
}

/** What was earned of a day's caps counts for the person who goes on. */
export async function moveCaps(db: Db, merge: Merge): Promise<void> {
  const programs = await db.rows<{ program: string }>(
    "SELECT DISTINCT program FROM programs WHERE kind = 'points'",
  );
  for (const { program } of programs) {
    const mine = `${program}:interaction:${merge.from}:`;
    const caps = await db.rows<Cap>(
      'SELECT quota_key, taken FROM quotas WHERE quota_key LIKE ? AND taken > 0',
      [`${mine}%`],
    );
    await noteDown(
      db,
      merge,
      CAPS,
      caps.map((cap) => ({ key: cap.quota_key, was: String(cap.taken) })),
    );
    for (const { quota_key: key, taken } of caps) {
      const other = `${program}:interaction:${merge.to}:${key.slice(mine.length)}`;
      await add(db, other, Number(taken));
      await db.run('UPDATE quotas SET taken = 0 WHERE quota_key = ?', [key]);
    }
  }
}

export async function moveCapsBack(db: Db, merge: Merge): Promise<void> {
  for (const { key, was } of await notesOf(db, merge, CAPS)) {
    const other = key.replace(`:interaction:${merge.from}:`, `:interaction:${merge.to}:`);
    await add(db, other, -Number(was));
    await add(db, key, Number(was));
  }
}

async function add(db: Db, key: string, by: number): Promise<void> {
  const changed = await db.run('UPDATE quotas SET taken = taken + ? WHERE quota_key = ?', [by, key]);
  if (changed === 0) await db.run('INSERT INTO quotas (quota_key, taken) VALUES (?, ?)', [key, by]);
}

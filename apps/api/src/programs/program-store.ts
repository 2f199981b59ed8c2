import type { Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../platform/database/db';
import { isDuplicate, TryAgain } from '../platform/database/faults';

export interface StoredProgram {
  program: string;
  version: number;
  kind: string;
  definition: unknown;
}

interface ProgramRow {
  program: string;
  version: number;
  kind: string;
  definition: string;
}

/** Definitions as data: versioned, never changed, one version of each active. */
@Injectable()
export class ProgramStore {
  /** Parsed definitions never change, so they are kept by program and version. */
  private readonly parsed = new Map<string, unknown>();

  /** The active version of every program. Read anew each time: another process may have published one. */
  async active(db: Pick<Db, 'rows'>): Promise<StoredProgram[]> {
    const rows = await db.rows<ProgramRow>(
      'SELECT program, version, kind, definition FROM programs WHERE active = 1 ORDER BY program',
    );
    return rows.map((row) => ({ ...row, definition: this.parse(row) }));
  }

  /** The active definition of one program; null when there is none. */
  async activeOf(db: Pick<Db, 'one'>, program: string): Promise<unknown> {
    const row = await db.one<ProgramRow>(
      'SELECT program, version, kind, definition FROM programs WHERE program = ? AND active = 1',
      [program],
    );
    return row === null ? null : this.parse(row);
  }

  /** One version of a program, a past one too. @throws Error when there is none. */
  async version(db: Pick<Db, 'one'>, program: string, version: number): Promise<unknown> {
    const known = this.parsed.get(`${program}@${version}`);
    if (known !== undefined) return known;
    const row = await db.one<ProgramRow>(
      'SELECT program, version, kind, definition FROM programs WHERE program = ? AND version = ?',
      [program, version],
    );
    if (row === null) throw new Error(`program ${program} has no version ${version}`);
    return this.parse(row);
  }

  /** Definitions of some versions of a program, past ones too. */
  async versions(db: Db, program: string, versions: readonly number[]): Promise<Map<number, unknown>> {
    const rows = await db.rowsIn<ProgramRow>(
      'SELECT program, version, kind, definition FROM programs WHERE program = ? AND version IN (?)',
      [program],
      versions,
    );
    return new Map(rows.map((row) => [row.version, this.parse(row)]));
  }

  /** Publishes a definition as the active one. The same version again changes nothing. */
  async publish(db: Db, stored: StoredProgram, now: Instant): Promise<void> {
    const known = await db.one('SELECT version FROM programs WHERE program = ? AND version = ?', [
      stored.program,
      stored.version,
    ]);
    if (known !== null) return;
    await db.run('UPDATE programs SET active = 0 WHERE program = ?', [stored.program]);
    try {
      await db.insert(
        'programs',
        ['program', 'version', 'kind', 'definition', 'active', 'created_at'],
        [[stored.program, stored.version, stored.kind, JSON.stringify(stored.definition), 1, now]],
      );
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('another process has just published this version');
      throw error;
    }
  }

  private parse(row: ProgramRow): unknown {
    const name = `${row.program}@${row.version}`;
    let definition = this.parsed.get(name);
    if (definition === undefined) {
      definition = JSON.parse(row.definition);
      this.parsed.set(name, definition);
    }
    return definition;
  }
}

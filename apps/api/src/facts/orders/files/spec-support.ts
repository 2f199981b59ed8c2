/** Files for the specs of this folder, made on the spot. Not used outside of specs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { OrderEvent } from '@fanchang/domain';
import { openOrderFile, type OpenOptions, type RowOutcome } from '.';

export const NOW = Date.UTC(2026, 2, 1);
export const SHANGHAI = { zone: 'Asia/Shanghai', now: NOW } as const;

/** A directory that `cleanUp` removes. */
export function scratch(): {
  file: (name: string, content: string | Uint8Array) => string;
  cleanUp: () => void;
} {
  const directory = mkdtempSync(join(tmpdir(), 'fanchang-files-'));
  return {
    file: (name, content) => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    },
    cleanUp: () => rmSync(directory, { recursive: true, force: true }),
  };
}

export async function readAll(path: string, options: OpenOptions): Promise<RowOutcome[]> {
  const file = await openOrderFile(path, options);
  const outcomes: RowOutcome[] = [];
  for await (const batch of file) outcomes.push(...batch);
  return outcomes;
}

/** All events; fails the spec when any row was rejected. */
export function eventsOf(outcomes: readonly RowOutcome[]): OrderEvent[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind === 'rejected') throw new Error(outcome.rejected.message);
    return outcome.kind === 'events' ? [...outcome.events] : [];
  });
}

/** Rows as CSV lines, every cell quoted when it must be. */
export function csv(rows: readonly (readonly string[])[], eol = '\n', delimiter = ','): string {
  const cell = (text: string): string =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter) + eol).join('');
}

/** A table from records: the header is the keys of the first. */
export function table(records: readonly Readonly<Record<string, string>>[]): string[][] {
  const names = Object.keys(records[0] ?? {});
  return [names, ...records.map((record) => names.map((name) => record[name] ?? ''))];
}

let gbk: Map<string, number[]> | null = null;

/** Text as GBK; Node only decodes it, so the table is made by decoding every pair. */
export function gbkBytes(text: string): Buffer {
  gbk ??= gbkTable();
  const codes = gbk;
  return Buffer.from([...text].flatMap((char) => codes.get(char) ?? [char.charCodeAt(0)]));
}

function gbkTable(): Map<string, number[]> {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== '\ufffd' && !codes.has(char)) codes.set(char, [lead, trail]);
    }
  }
  return codes;
}

/** A ZIP archive, deflated. */
export function zip(parts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(raw.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** A workbook whose first sheet has this `sheetData` XML. */
export function xlsx(sheetData: string, extra: Readonly<Record<string, string>> = {}): Buffer {
  return zip({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="订单" sheetId="1" r:id="rId1"/><sheet r:id="rId9"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/first.xml"/></Relationships>',
    'xl/worksheets/first.xml': `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...extra,
  });
}

export const inline = (text: string): string =>
  `<c t="inlineStr"><is><t>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</t></is></c>`;

import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { drawn } from './histories';
import { ROOT } from './processes';

export const RETAIL = join(ROOT, '../shared/data/online_retail/online_retail_share.csv.gz');
export const MAPPING = join(ROOT, 'examples/mappings/uci-online-retail.json');

/** The real file is not ours to ship: its stories are told where it is, and say so where it is not. */
export function whereTheDataIs(): jest.Describe {
  if (existsSync(RETAIL)) return describe;
  console.warn(`skipped: ${RETAIL} is not here`);
  return describe.skip;
}

/** How the file is imported: after everything in it happened, but while its last coupons still live. */
export const RETAIL_ENV = {
  BUSINESS_TZ: 'Europe/London',
  FIXED_NOW: '2011-12-10T00:00:00Z',
  LOG_LEVEL: 'error',
};

/** The file's header and lines as text. No field of it holds a line end. */
export async function retailLines(): Promise<{ header: string; lines: string[] }> {
  const lines: string[] = [];
  const text = createInterface({ input: createReadStream(RETAIL).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of text) if (line !== '') lines.push(line);
  const [header = '', ...rest] = lines;
  return { header, lines: rest };
}

/** What the counting below needs of a line. Only descriptions hold commas, so the outer fields are safe to cut off. */
export interface RetailLine {
  invoice: string;
  quantity: number;
  /** `YYYY-MM-DD` of the UK's wall clock. */
  day: string;
  /** Pence; the source has at most three decimals. */
  unitPence: number;
  customer: string;
}

export function readRetailLine(line: string): RetailLine {
  const [, invoice = ''] = line.split(',', 2);
  const fields = line.split(',');
  const [quantity = '', time = '', price = '', customer = ''] = fields.slice(-5);
  return {
    invoice,
    quantity: Number(quantity),
    day: time.slice(0, 10),
    unitPence: Number(price) * 100,
    customer,
  };
}

/** A second count of the ladder, from the text alone: distinct later days, each within its window. */
export function countLadder(lines: readonly string[], steps: readonly [repurchases: number, days: number][]) {
  const daysOf = new Map<string, Set<number>>();
  for (const text of lines) {
    const { invoice, quantity, day, unitPence, customer } = readRetailLine(text);
    if (customer === '' || invoice.startsWith('C') || quantity <= 0 || unitPence <= 0) continue;
    const days = daysOf.get(customer) ?? new Set();
    daysOf.set(customer, days.add(Date.parse(`${day}T00:00:00Z`) / 86_400_000));
  }
  return steps.map(([repurchases, window]) => {
    const reached = [...daysOf.values()].filter((set) => {
      const [first = 0, ...later] = [...set].sort((a, b) => a - b);
      return later.filter((day) => day - first <= window).length >= repurchases;
    });
    return reached.length;
  });
}

/** All lines of some hundreds of customers, chosen by their number. */
export function linesOfSome(lines: readonly string[], everyNth: number): string[] {
  return lines.filter((line) => {
    const { customer } = readRetailLine(line);
    return customer !== '' && Number(customer) % everyNth === 0;
  });
}

/** The same lines in another order, a fifth of them twice, in some number of files. @returns their paths. */
export function shuffledPieces(
  folder: string,
  header: string,
  lines: readonly string[],
  seed: number,
): string[] {
  const chance = drawn(seed);
  const mixed = lines
    .flatMap((line) => (chance() < 0.2 ? [line, line] : [line]))
    .map((line) => ({ line, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
  const paths: string[] = [];
  for (let from = 0; from < mixed.length;) {
    const to = from + 1 + Math.floor(chance() * 8_000);
    const path = join(folder, `piece-${seed}-${paths.length}.csv`);
    writeFileSync(path, `${[header, ...mixed.slice(from, to)].join('\n')}\n`);
    paths.push(path);
    from = to;
  }
  return paths;
}

import type { Operation } from './document';
import { givenName } from './given-addresses';
import { isKeyName } from './schema-values';
import type { Known, Tree } from './tree';

const MOST = 200;
const LONGEST = 2_000;
/** What lists are wrapped in, and who asks: no names of collections. */
const NO_COLLECTION = new Set(['items', 'me', 'staff', 'open']);

/** Whose things are everybody's. */
export const HOUSE = 'house';

/** What the world knows, by name and by whom it belongs to. Answers make it grow. */
export class Pools {
  private readonly byName = new Map<string, Map<string, Tree[]>>();
  private readonly forbidden = new Set<string>();

  /** @param shoppers whose things are only theirs; what ours know may be anybody's, the asker's too. */
  constructor(private readonly shoppers: readonly string[]) {}

  /** Never to be known by these names. */
  forbid(names: readonly string[], value: string | number): void {
    for (const name of names) this.forbidden.add(`${name} ${value}`);
  }

  /** What was right a while ago is not any more. */
  forget(name: string): void {
    this.byName.delete(name);
  }

  add(name: string, owner: string, value: Tree): void {
    if (typeof value !== 'object' && this.forbidden.has(`${name} ${value}`)) return;
    const owners = this.byName.get(name) ?? new Map<string, Tree[]>();
    this.byName.set(name, owners);
    const list = owners.get(owner) ?? [];
    owners.set(owner, list);
    if (typeof value === 'string' && (value === '' || value.length > LONGEST)) return;
    if (list.includes(value)) return;
    list.push(value);
    if (list.length > MOST) list.shift();
  }

  /** @returns the value, and whether it is somebody else's and not the asker's as well. */
  draw({ names, whose, pick, fallback, as }: Known, asker: string): { value: Tree; isForeign: boolean } {
    const lists = names.map((name) => this.listOf(name, whose, asker));
    const filled = lists.filter((one) => one.values.length > 0);
    const list = filled[pick % Math.max(1, filled.length)];
    const value = list?.values[Math.floor(pick / filled.length) % list.values.length];
    if (list === undefined || value === undefined) return { value: fallback, isForeign: false };
    // Under another of its names it may be known to be one's own.
    const isForeign =
      whose === 'others' &&
      !lists.some(({ mine }) => isAmong(mine, value)) &&
      names.some((name) => this.isOfShopper(name, value));
    return { value: writtenAs(value, as), isForeign };
  }

  private isOfShopper(name: string, value: Tree): boolean {
    const owners = this.byName.get(name);
    return this.shoppers.some((shopper) => isAmong(owners?.get(shopper) ?? [], value));
  }

  private listOf(name: string, whose: Known['whose'], asker: string): { values: Tree[]; mine: Tree[] } {
    const owners = this.byName.get(name) ?? new Map<string, Tree[]>();
    const mine = [...(owners.get(asker) ?? []), ...(owners.get(HOUSE) ?? [])];
    if (whose === 'mine') return { values: mine, mine };
    const values = [...owners].flatMap(([owner, list]) =>
      whose === 'others' && owner === asker ? [] : list,
    );
    return { values: whose === 'mine first' && mine.length > 0 ? mine : values, mine };
  }

  /** Keeps every id, code and token of a success. */
  learn(operation: Operation, asker: string, answer: unknown): void {
    // Whose money an alarm is about is not said in it.
    if (operation.id === 'PaymentAlarms_list') return;
    const collections = operation.path
      .split('/')
      .filter(
        (part) => part !== '' && !part.startsWith('{') && !(NO_COLLECTION.has(part) && part !== 'items'),
      );
    this.learnFrom(answer, collections, asker);
  }

  private learnFrom(node: unknown, collections: readonly string[], asker: string): void {
    if (Array.isArray(node)) {
      for (const part of node) this.learnFrom(part, collections, asker);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (name === 'path' && typeof value === 'string') this.add(givenName(value), asker, value);
      if (typeof value === 'string' || typeof value === 'number') {
        if (!isKeyName(name)) continue;
        if (name !== 'id') this.add(name, asker, value);
        for (const collection of collections) this.add(`${collection}.${name}`, asker, value);
        const things = /^(\w+)Id$/.exec(name)?.[1];
        if (things !== undefined) this.add(`${things}s.id`, asker, value);
      } else if (name === 'refusal') {
        continue;
      } else if (NO_COLLECTION.has(name)) {
        this.learnFrom(value, collections, asker);
      } else {
        this.learnFrom(value, [name.endsWith('s') ? name : `${name}s`], asker);
      }
    }
  }
}

/** An id is the same as a number and as text. */
function isAmong(list: readonly Tree[], value: Tree): boolean {
  return typeof value === 'object'
    ? list.includes(value)
    : list.some((one) => typeof one !== 'object' && String(one) === String(value));
}

function writtenAs(value: Tree, as: Known['as']): Tree {
  if (as === 'number' && typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  return as === 'text' && typeof value === 'number' ? String(value) : value;
}

/** Something the living world knows, drawn when the request is sent: an id, a code, a cursor. */
export class Known {
  /**
   * @param names where to look for it, in this order.
   * @param whose of the asking person, of others, or of anybody.
   * @param pick which of them.
   * @param fallback when the world knows none.
   * @param as how it is written here, whatever it was written as where it was found.
   */
  constructor(
    readonly names: readonly string[],
    readonly whose: 'mine' | 'mine first' | 'others' | 'any',
    readonly pick: number,
    readonly fallback: Tree,
    readonly as: 'number' | 'text' | null = null,
  ) {}
}

/** Text that is written as it is, valid JSON or not. */
export class Raw {
  constructor(readonly text: string) {}
}

/** A property that is written twice; the last one counts. */
export class Twice {
  constructor(
    readonly first: Tree,
    readonly last: Tree,
  ) {}
}

/** A body before it is written. */
export type Tree =
  | null
  | boolean
  | number
  | string
  | Known
  | Raw
  | Twice
  | readonly Tree[]
  | { readonly [name: string]: Tree };

export const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree);

export function isObject(tree: Tree): tree is { readonly [name: string]: Tree } {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return false;
  return !(tree instanceof Known || tree instanceof Raw || tree instanceof Twice);
}

/** Draws everything known. */
export function settled(tree: Tree, draw: (known: Known) => Tree): Tree {
  if (tree instanceof Known) return draw(tree);
  if (tree instanceof Raw) return tree;
  if (tree instanceof Twice) return new Twice(settled(tree.first, draw), settled(tree.last, draw));
  if (isList(tree)) return tree.map((part) => settled(part, draw));
  if (!isObject(tree)) return tree;
  return fromEntries(Object.entries(tree).map(([name, part]) => [name, settled(part, draw)]));
}

/** As JSON text, but for what was put in to break it. */
export function written(tree: Tree): string {
  if (tree instanceof Raw) return tree.text;
  if (tree instanceof Known) return written(tree.fallback);
  if (tree instanceof Twice) return written(tree.last);
  if (isList(tree)) return `[${tree.map(written).join(',')}]`;
  if (!isObject(tree)) return JSON.stringify(tree);
  const parts = Object.entries(tree).map(([name, part]) => {
    const key = JSON.stringify(name);
    const once = `${key}:${written(part)}`;
    return part instanceof Twice ? `${key}:${written(part.first)},${once}` : once;
  });
  return `{${parts.join(',')}}`;
}

/** As a part of an address or a header. */
export function worded(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  if (tree instanceof Known) return worded(tree.fallback);
  return tree instanceof Raw ? tree.text : written(tree);
}

/** Own properties, whatever their names: `__proto__` is one like any other. */
export function fromEntries(entries: readonly (readonly [string, Tree])[]): { [name: string]: Tree } {
  return Object.fromEntries(entries);
}

type Path = readonly (string | number)[];

/** Every place in a tree, the root first. */
export function placesIn(tree: Tree, at: Path = []): Path[] {
  const below = isList(tree)
    ? tree.flatMap((part, index) => placesIn(part, [...at, index]))
    : isObject(tree)
      ? Object.entries(tree).flatMap(([name, part]) => placesIn(part, [...at, name]))
      : [];
  return [at, ...below];
}

/** The tree with one place changed; `undefined` takes it out. */
export function changed(tree: Tree, at: Path, change: (was: Tree) => Tree | undefined): Tree | undefined {
  const [next, ...rest] = at;
  if (next === undefined) return change(tree);
  if (isList(tree)) {
    return tree.flatMap((part, index) => {
      if (index !== next) return [part];
      const now = changed(part, rest, change);
      return now === undefined ? [] : [now];
    });
  }
  if (!isObject(tree)) return tree;
  return fromEntries(
    Object.entries(tree).flatMap(([name, part]) => {
      if (name !== next) return [[name, part] as const];
      const now = changed(part, rest, change);
      return now === undefined ? [] : [[name, now] as const];
    }),
  );
}

/** A value as JSON would carry it. */
export const treeOf = (value: object): Tree => JSON.parse(JSON.stringify(value)) as Tree;

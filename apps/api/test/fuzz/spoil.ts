import fc from 'fast-check';
import { nastyName, nastyValue } from './nasty';
import { changed, fromEntries, isList, isObject, placesIn, type Tree, Twice, written, Raw } from './tree';

/** One way in which a good body is broken. */
type Spoil =
  | { how: 'leave out' | 'null' | 'in a list' | 'in an object' | 'as text' | 'unwrapped'; at: number }
  | { how: 'replace' | 'twice'; at: number; by: Tree }
  | { how: 'add'; at: number; name: string; by: Tree }
  | { how: 'repeat'; at: number; times: number };

const at = fc.nat(1_000);
const spoil: fc.Arbitrary<Spoil> = fc.oneof<fc.WeightedArbitrary<Spoil>[]>(
  {
    weight: 4,
    arbitrary: fc.record({
      how: fc.constantFrom('leave out', 'null', 'in a list', 'in an object', 'as text', 'unwrapped'),
      at,
    }),
  },
  { weight: 6, arbitrary: fc.record({ how: fc.constant('replace'), at, by: nastyValue }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('twice'), at, by: nastyValue }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('add'), at, name: nastyName, by: nastyValue }) },
  {
    weight: 1,
    arbitrary: fc.record({
      how: fc.constant('repeat'),
      at,
      times: fc.constantFrom(2, 2, 6, 6, 101, 101, 501, 501, 501, 10_000),
    }),
  },
);

/** A good body broken in up to three places. */
export function spoilt(good: fc.Arbitrary<Tree>): fc.Arbitrary<Tree | undefined> {
  return fc
    .tuple(good, fc.array(spoil, { minLength: 1, maxLength: 3 }))
    .map(([tree, spoils]) => spoils.reduce<Tree | undefined>((now, one) => applied(now, one), tree));
}

function applied(tree: Tree | undefined, one: Spoil): Tree | undefined {
  if (tree === undefined) return undefined;
  const places = placesIn(tree);
  const place = places[one.at % places.length] ?? [];
  return changed(tree, place, (was) => broken(was, one));
}

function broken(was: Tree, one: Spoil): Tree | undefined {
  switch (one.how) {
    case 'leave out':
      return undefined;
    case 'null':
      return null;
    case 'in a list':
      return [was];
    case 'in an object':
      return { value: was };
    case 'as text':
      return written(was);
    case 'unwrapped':
      return isList(was) ? (was[0] ?? null) : isObject(was) ? Object.values(was) : [was, was];
    case 'replace':
      return one.by;
    case 'twice':
      return new Twice(one.by, was);
    case 'add':
      return isObject(was) ? fromEntries([...Object.entries(was), [one.name, one.by]]) : was;
    case 'repeat':
      return repeated(was, one.times);
  }
}

/** Written once, however often it stands there: the copies of a large thing would fill the memory. */
function repeated(was: Tree, times: number): Tree {
  if (!isList(was)) return Array.from({ length: Math.min(times, 501) }, () => was);
  const one = was[0] ?? {};
  const most = written(one).length > 2_000 ? 20 : times;
  return one instanceof Raw ? was : Array.from({ length: most }, () => one);
}

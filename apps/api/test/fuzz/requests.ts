import fc from 'fast-check';
import type { Actor } from './actors';
import type { OpenApi, Operation, Parameter, Schema } from './document';
import { type Given, givenTo } from './given-addresses';
import { nastyName, nastyText } from './nasty';
import { CONTENT_TYPES, CURSORS, oddHeader, rawTail } from './oddities';
import { isPush, messagesTo } from './push-messages';
import { SchemaValues } from './schema-values';
import { spoilt } from './spoil';
import { Known, type Tree } from './tree';
import { FORM, type Upload, uploads } from './uploads';

/** How a body's text is broken once it is written. */
export type TextSpoil = 'cut' | 'empty' | 'none' | 'noise' | 'gzip' | 'bom' | 'utf-16' | 'array' | 'scalar';

/** What is wrong about a signature. */
export type Signing = 'right' | 'wrong' | 'replayed' | 'old' | 'partly' | 'stranger' | 'other body';

/** A request before what the world knows is filled in. */
export interface Draft {
  /** Values by name. */
  path: Tree;
  query: [string, Tree][];
  /** Instead of both, once the world knows one. */
  given: Given | null;
  headers: [string, string][];
  /** Of the document, without those of a signature. */
  keyHeader: Tree | undefined;
  body: Tree | undefined;
  /** Instead of a body, where files are taken. */
  upload: Upload | null;
  contentType: string | null;
  textSpoil: TextSpoil | null;
  signing: Signing;
  /** Instead of the operation's. */
  method: string | null;
  /** Put behind the address as it is. */
  rawTail: string;
  /** Where it seems to come from. */
  place: number;
}

const mostly = <T>(usual: T, rare: fc.Arbitrary<T>, weight = 12): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare });

/** Requests for one operation by one person, mostly good. Made once for all whose requests are alike. */
export class Drafts {
  private readonly made = new Map<string, fc.Arbitrary<Draft>>();

  /** @param now where the world's clock stands at first, epoch ms. */
  constructor(
    private readonly document: OpenApi,
    private readonly now: number,
  ) {}

  of(operation: Operation, actor: Actor): fc.Arbitrary<Draft> {
    const taste = actor.kind === 'shopper' ? 'mine' : 'anybody';
    const pushes = isPush(operation, actor);
    const key = `${operation.id} ${taste} ${pushes}`;
    const drafts =
      this.made.get(key) ?? draftsOf(operation, new SchemaValues(this.document, this.now, taste), pushes);
    this.made.set(key, drafts);
    return drafts;
  }
}

function draftsOf(operation: Operation, values: SchemaValues, pushes: boolean): fc.Arbitrary<Draft> {
  const place = (where: Parameter['in']) => operation.parameters.filter((one) => one.in === where);
  const types = Object.entries(operation.body ?? {});
  const [type, schema]: [string | null, Schema] = types[0] ?? [null, {}];
  const good = pushes ? messagesTo(operation.path) : values.of(schema, '');

  return fc.record<Draft>({
    path: pathOf(values, operation, place('path')),
    query: queryOf(values, place('query')),
    given: givenTo(operation),
    headers: mostly<[string, string][]>([], fc.array(oddHeader, { minLength: 1, maxLength: 2 })),
    keyHeader: place('header').some(({ name }) => name === 'idempotency-key')
      ? requestKey(values)
      : fc.constant(undefined),
    body:
      operation.body === null
        ? mostly<Tree | undefined>(undefined, values.of({ type: 'object' }, ''))
        : fc.oneof({ weight: 5, arbitrary: good }, { weight: 4, arbitrary: spoilt(good) }),
    upload: type === FORM ? uploads : fc.constant(null),
    contentType: mostly<string | null>(type, fc.constantFrom(...CONTENT_TYPES), 20),
    textSpoil: mostly<TextSpoil | null>(
      null,
      fc.constantFrom('cut', 'empty', 'none', 'noise', 'gzip', 'bom', 'utf-16', 'array', 'scalar'),
      15,
    ),
    signing: mostly<Signing>(
      'right',
      fc.constantFrom('wrong', 'replayed', 'old', 'partly', 'stranger', 'other body'),
    ),
    method: mostly<string | null>(
      null,
      fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'GET', 'POST'),
      40,
    ),
    rawTail: mostly('', rawTail, 25),
    place: fc.nat(2_000),
  });
}

/** Fresh, or one used before. */
function requestKey(values: SchemaValues): fc.Arbitrary<Tree | undefined> {
  const fresh = fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);
  const bad = fc.constantFrom<(Tree | undefined)[]>(undefined, '', 'short', 'x'.repeat(200), "' OR 1=1 --");
  return fc.oneof(
    { weight: 12, arbitrary: fresh },
    { weight: 2, arbitrary: values.known(['idempotency-key'], fresh) },
    { weight: 1, arbitrary: bad },
  );
}

/** Where an address names two things, the world knows which belong together. */
function pathOf(
  values: SchemaValues,
  operation: Operation,
  parameters: readonly Parameter[],
): fc.Arbitrary<Tree> {
  const parts = parameters.map((one) => [one.name, pathPart(values, operation, one)] as const);
  const made: fc.Arbitrary<Tree> = fc.record(Object.fromEntries(parts));
  if (parts.length < 2) return made;
  const known = fc
    .tuple(fc.nat(1_000), made)
    .map(([n, fallback]) => new Known([operation.id], 'any', n, fallback));
  return fc.oneof(made, known);
}

function pathPart(
  values: SchemaValues,
  operation: Operation,
  { name, schema = {} }: Parameter,
): fc.Arbitrary<Tree> {
  const parts = operation.path.split('/');
  const collection = parts[parts.indexOf(`{${name}}`) - 1] ?? '';
  // The number of an export is its `exportNo` in answers.
  const full = `${collection.replace(/s$/, '')}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const names = [`${collection}.${name}`, `${collection}.id`, `${collection}.${full}`, full, name];
  const good = values.known(names, values.of(schema, ''));
  const odd = fc.oneof(
    nastyText,
    fc.constantFrom(
      '0',
      '-1',
      '1.5',
      '1e3',
      '0x1',
      '99999999999999999999',
      '2147483648',
      '9'.repeat(99),
      ' 1',
    ),
  );
  // What the world keeps for just this operation is right at this moment.
  const right = values.known([operation.id], good);
  return fc.oneof(
    { weight: 4, arbitrary: good },
    { weight: 2, arbitrary: right },
    { weight: 2, arbitrary: odd },
  );
}

function queryOf(values: SchemaValues, parameters: readonly Parameter[]): fc.Arbitrary<[string, Tree][]> {
  const named = parameters.map(({ name, required, schema = {} }) => {
    const good = values.of(schema, name, '');
    const cursor = name === 'cursor' ? [fc.constantFrom(...CURSORS)] : [];
    const value = fc.oneof(
      { weight: 8, arbitrary: good },
      ...[nastyText, ...cursor].map((arbitrary) => ({ weight: 1, arbitrary })),
    );
    const once = value.map((made): [string, Tree][] => [[name, made]]);
    const twice = fc.tuple(value, value).map(([a, b]): [string, Tree][] => [
      [name, a],
      [name, b],
    ]);
    const asList = value.map((made): [string, Tree][] => [[`${name}[]`, made]]);
    const left = fc.constant<[string, Tree][]>([]);
    return fc.oneof(
      { weight: required === true ? 12 : 5, arbitrary: once },
      { weight: required === true ? 1 : 5, arbitrary: left },
      { weight: 1, arbitrary: twice },
      { weight: 1, arbitrary: asList },
    );
  });
  const more = mostly<[string, Tree][]>(
    [],
    fc.tuple(nastyName, nastyText).map(([name, text]) => [[name, text]]),
    8,
  );
  return fc.tuple(...named, more).map((parts) => parts.flat());
}

import fc from 'fast-check';
import { nameOf, type OpenApi, type Schema } from './document';
import { textOf } from './texts';
import { fromEntries, isList, Known, type Tree, written } from './tree';

/** Whose ids somebody asks with: their own, other people's, anybody's. */
export type Taste = 'mine' | 'anybody';

/** Names of what one cannot make up: ids, codes, tokens. */
export const isKeyName = (name: string): boolean =>
  /(^|[a-z.])(id|ids|Id|No|no|Key|key|code|codes|Code|Ids|Version|proof|ticket|token|Token|cursor|Cursor|account|password|Password|totp)$/.test(
    name,
  );

/** Where else to look for a value of this name. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  proof: ['ticket', 'token', 'code'],
  codes: ['code'],
  cursor: ['nextCursor'],
  templateIds: ['templateId'],
  oldPassword: ['password'],
};

/** Schemas whose parts only mean something together: the world knows better ones than chance makes. */
const WHOLE = new Set(['BuyerDto', 'RedeemHoldDto', 'ReturnHoldDto', 'ClaimDto', 'MergeTicketDto']);

/** What proves who somebody is: with another's they would rightly become one person. */
const PROOFS = new Set(['ClaimDto', 'PhoneDto.code']);

/** Good values of the document's schemas. */
export class SchemaValues {
  constructor(
    private readonly document: OpenApi,
    /** Where the world's clock stands at first, epoch ms. */
    private readonly now: number,
    private readonly taste: Taste,
  ) {}

  /** @param name what the value is called. @param owner what the thing is called that has it. */
  of(schema: Schema, name: string, owner = ''): fc.Arbitrary<Tree> {
    const made = this.made(schema, name, owner);
    return schema.nullable === true
      ? fc.oneof({ weight: 5, arbitrary: made }, { weight: 1, arbitrary: fc.constant(null) })
      : made;
  }

  /** What the world knows by these names, sometimes; otherwise something of one's own. */
  known(names: readonly string[], made: fc.Arbitrary<Tree>, as: Known['as'] = null): fc.Arbitrary<Tree> {
    const whose = PROOFS.has(names[0] ?? '')
      ? fc.constant<Known['whose']>('mine')
      : this.taste === 'anybody'
        ? fc.constantFrom<Known['whose'][]>('mine first', 'any')
        : fc.constantFrom<Known['whose'][]>('mine', 'mine', 'others');
    const drawn = fc
      .tuple(whose, fc.nat(100_000), made)
      .map(([who, pick, fallback]) => new Known(names, who, pick, fallback, as));
    return fc.oneof({ weight: 4, arbitrary: drawn }, { weight: 1, arbitrary: made });
  }

  private made(schema: Schema, name: string, owner: string): fc.Arbitrary<Tree> {
    if (schema.$ref !== undefined) return this.named(nameOf(schema.$ref));
    if (schema.allOf !== undefined) return this.of(schema.allOf[0] ?? {}, name, owner);
    const several = schema.oneOf ?? schema.anyOf;
    if (several !== undefined) return fc.oneof(...several.map((one) => this.of(one, name, owner)));
    if (schema.enum !== undefined) return fc.constantFrom<Tree[]>(...schema.enum);
    switch (schema.type) {
      case 'string':
        return this.keyed(textOf(schema, this.now), name, owner, 'text');
      case 'integer':
      case 'number':
        return this.keyed(whole(schema), name, owner, 'number');
      case 'boolean':
        return fc.boolean();
      case 'array':
        return this.list(schema, name, owner);
      case 'object':
      case undefined:
        return this.record(schema, owner);
    }
  }

  private named(name: string): fc.Arbitrary<Tree> {
    const made = this.of(this.document.components.schemas[name] ?? {}, '', name);
    const known = this.known([name], made);
    return WHOLE.has(name)
      ? known
      : fc.oneof({ weight: 4, arbitrary: made }, { weight: 1, arbitrary: known });
  }

  private keyed(
    made: fc.Arbitrary<Tree>,
    name: string,
    owner: string,
    as: 'number' | 'text',
  ): fc.Arbitrary<Tree> {
    if (!isKeyName(name)) return made;
    const collection = /^(\w+)Id$/.exec(name)?.[1];
    const ids = collection === undefined ? [] : [`${collection}s.id`];
    return this.known([`${owner}.${name}`, ...ids, ...(ALSO[name] ?? []), name], made, as);
  }

  private record(schema: Schema, owner: string): fc.Arbitrary<Tree> {
    const required = new Set(schema.required ?? []);
    const parts = Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const value = this.of(property, name, owner).map((made): [string, Tree][] => [[name, made]]);
      return required.has(name) ? value : fc.oneof(value, value, fc.constant<[string, Tree][]>([]));
    });
    return fc.tuple(...parts).map((entries) => fromEntries(entries.flat()));
  }

  private list(schema: Schema, name: string, owner: string): fc.Arbitrary<Tree> {
    const minLength = schema.minItems ?? 0;
    const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 4, 4));
    const one = this.of(schema.items ?? {}, name, owner);
    const limits = { minLength: Math.max(minLength, Math.min(1, maxLength)), maxLength };
    // Things named by a key are mostly meant to be different things.
    const several = fc.uniqueArray(one, { ...limits, selector: firstOf }).map((list): Tree => list);
    return minLength > 1
      ? several
      : fc.oneof(
          several,
          one.map((made): Tree => [made]),
        );
  }
}

/** What tells things of a list apart. */
function firstOf(tree: Tree): string {
  if (typeof tree !== 'object' || tree === null || isList(tree)) return written(tree);
  if (tree instanceof Known) return `${tree.names.join()}#${tree.pick}`;
  return written(Object.values(tree)[0] ?? null);
}

function whole({ minimum = -1_000, maximum = Number.MAX_SAFE_INTEGER }: Schema): fc.Arbitrary<number> {
  const any = fc.integer({ min: minimum, max: maximum });
  const small = fc.integer({ min: minimum, max: Math.max(minimum, Math.min(maximum, 20_000)) });
  return fc.oneof({ weight: 3, arbitrary: small }, any, fc.constantFrom(minimum, maximum));
}

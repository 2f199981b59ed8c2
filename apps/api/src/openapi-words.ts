import type { OpenAPIObject } from '@nestjs/swagger';

/** As much of a schema as is looked at here. */
interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  $ref?: string;
}

interface Parameter {
  name: string;
  in: string;
  schema?: Schema;
}

/** What signed requests carry: as `Signatures` and `AskedOf` judge them. */
const HEADERS: Record<string, Schema> = {
  'x-fanchang-client': { minLength: 1, maxLength: 64 },
  'x-fanchang-timestamp': { pattern: '^\\d{10}$' },
  'x-fanchang-nonce': { pattern: '^[A-Za-z0-9_-]{8,64}$' },
  'x-fanchang-signature': { pattern: '^[0-9a-f]{64}$' },
  'idempotency-key': { pattern: '^[A-Za-z0-9_-]{8,64}$' },
};

/** Fastify serves no address with a longer part. */
const LONGEST_PART = 100;

/** Ids are integers of four bytes. */
const LARGEST_ID = 2_147_483_647;

/** Instants end in `At`, as everywhere in the code, but for these. */
const INSTANT = /^(at|until|since|serverNow|.*(At|Until|Since))$/;

/**
 * Says what is true of every schema and TypeScript cannot: that no number has a fraction unless it says `double`, that instants are ISO 8601,
 * and how long what stands in addresses and headers may be.
 */
export function sharpen(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) sharpenSchema(schema as Schema);
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      for (const parameter of (operation?.parameters ?? []) as Parameter[]) sharpenParameter(parameter);
    }
  }
}

function sharpenSchema(schema: Schema, name = ''): void {
  if (schema.type === 'number' && schema.format !== 'double') schema.type = 'integer';
  if (schema.type === 'string' && schema.format === undefined && schema.enum === undefined) {
    if (INSTANT.test(name)) schema.format = 'date-time';
  }
  if (schema.items !== undefined) sharpenSchema(schema.items);
  for (const [key, property] of Object.entries(schema.properties ?? {})) sharpenSchema(property, key);
}

function sharpenParameter({ name, in: where, schema }: Parameter): void {
  if (schema === undefined) return;
  if (where === 'header') Object.assign(schema, HEADERS[name.toLowerCase()]);
  sharpenSchema(schema);
  if (where !== 'path') return;
  if (schema.type === 'string') schema.maxLength ??= LONGEST_PART;
  if (schema.type === 'integer') Object.assign(schema, { minimum: 1, maximum: LARGEST_ID, ...schema });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/processes';

/** As much of OpenAPI 3.0's schemas as our document uses. */
export interface Schema {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  format?: string;
  enum?: readonly (string | number | null)[];
  nullable?: boolean;
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
}

interface Answer {
  content?: Record<string, { schema?: Schema }>;
}

interface Said {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> };
  responses: Record<string, Answer>;
  security?: Record<string, string[]>[];
}

export interface OpenApi {
  paths: Record<string, Record<string, Said>>;
  components: { schemas: Record<string, Schema> };
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** One thing that can be asked for, as the document says it. */
export interface Operation {
  id: string;
  method: string;
  /** With `{names}`. */
  path: string;
  parameters: Parameter[];
  body: Record<string, Schema> | null;
  /** Schemas of successes, by status and content type; null where there is no content. */
  successes: Map<number, Record<string, Schema> | null>;
  /** Needs a logged-in person. */
  needsLogin: boolean;
  /** Needs another system's signature. */
  needsSignature: boolean;
}

/** The committed document; `npm run check` keeps it true to the code. */
export function committedDocument(): OpenApi {
  return JSON.parse(readFileSync(join(ROOT, 'libs/contract/openapi.json'), 'utf8')) as OpenApi;
}

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const said = methods[method];
      return said === undefined ? [] : [operationOf(method.toUpperCase(), path, said)];
    }),
  );
}

function operationOf(method: string, path: string, said: Said): Operation {
  const parameters = said.parameters ?? [];
  return {
    id: said.operationId,
    method,
    path,
    parameters,
    body: said.requestBody === undefined ? null : schemasOf(said.requestBody),
    successes: new Map(
      Object.entries(said.responses)
        .filter(([status]) => status !== 'default')
        .map(([status, answer]) => [Number(status), answer.content === undefined ? null : schemasOf(answer)]),
    ),
    needsLogin: (said.security ?? []).length > 0,
    needsSignature: parameters.some(({ name }) => name === 'x-fanchang-signature'),
  };
}

function schemasOf({ content = {} }: Answer): Record<string, Schema> {
  return Object.fromEntries(Object.entries(content).map(([type, { schema = {} }]) => [type, schema]));
}

/** `#/components/schemas/CouponDto` is `CouponDto`. */
export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

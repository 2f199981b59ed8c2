import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { nameOf, type OpenApi, type Operation, type Schema } from './document';
import { beginsAs } from './pictures';

/** Judges answers by the document: closed, so that what is not described must not be there. */
export class AnswerSchemas {
  private readonly ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    addFormats(this.ajv);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      this.ajv.addSchema(closed(schema), name);
    }
  }

  /** What is wrong with a success, or null. @param type its content type, without parameters. */
  ofSuccess(
    operation: Operation,
    status: number,
    type: string,
    { text, bytes }: { text: string; bytes: Buffer },
  ): string | null {
    const content = operation.successes.get(status);
    if (content === undefined) return `status ${status} is not documented`;
    if (content === null) return text === '' ? null : `status ${status} is documented without content`;
    const schema = content[type];
    if (schema === undefined) return `content type ${type} is not documented`;
    if (schema.format === 'binary') return beginsAs(type, bytes) ? null : `is no ${type}`;
    if (type !== 'application/json') return null;
    return this.judge(`${operation.id} ${status}`, schema, text);
  }

  /** What is wrong with a refusal, or null. */
  ofRefusal(text: string): string | null {
    return this.judge('refusal', { $ref: '#/components/schemas/RefusedDto' }, text);
  }

  private judge(key: string, schema: Schema, text: string): string | null {
    const validate = this.compiled.get(key) ?? this.ajv.compile(closed(schema));
    this.compiled.set(key, validate);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return 'is no JSON';
    }
    if (validate(value)) return null;
    return this.ajv.errorsText(validate.errors, { separator: '; ' });
  }
}

/** OpenAPI's schema as JSON Schema, with nothing allowed beside what it names. */
function closed(schema: Schema): object {
  const { $ref, nullable, allOf, properties, items, ...rest } = schema;
  if ($ref !== undefined) return { $ref: nameOf($ref) };
  if (allOf !== undefined) {
    const parts = allOf.map(closed);
    const whole = parts.length === 1 && parts[0] !== undefined ? parts[0] : { allOf: parts };
    return nullable === true ? { anyOf: [{ type: 'null' }, whole] } : whole;
  }
  const described = known(rest);
  if (nullable === true && rest.enum !== undefined) described.enum = [...rest.enum, null];
  if (nullable === true && rest.type !== undefined) described.type = [rest.type, 'null'];
  if (items !== undefined) described.items = closed(items);
  if (properties !== undefined) {
    described.properties = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, closed(property)]),
    );
    described.additionalProperties = false;
  }
  return described;
}

const WORDS = new Set([
  'type',
  'format',
  'enum',
  'required',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'additionalProperties',
]);

/** Without what describes only for people, which ajv would refuse. */
function known(schema: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([word]) => WORDS.has(word)));
}

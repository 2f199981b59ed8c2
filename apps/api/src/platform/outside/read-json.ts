import { FieldMissing, Fields } from './fields';
import type { Reply } from './http';
import { parseJson } from './json';

/** The answer's fields. @throws FieldMissing when it is not a JSON object. */
export function readJson(reply: Reply): Fields {
  const value = valueOf(reply);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FieldMissing('not an object');
  return Fields.of(value);
}

function valueOf(reply: Reply): unknown {
  try {
    return parseJson(reply.bytes.toString('utf8'));
  } catch {
    throw new FieldMissing('not JSON');
  }
}

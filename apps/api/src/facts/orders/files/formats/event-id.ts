import { createHash } from 'node:crypto';
import { MAX_EVENT_ID_CHARS } from '../limits';

/**
 * Joins parts by `:` to an event id. The same facts must always give the same id, whichever export tells
 * them, so only what never changes about the fact goes in. Overlong ids keep their beginning and end in a
 * hash.
 */
export function eventIdOf(...parts: readonly (string | number)[]): string {
  const id = parts.join(':');
  if (id.length <= MAX_EVENT_ID_CHARS) return id;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return `${id.slice(0, MAX_EVENT_ID_CHARS - hash.length - 1)}~${hash}`;
}

export type Fields = Record<string, unknown>;

/** A request's body as an object; null when it is not one. Bodies arrive as text (app.ts): platforms sign them. */
export function fieldsOf(body: unknown): Fields | null {
  if (typeof body !== 'string' || body === '') return null;
  try {
    const parsed: unknown = JSON.parse(body);
    return isFields(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, or what is said instead. */
export const textOf = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' ? value : otherwise;

/** Texts of a list; everything else in it is left out. */
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** One parameter of the query string. */
export function queryOf(query: unknown, name: string): string {
  return isFields(query) ? textOf(query[name]) : '';
}

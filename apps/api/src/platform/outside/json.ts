/** Integers longer than this lose digits as numbers: 2^53 has 16. */
const LONG_INTEGER = /\d{16}/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON in which order numbers may be numbers of 19 digits: integers of 16 digits or more come out as text, digit
 * for digit. @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  // First as it is: what is not JSON at all is refused before the expression below looks for its strings.
  const plain: unknown = JSON.parse(text);
  if (!LONG_INTEGER.test(text)) return plain;
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (isLongInteger(token) ? `"${token}"` : token)));
}

function isLongInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token);
}

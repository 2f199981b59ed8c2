/** A key that names one request, so that asking again after a lost answer cannot do it twice. @param what its first letter, for people who read logs */
export function newRequestKey(what: 'v' | 'm' | 's' | 'g' | 'c' | 't'): string {
  const random = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 8)).join('');
  return `${what}-${Date.now().toString(36)}-${random}`;
}

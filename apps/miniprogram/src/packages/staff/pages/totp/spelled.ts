/** A secret in groups of four, to be read off one screen and typed on another. */
export function spelled(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

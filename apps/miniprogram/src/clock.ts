/** The server's clock as seen from this phone: a wrong phone clock must not shorten or stretch anybody's deadline. */

let aheadMs = 0;

/** Remembers how far the server's clock is ahead of the phone's. @param serverNow ISO instant of the newest answer. */
export function keepServerNow(serverNow: string): void {
  const serverMs = Date.parse(serverNow);
  if (!Number.isNaN(serverMs)) aheadMs = serverMs - Date.now();
}

/** Milliseconds since 1970 by the server's clock. */
export function serverTime(): number {
  return Date.now() + aheadMs;
}

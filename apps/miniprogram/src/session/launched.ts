/** Calls wait for this: a link may name who is opening the app. */
let launched: Promise<void> = Promise.resolve();

export function whenLaunched(): Promise<void> {
  return launched;
}

/** @param opening what must be done before anybody's call is sent; its failure stops no call */
export function launchAfter(opening: Promise<void>): void {
  launched = opening.catch(() => undefined);
}

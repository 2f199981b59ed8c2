/** A whole number written as JSON number though JavaScript cannot hold it: as shops send ids. */
export class BigNumber {
  constructor(readonly digits: string) {}
}

const MARK = '\u0001';

/** JSON with `BigNumber`s as plain numbers. */
export function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, (_key, one: unknown) =>
    one instanceof BigNumber ? `${MARK}${one.digits}${MARK}` : one,
  );
  return text.replaceAll(/"\\u0001(\d+)\\u0001"/g, '$1');
}

import { isRefusal, refuse, type Refusal, type RefusalCode } from '@fanchang/domain';

/** An expected "no" on its way out of a controller; the filter turns it into status, code and sentence. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/** An answer that was decided before, a refusal, on its way out word for word. */
export class Answered extends Error {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {
    super(`answered ${status}`);
  }
}

/** The value, or the refusal thrown where HTTP begins. Services return refusals, they do not throw them. */
export function orRefuse<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Refused(value);
  return value as T;
}

export function refused(code: RefusalCode, details?: Record<string, string>): Refused {
  return new Refused(refuse(code, details));
}

/** The other side said no. Branch on the code, never on the text, which is for people and changes. */
export interface Rejected {
  rejected: number | string;
  message: string;
}

export function isRejected(value: unknown): value is Rejected {
  return typeof value === 'object' && value !== null && 'rejected' in value;
}

/** What a client answers whose service this brand has not configured. */
export const NOT_CONFIGURED: Rejected = { rejected: 'not-configured', message: 'not configured' };

/**
 * - `timeout`: no answer in time
 * - `network`: no connection, or it broke
 * - `busy`: it says so itself
 * - `status`: an answer that is none: a gateway's page, another shape than agreed, too large
 * - `open`: it has failed so often that it is not asked for a moment
 * - `token`: it gives us no access token, or none that works
 */
export type WhyUnavailable = 'timeout' | 'network' | 'busy' | 'status' | 'open' | 'token';

/**
 * Thrown when there is no answer to decide on: work that meets it is tried again later, a request answers 503. The
 * message is safe to log: it never holds an address, a body or a token.
 */
export class Unavailable extends Error {
  constructor(
    readonly service: string,
    readonly reason: WhyUnavailable,
    /** A code for people: `ECONNREFUSED`, an HTTP status, the other side's number. */
    readonly detail: string | null = null,
  ) {
    super(`${service} is unavailable: ${reason}${detail === null ? '' : ` (${detail})`}`);
  }
}

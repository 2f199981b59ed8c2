import { cut, type Dress, type Dressed } from '../pushes/dress';
import type { Treatment } from '../pushes/spoil';
import { type Hand, sealed, signedHeaders } from './sign';

/** What a notify is about, in clear. */
export interface Notice {
  id: string;
  create_time: string;
  event_type: string;
  summary: string;
  original_type: 'transaction' | 'refund' | 'mch_payment';
  resource: Record<string, unknown>;
}

/**
 * A notify as WeChat Pay sends it: the resource encrypted, the whole signed.
 * @param seconds what time it is. @param isProbed whether its first attempt is a probe, to be refused.
 */
export function payDress(seconds: () => number, isProbed: boolean): Dress {
  let attempts = 0;
  return (message: string, how: Treatment): Dressed => {
    attempts += 1;
    const isProbe = isProbed && attempts === 1;
    const body = bodyOf(JSON.parse(message) as Notice, how);
    const hand: Hand = isProbe ? 'a probe’s' : how.isForged ? 'a stranger’s' : 'theirs';
    return {
      query: '',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/4.0',
        ...signedHeaders(body, seconds() - how.staleSeconds, hand),
      },
      body: cut(body, how),
      isProbe,
    };
  };
}

function bodyOf({ original_type, resource, ...head }: Notice, how: Treatment): string {
  const associated_data = original_type;
  const shut = how.isPlain
    ? resource
    : {
        algorithm: 'AEAD_AES_256_GCM',
        original_type,
        associated_data,
        ...sealed(JSON.stringify(resource), associated_data),
      };
  return JSON.stringify({ ...head, resource_type: 'encrypt-resource', resource: shut });
}

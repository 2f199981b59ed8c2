import { type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { FieldMissing, Fields } from '../outside/fields';
import { parseJson } from '../outside/json';
import { openResource } from './aead';
import { checkSigned, type HeaderOf, type Verifier } from './headers';
import {
  type PayRefund,
  readBill,
  readRefund,
  readTransaction,
  type Transaction,
  type TransferBill,
} from './money';

/** What WeChat Pay tells us by itself; `other`: nothing we do anything about. */
export type Notice =
  | { about: 'payment'; payment: Transaction }
  | { about: 'refund'; refund: PayRefund }
  | { about: 'transfer'; transfer: TransferBill }
  | { about: 'other'; event: string };

/** What notices are opened with. */
export interface NoticeKeys extends Verifier {
  apiV3Key: string;
}

const ALGORITHM = 'AEAD_AES_256_GCM';

/** Opens a notice: signature, time, then what is in it. PUSH_FORGED, PUSH_STALE, PUSH_MALFORMED. */
export function openNotice(
  keys: NoticeKeys,
  header: HeaderOf,
  rawBody: Buffer,
  now: Instant,
): Notice | Refusal {
  const body = rawBody.toString('utf8');
  const refusal = checkSigned(keys, header, body, now);
  if (refusal !== null) return refusal;
  const event = fieldsOf(body);
  if (isRefusal(event)) return event;
  const resource = event.in('resource');
  const isSealed = resource.text('algorithm') === ALGORITHM;
  const fields = isSealed ? fieldsOf(openedOf(keys.apiV3Key, resource)) : refuse('PUSH_MALFORMED');
  if (isRefusal(fields)) return fields;
  try {
    return readNotice(event.mustText('event_type'), fields);
  } catch (error) {
    if (error instanceof FieldMissing) return refuse('PUSH_MALFORMED');
    throw error;
  }
}

/** @throws FieldMissing */
function readNotice(event: string, fields: Fields): Notice {
  if (event === 'TRANSACTION.SUCCESS') return { about: 'payment', payment: readTransaction(fields) };
  if (event.startsWith('REFUND.')) return { about: 'refund', refund: readRefund(fields) };
  if (event === 'MCHTRANSFER.BILL.FINISHED') return { about: 'transfer', transfer: readBill(fields) };
  return { about: 'other', event };
}

/** Empty when it was not sealed with our key. */
function openedOf(apiV3Key: string, resource: Fields): string {
  try {
    return openResource(apiV3Key, {
      ciphertext: resource.mustText('ciphertext'),
      nonce: resource.mustText('nonce'),
      associatedData: resource.text('associated_data') ?? '',
    });
  } catch {
    return '';
  }
}

function fieldsOf(text: string): Fields | Refusal {
  try {
    const value = parseJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Fields.of(value);
  } catch {
    // Said below.
  }
  return refuse('PUSH_MALFORMED');
}

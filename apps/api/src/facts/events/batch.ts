import { isRefusal, refuse, type Refusal, sentenceOf } from '@fanchang/domain';
import type { EventResultDto } from './batch.dto';
import type { AppendResult } from './event-log';

/**
 * What a sender is told of each event of a batch, in its order.
 *
 * @param raw as it was sent, so that what could not be read is named too.
 * @param read each event, or why it could not be read.
 * @param appended one result for each that could.
 */
export function resultsOf(
  raw: readonly unknown[],
  read: readonly (object | Refusal)[],
  appended: readonly AppendResult[],
): EventResultDto[] {
  let next = 0;
  return read.map((event, index) => {
    const said = (raw[index] as { eventId?: unknown } | undefined)?.eventId;
    const eventId = typeof said === 'string' ? said : null;
    if (isRefusal(event)) {
      return { eventId, result: 'rejected', code: event.refused, message: sentenceOf(event) };
    }
    const result = appended[next++] ?? 'new';
    if (result !== 'conflict') return { eventId, result, code: null, message: null };
    const conflict = refuse('EVENT_CONFLICT');
    return { eventId, result, code: conflict.refused, message: sentenceOf(conflict) };
  });
}

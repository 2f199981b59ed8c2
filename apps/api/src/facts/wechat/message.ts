import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import type { Fields } from '../../platform/outside/fields';
import { readPush } from '../../platform/wechat/push-message';

/** A message of WeChat or WeCom: JSON or XML, as the address was set up. @param text of a push that was rightly signed. */
export function readMessage(text: string): Fields | Refusal {
  const message = readPush(text);
  if (isRefusal(message)) return message;
  return message.text('MsgType') === null ? wrong('MsgType') : message;
}

/** What was signed is not what was agreed: said by the name of the field. The platform says it again, so nothing is lost. */
export const wrong = (field: string): Refusal => refuse('BODY_INVALID', { field });

/** An id, or null when there is none, or one no column would hold. */
export function idIn(message: Fields, field: string, mostChars = 64): string | null {
  const text = message.text(field);
  return text !== null && text.length <= mostChars ? text : null;
}

import { refuse, type Refusal } from '@fanchang/domain';
import { Fields } from '../outside/fields';
import { parseJson } from '../outside/json';
import { PushXmlError, readXml } from './push-xml';

/** What was pushed, XML or JSON, as fields that are read the same way. Order numbers keep their digits. */
export function readPush(text: string): Fields | Refusal {
  const value = valueOf(text);
  const isMessage = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMessage ? Fields.of(value) : refuse('PUSH_MALFORMED');
}

function valueOf(text: string): unknown {
  try {
    return text.trimStart().startsWith('<') ? readXml(text) : parseJson(text);
  } catch (error) {
    if (error instanceof PushXmlError || error instanceof SyntaxError) return null;
    throw error;
  }
}

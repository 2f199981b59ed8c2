import { refuse, type Refusal } from '@fanchang/domain';
import { equal } from '../auth/keys';
import { Fields } from '../outside/fields';
import { parseJson } from '../outside/json';
import { douyinEventSign, type DouyinSigner } from './douyin-sign';

/** One message of a push. The same may come again, in another push, and in any order. */
export interface DouyinPush {
  /** 100 created, 101 paid, 102 shipped, 103 finished, 106 cancelled, 200–211 refunds; 0 tries whether we answer. */
  tag: string;
  msgId: string;
  data: Fields;
}

/** What 抖店 wants to hear; anything else, and it sends the push again. */
export const DOUYIN_SUCCESS = { code: 0, msg: 'success' } as const;

const MOST_BYTES = 262_144;
const MOST_MESSAGES = 500;

/** Checks a push of 抖店 and opens it. PUSH_FORGED, PUSH_MALFORMED; the push says no time it was sent at. */
export function openDouyinPush(
  app: DouyinSigner,
  headers: Readonly<Record<string, unknown>>,
  rawBody: Buffer,
): DouyinPush[] | Refusal {
  const { 'app-id': appId, 'event-sign': sign } = headers;
  if (rawBody.length > MOST_BYTES) return refuse('BODY_TOO_LARGE');
  if (appId !== app.appKey || typeof sign !== 'string') return refuse('PUSH_FORGED');
  if (!equal(douyinEventSign(app, rawBody), sign.toLowerCase())) return refuse('PUSH_FORGED');
  const messages = parsed(rawBody.toString('utf8'));
  if (!Array.isArray(messages) || messages.length > MOST_MESSAGES) return refuse('PUSH_MALFORMED');
  const pushes = messages.map(readMessage);
  return pushes.every((push) => push !== null) ? pushes : refuse('PUSH_MALFORMED');
}

function readMessage(message: unknown): DouyinPush | null {
  const fields = Fields.of(message);
  const tag = fields.text('tag');
  const msgId = fields.text('msg_id');
  if (tag === null || msgId === null) return null;
  // The data comes as an object, or as JSON in a text; that of a probe is a time.
  const written = fields.text('data');
  return { tag, msgId, data: written === null ? fields.in('data') : Fields.of(parsed(written)) };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

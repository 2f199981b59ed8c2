import { random } from '../random';
import { CREDENTIALS } from '../credentials';
import { type Fields, textOf } from '../http/body';
import { isOpenid } from '../world/people';
import { type Answer, no, type No, yes } from './answers';
import type { Weixin } from './weixin';

export type Suggestion = 'pass' | 'review' | 'risky';

/** Labels of theirs: 100 nothing found, 10001 advertising, 20006 against the law. */
const LABELS: Record<Suggestion, number> = { pass: 100, review: 10_001, risky: 20_006 };
/** Words that stand in for judgement: what holds one is judged so. */
const WORDS: [RegExp, Suggestion][] = [
  [/违规|risky/i, 'risky'],
  [/待审|review/i, 'review'],
];
/** When the verdict on a picture comes, in the world's time. WeChat says within half an hour. */
export const MEDIA_MS = 2_000;

/** `POST /wxa/msg_sec_check`, version 2. */
export function checkText(weixin: Weixin, fields: Fields): Answer | No {
  const refused = whyNot(weixin, fields);
  if (refused !== null) return refused;
  const content = textOf(fields.content);
  if (content === '') return no(44002, 'empty post data');
  if ([...content].length > 2_500) return no(40006, 'content size out of limit');

  const suggest = judge(content);
  const label = LABELS[suggest];
  return yes({
    trace_id: random.word(32),
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  });
}

/** `POST /wxa/media_check_async`: the verdict comes later, as the event `wxa_media_check`. */
export function checkMedia(weixin: Weixin, fields: Fields): Answer | No {
  const refused = whyNot(weixin, fields);
  if (refused !== null) return refused;
  const url = textOf(fields.media_url);
  if (!/^https?:\/\//.test(url)) return no(40035, 'invalid media_url');
  if (fields.media_type !== 1 && fields.media_type !== 2) return no(40035, 'invalid media_type');

  const traceId = random.word(32);
  const openid = textOf(fields.openid);
  weixin.core.agenda.in(MEDIA_MS, () => tellVerdict(weixin, openid, traceId, judge(url)));
  return yes({ trace_id: traceId });
}

/** Tells us the verdict on a picture. */
export function tellVerdict(weixin: Weixin, openid: string, traceId: string, suggest: Suggestion): void {
  const label = LABELS[suggest];
  weixin.tell('wxa_media_check', openid, {
    appid: CREDENTIALS.miniProgram.appId,
    trace_id: traceId,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  });
}

function whyNot(weixin: Weixin, fields: Fields): No | null {
  if (fields.version !== 2) return no(40035, 'invalid version');
  if (![1, 2, 3, 4].includes(Number(fields.scene))) return no(40035, 'invalid scene');
  if (!isOpenid(fields.openid)) return no(40003, 'invalid openid');
  return weixin.wasHere(weixin.core.people.find(fields.openid)) ? null : no(61010, 'code is expired');
}

const judge = (text: string): Suggestion => WORDS.find(([word]) => word.test(text))?.[1] ?? 'pass';

import { random } from '../random';
import { queryOf, textOf, type Fields } from '../http/body';
import { type Answer, no, type No, yes } from './answers';
import type { Weixin } from './weixin';
import { CREDENTIALS } from '../credentials';

const INVALID = 'invalid code';

/** `GET /sns/jscode2session`. Success says nothing of errcode. */
export function login(weixin: Weixin, query: unknown): Answer | No {
  const { core, logins } = weixin;
  const { appId, appSecret } = CREDENTIALS.miniProgram;
  if (queryOf(query, 'appid') !== appId) return no(40013, 'invalid appid');
  if (queryOf(query, 'secret') !== appSecret) return no(40125, 'invalid appsecret');
  if (queryOf(query, 'grant_type') !== 'authorization_code') return no(40002, 'invalid grant_type');

  const taken = core.codes.take('demo', queryOf(query, 'js_code'));
  if (taken === 'used') return no(40163, 'code been used');
  if (typeof taken === 'string') return no(40029, INVALID);
  if (!logins.take(taken.openid)) return no(45011, 'api minute-quota reach limit');
  const person = core.people.meet(taken.openid);
  if (person.isBlocked) return no(40226, 'code blocked');

  person.visitedAt = core.clock.now();
  return {
    openid: person.openid,
    session_key: random.bytes(16).toString('base64'),
    ...(person.unionid !== null && { unionid: person.unionid }),
  };
}

/** `POST /wxa/business/getuserphonenumber`. */
export function phoneOf(weixin: Weixin, fields: Fields): Answer | No {
  const { core, phones } = weixin;
  const taken = core.codes.take('phone', textOf(fields.code));
  if (typeof taken === 'string') return no(40029, INVALID);
  if (!phones.take(taken.openid)) return no(45011, 'api minute-quota reach limit');

  const person = core.people.meet(taken.openid);
  const isHome = person.countryCode === '86';
  // Seen as text and as number; which one somebody gets does not change.
  const countryCode = Number(person.phone) % 2 === 0 ? person.countryCode : Number(person.countryCode);
  return yes({
    phone_info: {
      phoneNumber: isHome ? person.phone : `${person.countryCode}${person.phone}`,
      purePhoneNumber: person.phone,
      countryCode,
      watermark: { timestamp: core.clock.seconds(), appid: CREDENTIALS.miniProgram.appId },
    },
  });
}

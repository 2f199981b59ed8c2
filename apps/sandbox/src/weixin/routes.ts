import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Fields, fieldsOf, queryOf, textOf } from '../http/body';
import { type Answer, no, type No } from './answers';
import { codeImage, urlLink } from './links';
import { login, phoneOf } from './login';
import { checkMedia, checkText } from './safety';
import { sendSubscribe } from './subscribe';
import type { StableTokens } from './tokens';
import type { Weixin } from './weixin';

type Ask = (fields: Fields, request: FastifyRequest) => Answer | No | Buffer;

/** Registers calls that need a token and a JSON body. */
export function guarded(app: FastifyInstance, tokens: StableTokens): (path: string, ask: Ask) => void {
  return (path, ask) => {
    app.post(path, async (request, reply) => {
      const refused = tokens.check(queryOf(request.query, 'access_token'));
      if (refused !== null) return refused;
      const fields = fieldsOf(request.body);
      if (fields === null) return no(47001, 'data format error');
      const answer = ask(fields, request);
      if (Buffer.isBuffer(answer)) return reply.type('image/png').send(answer);
      return answer;
    });
  };
}

/** `POST /cgi-bin/stable_token` for every app there is. */
export function tokenRoute(app: FastifyInstance, everyApp: readonly StableTokens[]): void {
  app.post('/cgi-bin/stable_token', async (request) => {
    const fields = fieldsOf(request.body);
    if (fields === null) return no(47001, 'data format error');
    if (fields.grant_type !== 'client_credential') return no(40002, 'invalid grant_type');
    const tokens = everyApp.find(({ appId }) => appId === fields.appid);
    return tokens === undefined
      ? no(40013, 'invalid appid')
      : tokens.give(textOf(fields.secret), fields.force_refresh === true);
  });
}

/** The mini-program's server API. */
export function weixinRoutes(app: FastifyInstance, weixin: Weixin): void {
  const post = guarded(app, weixin.tokens);
  app.get('/sns/jscode2session', async (request) => login(weixin, request.query));
  post('/wxa/business/getuserphonenumber', (fields) => phoneOf(weixin, fields));
  post('/cgi-bin/message/subscribe/send', (fields) => sendSubscribe(weixin, fields));
  post('/wxa/getwxacodeunlimit', (fields) => codeImage(weixin, fields));
  post('/wxa/generate_urllink', (fields, request) =>
    urlLink(weixin, fields, `${request.protocol}://${request.host}`),
  );
  post('/wxa/msg_sec_check', (fields) => checkText(weixin, fields));
  post('/wxa/media_check_async', (fields) => checkMedia(weixin, fields));
}

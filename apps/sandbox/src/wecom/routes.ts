import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CREDENTIALS } from '../credentials';
import { type Fields, fieldsOf, queryOf } from '../http/body';
import { type Answer, no, type No, yes } from '../weixin/answers';
import { addTask, contactOf, markTag, sendWelcome } from './contacts';
import { sendResult, staffOfTask } from './results';
import type { Wecom } from './wecom';

const { corpId, secret } = CREDENTIALS.wecom;

/** WeCom's server API. */
export function wecomRoutes(app: FastifyInstance, wecom: Wecom): void {
  app.get('/cgi-bin/gettoken', async (request) => {
    if (queryOf(request.query, 'corpid') !== corpId) return no(40013, 'invalid corpid');
    if (queryOf(request.query, 'corpsecret') !== secret) return no(40001, 'invalid credential');
    const token = wecom.token();
    const expires_in = Math.floor((token.endsAt - wecom.core.clock.now()) / 1000);
    return yes({ access_token: token.text, expires_in });
  });

  const base = '/cgi-bin/externalcontact';
  app.get(`${base}/get`, async (request) => badToken(wecom, request) ?? contactOf(wecom, request.query));
  const post = (name: string, ask: (wecom: Wecom, fields: Fields) => Answer | No) =>
    app.post(`${base}/${name}`, async (request) => {
      const refused = badToken(wecom, request);
      if (refused !== null) return refused;
      const fields = fieldsOf(request.body);
      return fields === null ? no(40058, 'invalid json') : ask(wecom, fields);
    });
  post('mark_tag', markTag);
  post('add_msg_template', addTask);
  post('get_groupmsg_task', staffOfTask);
  post('get_groupmsg_send_result', sendResult);
  post('send_welcome_msg', sendWelcome);
}

function badToken(wecom: Wecom, request: FastifyRequest): No | null {
  const token = queryOf(request.query, 'access_token');
  if (token === '') return no(41001, 'access_token missing');
  switch (wecom.check(token)) {
    case 'good':
      return null;
    case 'expired':
      return no(42001, 'access_token expired');
    case 'unknown':
      return no(40014, 'invalid access_token');
  }
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CREDENTIALS } from '../credentials';
import { type Fields, fieldsOf, queryOf, textOf } from '../http/body';
import { jsonOf } from '../shops/big-numbers';
import { type Answer, no, yes } from './answers';
import type { Douyin } from './douyin';
import { canonical, isSame, signatureOf } from './sign';
import { viewOf } from './view';

const { appKey, appSecret, shopId } = CREDENTIALS.douyin;
/** How far a call's time may be from theirs. */
const SKEW_MS = 600_000;

/** 抖店's open API. */
export function douyinRoutes(app: FastifyInstance, douyin: Douyin): void {
  const post = (path: string, method: string, needsToken: boolean, ask: (fields: Fields) => Answer) =>
    app.post(path, async (request, reply) => {
      const paramJson = paramJsonOf(request);
      const refused =
        whyNot(douyin, request, method, paramJson) ?? (needsToken ? badToken(douyin, request) : null);
      // Ids are longer than a number: the answer is written here, not by the framework.
      return reply
        .type('application/json; charset=utf-8')
        .send(jsonOf(refused ?? ask(fieldsOf(paramJson) ?? {})));
    });

  post('/token/create', 'token.create', false, (fields) => {
    if (fields.grant_type !== 'authorization_self')
      return no(50_002, 'isv.business-failed:grant', '授权类型不支持');
    if (String(fields.shop_id) !== shopId) return no(50_002, 'isv.business-failed:shop', '店铺未授权');
    return tokenAnswer(douyin);
  });
  post('/token/refresh', 'token.refresh', false, () => tokenAnswer(douyin));
  post('/order/orderDetail', 'order.orderDetail', true, (fields) => {
    const order = douyin.orders.find(textOf(fields.shop_order_id, String(fields.shop_order_id)));
    return order === null
      ? no(50_002, 'isv.business-failed:100001', '订单不存在')
      : yes({ shop_order_detail: viewOf(order) });
  });
}

function tokenAnswer(douyin: Douyin): Answer {
  const token = douyin.token();
  return yes({
    access_token: token.text,
    refresh_token: token.refresh,
    expires_in: token.endsAt - douyin.core.clock.seconds(),
    scope: 'SCOPE',
    shop_id: Number(shopId),
    shop_name: '晚灯果铺',
  });
}

/** Parameters come as body, or in the query string. */
const paramJsonOf = (request: FastifyRequest): string =>
  textOf(request.body) || queryOf(request.query, 'param_json') || '{}';

function whyNot(douyin: Douyin, request: FastifyRequest, method: string, paramJson: string): Answer | null {
  const query = (name: string) => queryOf(request.query, name);
  if (query('app_key') !== appKey) return no(40_003, 'isv.app-id-invalid', 'app_key不存在');
  if (query('method') !== method) return no(40_003, 'isv.method-invalid', 'method与路径不一致');
  if (query('v') !== '2') return no(40_003, 'isv.version-invalid', '版本不支持');
  if (query('sign') === '') return no(40_001, 'isv.signature-missing', '获取签名失败');
  const timestamp = query('timestamp');
  if (!douyin.core.clock.isNear(timeOf(timestamp), SKEW_MS)) {
    return no(40_003, 'isv.timestamp-invalid', '时间戳已过期');
  }
  let right: string;
  try {
    right = signatureOf(appSecret, { appKey, method, paramJson: canonical(paramJson), timestamp });
  } catch {
    return no(40_003, 'isv.parameter-format-invalid', '业务参数json解析失败');
  }
  return isSame(query('sign'), right) ? null : no(40_003, 'isv.signature-invalid', '签名校验失败');
}

function badToken(douyin: Douyin, request: FastifyRequest): Answer | null {
  const token = queryOf(request.query, 'access_token');
  if (token === '') return no(40_001, 'isv.access-token-missing', 'access_token不能为空');
  switch (douyin.check(token)) {
    case 'good':
      return null;
    case 'expired':
      return no(40_003, 'isv.access-token-expired', 'access_token已过期');
    case 'unknown':
      return no(40_003, 'isv.access-token-no-existed', 'access_token不存在，请使用最新的access_token访问');
  }
}

/** Epoch ms of a timestamp: seconds, or `2026-09-02 20:00:00` in Beijing. NaN when it is neither. */
function timeOf(timestamp: string): number {
  if (/^\d{10}$/.test(timestamp)) return Number(timestamp) * 1000;
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(timestamp)
    ? Date.parse(`${timestamp.replace(' ', 'T')}+08:00`)
    : NaN;
}

import { noticeRequest } from '../support/pay-notices';
import { douyinRequest, type PushRequest, weixinRequest } from '../support/pushes';
import type { Draft } from './requests';
import type { Sent } from './sent';
import type { World } from './world';

const last = new Map<string, PushRequest>();

/** Encrypts and signs a message as its platform does, or nearly. */
export function dressed(world: World, plain: Sent, { signing, textSpoil, rawTail }: Draft): Sent {
  const { operation } = plain;
  const earlier = last.get(operation.id);
  const request =
    signing === 'replayed' && earlier !== undefined ? earlier : requestOf(world, plain, signing);
  last.set(operation.id, request);
  const query = new URLSearchParams(queryOf(operation.method, request)).toString();
  const body = operation.method === 'GET' ? null : Buffer.from(request.body);
  return {
    ...plain,
    url: `${operation.path}?${query}${rawTail.replace('?', '&')}`,
    headers: {
      ...plain.headers,
      ...(body !== null && { 'content-type': 'application/json' }),
      ...request.headers,
    },
    // What was cut after signing.
    body: textSpoil === 'cut' && body !== null ? body.subarray(0, Math.floor(body.length * 0.7)) : body,
  };
}

function requestOf(world: World, { operation, body }: Sent, signing: Draft['signing']): PushRequest {
  const message = body?.toString() ?? '{}';
  const door = operation.path.slice('/push/'.length);
  if (door === 'douyin') {
    const request = douyinRequest(message);
    if (signing === 'wrong')
      return { ...request, headers: { ...request.headers, 'event-sign': 'ab'.repeat(16) } };
    if (signing === 'stranger') return { ...request, headers: { ...request.headers, 'app-id': '1' } };
    return signing === 'other body' ? { ...request, body: `${message} ` } : request;
  }
  if (door === 'weixin-pay') return payRequest(world, message, signing);
  return weixinRequest(world.house, door as 'weixin' | 'weixin-shop' | 'wecom', message, {
    ...(signing === 'wrong' && { token: 'a guess' }),
    ...(signing === 'stranger' && { appId: 'wx0000000000000000' }),
    ...(signing === 'other body' && { aesKey: 'Z'.repeat(43) }),
    ...(signing === 'old' && { aside: -6_000 }),
  });
}

/** The message says what happened to what; what it says is sealed. */
function payRequest({ house }: World, message: string, signing: Draft['signing']): PushRequest {
  const { event_type: event, resource } = partsOf(message);
  const request = noticeRequest(house, event, resource, {
    ...(signing === 'wrong' && { hand: 'a stranger’s' as const }),
    ...(signing === 'stranger' && { headers: { 'wechatpay-serial': 'PUB_KEY_ID_OF_A_STRANGER' } }),
    ...(signing === 'old' && { aside: -6_000 }),
  });
  return signing === 'other body' ? { ...request, body: `${String(request.body)} ` } : request;
}

/** Of a message that was spoiled on its way here, nothing may be left. */
function partsOf(message: string): { event_type: string; resource: object } {
  const read = (() => {
    try {
      return JSON.parse(message) as unknown;
    } catch {
      return null;
    }
  })();
  const parts = typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  const { event_type: event, resource } = parts;
  return {
    event_type: typeof event === 'string' ? event : '',
    resource: typeof resource === 'object' && resource !== null ? resource : {},
  };
}

/** The check of an address carries in its query what a push carries in its body. */
function queryOf(method: string, { query = {}, body }: PushRequest): Record<string, string> {
  if (method !== 'GET') return query;
  const { Encrypt: echostr } = JSON.parse(body.toString()) as { Encrypt: string };
  return { ...query, echostr };
}

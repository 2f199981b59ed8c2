import type { FastifyInstance } from 'fastify';
import { CREDENTIALS } from '../credentials';
import { queryOf } from '../http/body';
import { checkWecomDoor, checkWeixinDoor } from '../pushes/check';
import { DOORS, SPOIL_KINDS } from '../pushes/spoil';
import type { World } from '../world';
import { tellVerdict } from '../weixin/safety';
import { mustText, numberMaybe, oneOf, param, textMaybe, Unmet, wishes } from './wishes';

const ORDERS = ['first-first', 'last-first', 'shuffled'] as const;
/** Longest that `settled` waits. */
const LONGEST_MS = 60_000;

/** What the outside world tells us, and what is to go wrong with it. */
export function pushControl(app: FastifyInstance, world: World): void {
  const { core } = world;
  const { outbox } = core;
  const post = wishes(app, () => core.news.changed());

  app.get('/control/target', async () => ({ url: outbox.aimedAt }));
  post('target', (fields) => {
    const url = textMaybe(fields, 'url') ?? null;
    if (url !== null && !/^https?:\/\//.test(url))
      throw new Unmet(400, 'url must begin with http:// or https://');
    outbox.aim(url);
    return { url: outbox.aimedAt };
  });

  app.get('/control/pushes', async () => ({ pushes: outbox.latest(100), spoils: outbox.spoils.all() }));
  app.get('/control/pushes/settled', async (request) => {
    const ms = Number(queryOf(request.query, 'ms') || '10000');
    return { isSettled: await outbox.settled(Math.min(ms, LONGEST_MS)) };
  });
  post('pushes/spoil', (fields) =>
    outbox.spoils.order({
      to: fields.to === undefined ? undefined : oneOf(fields.to, DOORS, 'to'),
      event: textMaybe(fields, 'event'),
      kind: oneOf(fields.kind, SPOIL_KINDS, 'kind'),
      times: fields.times === null ? null : numberMaybe(fields, 'times'),
      ms: numberMaybe(fields, 'ms'),
      copies: numberMaybe(fields, 'copies'),
      seconds: numberMaybe(fields, 'seconds'),
    }),
  );
  post('pushes/spoil/clear', () => outbox.spoils.clear());
  post('pushes/release', (fields) => ({
    released: outbox.release(oneOf(fields.order ?? 'first-first', ORDERS, 'order')),
  }));
  post('pushes/:id/replay', async (_fields, request) => {
    const delivery = await outbox.replay(param(request, 'id'));
    if (delivery === null) throw new Unmet(404, 'no such push, or it was never sent');
    return delivery;
  });
  post('pushes/check', (fields) => checkDoor(world, oneOf(fields.to, DOORS, 'to')));

  // An event of any name to the mini-program's door, and the verdict on a picture without waiting for it.
  post('events', (fields) => {
    const openid = mustText(fields, 'openid');
    const data = fields.data;
    const isObject = typeof data === 'object' && data !== null;
    return world.weixin.tell(mustText(fields, 'event'), openid, isObject ? { ...data } : {});
  });
  post('media/:traceId', (fields, request) => {
    const suggest = oneOf(fields.suggest, ['pass', 'review', 'risky'], 'suggest');
    tellVerdict(world.weixin, mustText(fields, 'openid'), param(request, 'traceId'), suggest);
  });
}

function checkDoor({ core }: World, door: (typeof DOORS)[number]) {
  const url = `${core.outbox.aimedAt ?? ''}/push/${door}`;
  if (core.outbox.aimedAt === null) throw new Unmet(409, 'no target yet');
  switch (door) {
    case 'weixin':
      return checkWeixinDoor(core.clock, CREDENTIALS.miniProgram.push, url);
    case 'weixin-shop':
      return checkWeixinDoor(core.clock, CREDENTIALS.weixinShop.push, url);
    case 'wecom':
      return checkWecomDoor(core.clock, CREDENTIALS.wecom.push, CREDENTIALS.wecom.corpId, url);
    case 'douyin':
    case 'weixin-pay':
      throw new Unmet(409, '抖店 and WeChat Pay check no address by GET');
  }
}

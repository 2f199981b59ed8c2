import type { FastifyInstance } from 'fastify';
import { FAULT_KINDS } from '../world/faults';
import type { World } from '../world';
import { mustText, numberMaybe, oneOf, param, textMaybe, Unmet, wishes } from './wishes';
import { queryOf, textsOf, isFields } from '../http/body';

/** Time, ordered mishaps of calls, counts of calls, tokens, and beginning anew. */
export function worldControl(app: FastifyInstance, world: World): void {
  const { core } = world;
  const post = wishes(app, () => core.news.changed());

  app.get('/control/time', async () => timeView(world));
  post('time', (fields) => {
    const forwardMs = numberMaybe(fields, 'forwardMs');
    if (fields.reset === true) core.clock.reset();
    else if (forwardMs !== undefined) core.clock.forward(forwardMs);
    else core.clock.set(momentOf(fields.at), fields.stands === true);
    core.agenda.catchUp();
    return timeView(world);
  });

  app.get('/control/faults', async () => ({ faults: core.faults.all() }));
  post('faults', (fields) => {
    const path = mustText(fields, 'path');
    const fault = core.faults.order({
      path,
      kind: oneOf(fields.kind, FAULT_KINDS, 'kind'),
      errcode: numberMaybe(fields, 'errcode'),
      code: textMaybe(fields, 'code'),
      status: numberMaybe(fields, 'status'),
      ms: numberMaybe(fields, 'ms'),
      times: fields.times === null ? null : numberMaybe(fields, 'times'),
    });
    if (fault === null) throw new Unmet(409, 'too many faults ordered');
    return fault;
  });
  post('faults/clear', () => core.faults.clear());
  post('faults/:id/clear', (_fields, request) => {
    if (!core.faults.remove(param(request, 'id'))) throw new Unmet(404, 'no such fault');
  });

  app.get('/control/calls', async (request) => {
    const path = queryOf(request.query, 'path');
    if (path !== '') return { path, count: core.calls.of(path) };
    return { counts: core.calls.all(), latest: core.calls.latest(100) };
  });
  post('calls/clear', () => core.calls.clear());

  app.get('/control/tokens', async () => ({
    miniProgram: world.weixin.tokens.made,
    weixinShop: world.weixinShop.tokens.made,
  }));
  post('tokens/expire', () => {
    for (const { tokens } of [world.weixin, world.weixinShop]) tokens.expireAll();
    world.wecom.expireAll();
    world.douyin.expireAll();
  });

  app.get('/control/messages', async (request) => {
    const to = queryOf(request.query, 'to');
    return { messages: core.inbox.of(to === '' ? undefined : to) };
  });
  post('templates', (fields) =>
    world.weixin.templates.add({
      id: mustText(fields, 'id'),
      title: mustText(fields, 'title'),
      fields: isFields(fields.fields) ? stringsOf(fields.fields) : null,
    }),
  );
  post('pages', (fields) => {
    world.weixin.pages = textsOf(fields.pages);
  });
  post('reset', () => world.reset());
}

const timeView = ({ core }: World) => ({
  now: core.clock.now(),
  iso: new Date(core.clock.now()).toISOString(),
  aheadMs: core.clock.aheadMs(),
  stands: core.clock.stands,
});

function momentOf(at: unknown): number {
  const moment = typeof at === 'number' ? at : Date.parse(String(at));
  if (!Number.isFinite(moment)) throw new Unmet(400, 'say forwardMs, at (a moment) or reset');
  return moment;
}

const stringsOf = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));

import type { FastifyInstance } from 'fastify';
import { payView } from '../pay/view';
import { paidFen } from '../shops/order';
import type { World } from '../world';
import { personView } from './people';

/** Shortest time between two calls of "something changed", in ms: a busy minute must not drown the page. */
const PAUSE_MS = 150;

/** All that the page shows, in one answer, and a stream that says when to ask again. */
export function viewControl(app: FastifyInstance, world: World): void {
  const { core } = world;
  app.get('/control/view', async () => viewOf(world));

  app.get('/control/stream', async (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-fanchang-sandbox': '1',
    });
    let timer: NodeJS.Timeout | null = null;
    const say = () => {
      timer = null;
      reply.raw.write('data: changed\n\n');
    };
    const stop = core.news.listen(() => {
      timer ??= setTimeout(say, PAUSE_MS).unref();
    });
    say();
    request.raw.socket.once('close', () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    });
  });
}

function viewOf(world: World) {
  const { core, weixin, wecom, douyin, weixinShop, pay } = world;
  return {
    time: { now: core.clock.now(), aheadMs: core.clock.aheadMs(), stands: core.clock.stands },
    target: core.outbox.aimedAt,
    people: core.people.all().slice(-300).map(personView),
    messages: core.inbox.of().slice(-400),
    templates: weixin.templates.all(),
    members: wecom.members,
    ties: wecom.ties.values().map((tie) => ({ ...tie, tagIds: [...tie.tagIds] })),
    tasks: wecom.tasks.all().slice(0, 50),
    orders: [...douyin.orders.latest(40), ...weixinShop.orders.latest(40)]
      .sort((a, b) => b.createdAt - a.createdAt)
      .slice(0, 40)
      .map((order) => ({ ...order, paidFen: paidFen(order) })),
    faults: core.faults.all(),
    spoils: core.outbox.spoils.all(),
    calls: core.calls.latest(60),
    pushes: core.outbox.latest(60),
    pay: payView(pay, 60),
  };
}

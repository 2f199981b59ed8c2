import Fastify, { type FastifyInstance } from 'fastify';
import { payControl } from './control/pay';
import { peopleControl } from './control/people';
import { pushControl } from './control/pushes';
import { shopControl } from './control/shops';
import { viewControl } from './control/view';
import { wecomControl } from './control/wecom';
import { answerUnmet } from './control/wishes';
import { worldControl } from './control/world';
import { douyinRoutes } from './douyin/routes';
import { watchCalls } from './http/mishaps';
import { payRoutes } from './pay/routes';
import { pageRoutes } from './page';
import { weixinShopRoutes } from './weixin-shop/routes';
import { tokenRoute, weixinRoutes } from './weixin/routes';
import { wecomRoutes } from './wecom/routes';
import { World } from './world';
import type { CoreOptions } from './world/core';

export type SandboxOptions = CoreOptions;

export interface Sandbox {
  app: FastifyInstance;
  world: World;
}

/** The outside world on one port: WeChat, WeChat Pay, 微信小店, WeCom and 抖店 side by side, a control API, and a page to look at. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const world = new World(options);
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 1024 * 1024 });

  // Bodies stay text: platforms sign them, and malformed ones get each platform's own answer.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  // Nobody shall take this for the real thing.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-fanchang-sandbox', '1');
  });

  void app.register(async (outside) => {
    watchCalls(outside, world.core);
    tokenRoute(outside, [world.weixin.tokens, world.weixinShop.tokens]);
    weixinRoutes(outside, world.weixin);
    weixinShopRoutes(outside, world.weixinShop);
    wecomRoutes(outside, world.wecom);
    douyinRoutes(outside, world.douyin);
    payRoutes(outside, world.pay);
  });
  void app.register(async (control) => {
    answerUnmet(control);
    peopleControl(control, world);
    worldControl(control, world);
    pushControl(control, world);
    shopControl(control, world);
    payControl(control, world.pay);
    wecomControl(control, world.wecom);
    viewControl(control, world);
    pageRoutes(control, world);
  });
  app.addHook('onClose', async () => world.core.agenda.clear());
  return { app, world };
}

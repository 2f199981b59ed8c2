import { Clock } from '../../src/platform/clock';
import { AccessTokens } from '../../src/platform/outside/access-tokens';
import { isRejected, NOT_CONFIGURED } from '../../src/platform/outside/answers';
import { Outside as OutsideServices } from '../../src/platform/outside/outside';
import { DouyinShop } from '../../src/platform/shops/douyin-shop';
import { WeixinShop } from '../../src/platform/shops/weixin-shop';
import { WecomContacts } from '../../src/platform/wecom/contacts';
import { CONTENT_SCENE, MiniProgram } from '../../src/platform/wechat/mini-program';
import { House, testConfig } from '../support/house';
import { type Outside, openSandbox, withSandbox } from '../support/outside';

const NOW = '2026-09-02T20:00:00+08:00';
const SEND = '/cgi-bin/message/subscribe/send';
const TOKEN = '/cgi-bin/stable_token';

let outside: Outside;
let house: House;

beforeAll(async () => {
  outside = await openSandbox(NOW);
  house = await House.open(NOW, withSandbox(outside));
});
afterAll(() => house.close());
afterEach(() => outside.clearFaults());

/** What was asked for. @throws Error when it was rejected, so that a story fails with the code. */
async function got<T>(asked: Promise<T>): Promise<Exclude<T, { rejected: unknown }>> {
  const said = await asked;
  if (isRejected(said)) throw new Error(`rejected: ${said.rejected} ${said.message}`);
  return said as Exclude<T, { rejected: unknown }>;
}

async function rejection(asked: Promise<unknown>): Promise<unknown> {
  const said = await asked;
  return isRejected(said) ? said.rejected : said;
}

describe('the mini-program', () => {
  const mini = () => house.app.get(MiniProgram);
  const login = async (code: string) => {
    const { status, body } = await house.call('POST', '/auth/login', { body: { code } });
    return status === 200 ? 200 : body.code;
  };

  it('says who holds the phone, once for each code', async () => {
    const { unionid } = await outside.person('mini-1');
    const code = await outside.code('mini-1');
    expect(await mini().identityOf(code)).toEqual({ openid: 'mini-1', unionid });
    expect(await rejection(mini().identityOf(code))).toBe(40_163);
    expect(await rejection(mini().identityOf('nonsense'))).toBe(40_029);
  });

  it('lets shoppers log in, or says why not', async () => {
    const code = await outside.code('mini-2');
    expect(await login(code)).toBe(200);
    expect(await login(code)).toBe('LOGIN_CODE_INVALID');
    await outside.person('mini-3', { isBlocked: true });
    expect(await login(await outside.code('mini-3'))).toBe('LOGIN_CODE_INVALID');
    const late = await outside.code('mini-2');
    await outside.fault('/sns/jscode2session', { kind: 'error', errcode: 45_011 });
    expect(await login(late)).toBe('LOGIN_TOO_OFTEN');
    for (const kind of ['drop', 'garbage', 'status'] as const) {
      await outside.fault('/sns/jscode2session', { kind });
      expect(await login(await outside.code('mini-2'))).toBe('LOGIN_UNAVAILABLE');
    }
    expect(await login(await outside.code('mini-2'))).toBe(200);
  });

  it('tells a phone number, once for each code, whatever the country code is written as', async () => {
    for (const phone of ['13800138000', '13800138001']) {
      await outside.person('mini-4', { phone });
      const code = await outside.code('mini-4', 'phone');
      expect(await mini().phoneOf(code)).toEqual({ phone, countryCode: '86' });
      expect(await rejection(mini().phoneOf(code))).toBe(40_029);
    }
  });

  it('that does not answer is a matter of a moment to the shopper', async () => {
    const token = await house.shopper('mini-9');
    const code = await outside.code('mini-9', 'phone');
    await outside.fault('/wxa/business/getuserphonenumber', { kind: 'drop' });
    const answer = await house.call('POST', '/me/phone', { token, body: { code } });
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'OUTSIDE_UNAVAILABLE', message: '外部服务暂时连不上，请稍后再试' },
    });
  });

  it('sends a message for each accept, with words short enough', async () => {
    const message = {
      openid: 'mini-5',
      templateId: 'TPL_BENEFIT',
      page: 'pages/wallet/index?from=message',
      data: {
        thing1: '您的返场券已经到账，快来看看能在哪里使用吧',
        amount2: '¥20.00',
        time3: '2026年9月2日 20:00',
      },
    };
    expect(await rejection(mini().sendSubscribe(message))).toBe(43_101);
    await outside.accept('mini-5', 'TPL_BENEFIT');
    expect(await got(mini().sendSubscribe(message))).toEqual({ msgId: expect.stringMatching(/^\d{19}$/) });
    expect(await rejection(mini().sendSubscribe(message))).toBe(43_101);
    const [arrived] = await outside.messages('mini-5');
    expect(arrived?.fields.map(({ value }) => value)).toEqual([
      '您的返场券已经到账，快来看看能在哪里使…',
      '¥20.00',
      '2026年9月2日 20:00',
    ]);
    expect(await rejection(mini().sendSubscribe({ ...message, templateId: 'TPL_NONE' }))).toBe(40_037);
  });

  it('is not asked to send what would not fit', async () => {
    const before = await outside.calls(SEND);
    const message = { openid: 'mini-6', templateId: 'TPL_ORDER', data: { phrase1: '正在为您发货中' } };
    expect(await rejection(mini().sendSubscribe(message))).toBe('value');
    expect(await outside.calls(SEND)).toBe(before);
  });

  it('sends a message once, though its answer was lost', async () => {
    await outside.accept('mini-7', 'TPL_ORDER', 5);
    await outside.fault(SEND, { kind: 'drop-after-commit' });
    const message = { openid: 'mini-7', templateId: 'TPL_ORDER', data: { phrase1: '已发货' } };
    await expect(mini().sendSubscribe(message)).rejects.toMatchObject({ reason: 'network' });
    expect(await outside.messages('mini-7')).toHaveLength(1);
  });

  it('draws codes, and says no in JSON', async () => {
    const image = await got(mini().codeImage({ scene: 'shop_1-A', page: 'pages/archive/index', width: 280 }));
    expect(image.subarray(1, 4).toString()).toBe('PNG');
    expect(await rejection(mini().codeImage({ scene: 'a', page: '/pages/archive/index' }))).toBe(41_030);
    expect(await rejection(mini().codeImage({ scene: 'a b', page: 'pages/archive/index' }))).toBe('scene');
    await outside.fault('/wxa/getwxacodeunlimit', { kind: 'error', errcode: -1, times: 2 });
    expect(
      Buffer.isBuffer(await mini().codeImage({ scene: 'a', page: 'pages/archive/index', width: 280 })),
    ).toBe(true);
  });

  it('makes links', async () => {
    const link = await got(mini().urlLink({ path: 'pages/wallet/index', query: 'a=1', expiresInDays: 99 }));
    expect(link).toMatch(/^http/);
    expect(await rejection(mini().urlLink({ path: 'pages/me/index', query: 'a'.repeat(1_025) }))).toBe(
      40_212,
    );
  });

  it('judges texts and pictures of who was there lately', async () => {
    const check = (content: string) =>
      mini().checkText({ openid: 'mini-8', scene: CONTENT_SCENE.comment, content });
    await outside.person('mini-8');
    expect(await rejection(check('好吃'))).toBe(61_010);
    await mini().identityOf(await outside.code('mini-8'));
    expect(await check('好吃')).toEqual({ suggest: 'pass', label: 100 });
    expect(await check('违规的话')).toMatchObject({ suggest: 'risky' });
    expect(await rejection(check('长'.repeat(2_501)))).toBe('content');
    const media = { openid: 'mini-8', url: 'https://example.com/a.png', scene: CONTENT_SCENE.comment };
    expect(await got(mini().checkMedia(media))).toEqual({ traceId: expect.stringMatching(/^[\w-]{8,}$/) });
  });

  it('gives a new token when the old one is spent', async () => {
    await got(mini().urlLink({ path: 'pages/me/index', query: '' }));
    const before = await outside.calls(TOKEN);
    await outside.expireTokens();
    const links = Array.from({ length: 20 }, () => mini().urlLink({ path: 'pages/me/index', query: '' }));
    for (const link of await Promise.all(links)) expect(typeof link).toBe('string');
    expect(await outside.calls(TOKEN)).toBe(before + 1);
  });
});

describe('WeCom', () => {
  const contacts = () => house.app.get(WecomContacts);

  it('says who a contact is, tags them, and greets them once', async () => {
    const { unionid, nickname } = await outside.person('wecom-1');
    const { externalUserId, welcomeCode } = await outside.addWecom('wecom-1');
    const tags = { userId: 'aqing', externalUserId, add: ['tag-1', 'tag-2'] };
    expect(await contacts().markTags(tags)).toEqual({ marked: true });
    expect(await contacts().contactOf(externalUserId)).toEqual({
      externalUserId,
      unionid,
      name: nickname,
      followers: [{ userId: 'aqing', tagIds: ['tag-1', 'tag-2'] }],
    });
    expect(await contacts().sendWelcome(welcomeCode, '您好')).toEqual({ sent: true });
    expect(await rejection(contacts().sendWelcome(welcomeCode, '您好'))).toBe(41_051);
    expect(await rejection(contacts().contactOf('wmNobodyAtAll'))).toBe(84_061);
    expect(await rejection(contacts().contactOf('nonsense'))).toBe(40_096);
  });

  it('sends a message when staff confirm it', async () => {
    const { externalUserId } = await outside.addWecom('wecom-2');
    const task = await got(
      contacts().createMessageTask({
        sender: 'aqing',
        externalUserIds: [externalUserId, 'wmNobodyAtAll'],
        text: '会员日见',
      }),
    );
    expect(task.failed).toEqual(['wmNobodyAtAll']);
    const result = async () =>
      (await got(contacts().taskResult({ msgId: task.msgId, userId: 'aqing' }))).sent;
    expect(await result()).toEqual([{ externalUserId, state: 'waiting', sentAt: null }]);
    await outside.confirmTask(task.msgId);
    expect(await result()).toEqual([{ externalUserId, state: 'sent', sentAt: Date.parse(NOW) }]);
    expect((await outside.messages(externalUserId)).map(({ text }) => text)).toEqual(['会员日见']);
  });

  it('gives a new token when the old one is spent', async () => {
    const { externalUserId } = await outside.addWecom('wecom-3');
    await outside.expireTokens();
    expect(await contacts().contactOf(externalUserId)).toMatchObject({ externalUserId });
  });
});

describe('抖店', () => {
  const shop = () => house.app.get(DouyinShop);

  it('tells an order with every digit of its ids and the livestream it came from', async () => {
    const made = await outside.shopOrder(
      'douyin',
      {
        id: '4920505858093386496',
        phone: '13812345678',
        postFen: 600,
        items: [{ productId: '3605505858093386497', title: '坚果', quantity: 2, amountFen: 9_900 }],
        live: { roomId: '7309505858093386498', authorId: '1009505858093386499' },
      },
      'pay',
    );
    expect(await shop().order(made.id)).toEqual({
      orderId: '4920505858093386496',
      openId: made.buyerId,
      status: 2,
      createdAt: Date.parse(NOW),
      updatedAt: Date.parse(NOW),
      paidAt: Date.parse(NOW),
      shippedAt: null,
      finishedAt: null,
      paidFen: 10_500,
      freightFen: 600,
      listFen: 10_500,
      maskedPhone: '138****5678',
      lines: [
        {
          lineId: expect.stringMatching(/^\d{19}$/) as string,
          productId: '3605505858093386497',
          title: '坚果',
          quantity: 2,
          amountFen: 9_900,
          roomId: '7309505858093386498',
          authorId: '1009505858093386499',
        },
      ],
    });
  });

  it('says no by its own codes, and is asked again when it is busy or the token is spent', async () => {
    expect(await rejection(shop().order('1'))).toBe('isv.business-failed:100001');
    const made = await outside.shopOrder('douyin', { live: null });
    await outside.expireTokens();
    expect(await shop().order(made.id)).toMatchObject({ orderId: made.id, lines: [{ roomId: null }] });
    await outside.fault('/order/orderDetail', { kind: 'error', errcode: 20_000, times: 2 });
    expect(await shop().order(made.id)).toMatchObject({ orderId: made.id });
    await outside.fault('/order/orderDetail', { kind: 'error', errcode: 60_000, times: 3 });
    await expect(shop().order(made.id)).rejects.toMatchObject({ service: 'douyin', reason: 'busy' });
  });
});

describe('微信小店', () => {
  const shop = () => house.app.get(WeixinShop);

  it('tells an order, and what became of what was given back', async () => {
    const made = await outside.shopOrder(
      'weixin-shop',
      {
        phone: '13812345678',
        postFen: 0,
        items: [{ productId: '10000081', title: '坚果', quantity: 1, amountFen: 5_000 }],
        live: { roomId: 'live-1', authorId: 'finder-1' },
      },
      'pay',
      'ship',
    );
    const { aftersales } = await outside.shopStep('weixin-shop', made.id, 'refund', { amountFen: 1_200 });
    const order = await got(shop().order(made.id));
    expect(order).toMatchObject({
      orderId: made.id,
      openid: made.buyerId,
      unionid: made.unionid,
      status: 30,
      paidAt: Date.parse(NOW),
      shippedAt: Date.parse(NOW),
      confirmedAt: null,
      paidFen: 5_000,
      maskedPhone: '138****5678',
      finderId: 'finder-1',
      liveId: 'live-1',
      orderScene: 2,
      lines: [{ productId: '10000081', title: '坚果', quantity: 1, amountFen: 5_000 }],
      aftersaleIds: aftersales.map(({ id }) => id),
    });
    expect(order.orderId).toMatch(/^\d{19}$/);
    expect(await shop().aftersale(order.aftersaleIds[0] ?? '')).toMatchObject({
      orderId: made.id,
      status: 'MERCHANT_REFUND_SUCCESS',
      refundFen: 1_200,
      productId: '10000081',
    });
    expect(await rejection(shop().order('1'))).toBe(10_020_021);
  });
});

describe('what a brand has not configured', () => {
  it('is not asked, and says so', async () => {
    const config = testConfig('file:unused.db', NOW);
    const [world, tokens] = [house.app.get(OutsideServices), house.app.get(AccessTokens)];
    const shop = new DouyinShop(config, world, tokens, house.app.get(Clock));
    expect(await new MiniProgram(config, world, tokens).phoneOf('1')).toEqual(NOT_CONFIGURED);
    expect(await new MiniProgram(config, world, tokens).identityOf('1')).toEqual(NOT_CONFIGURED);
    expect(await new WecomContacts(config, world, tokens).contactOf('wm1')).toEqual(NOT_CONFIGURED);
    expect(await new WeixinShop(config, world, tokens).order('1')).toEqual(NOT_CONFIGURED);
    expect(await shop.order('1')).toEqual(NOT_CONFIGURED);
    expect(shop.open({}, Buffer.from('[]'))).toEqual({ refused: 'NOT_FOUND' });
  });
});

import fc from 'fast-check';
import { SANDBOX } from '../../src/platform/outside/sandbox-credentials';
import type { Actor } from './actors';
import type { Operation } from './document';
import { Known, Raw, type Tree } from './tree';

/** Whether somebody asks who may: a platform at one of its doors. */
export function isPush({ path }: Operation, { kind }: Actor): boolean {
  return kind === 'platform' && path.startsWith('/push/');
}

const known = (name: string): fc.Arbitrary<Tree> =>
  fc.nat(1_000).map((pick) => new Known([name], 'any', pick, '6920000000000000187'));

const id = fc.stringMatching(/^[A-Za-z0-9_-]{6,30}$/);
const template = fc.constantFrom('TPL_BENEFIT', 'TPL_ORDER', 'TPL_SERVICE', 'TPL_OF_NOBODY');
const word = fc.constantFrom('accept', 'reject', 'ban', 'filter');
/** Signed with the house's clock, happened about then. */
const seconds = fc.integer({ min: 1_788_300_000, max: 1_788_340_000 });

const event = (name: string, parts: Record<string, fc.Arbitrary<Tree>>): fc.Arbitrary<Tree> =>
  fc.record({
    ToUserName: fc.constant('gh_1'),
    FromUserName: known('openid'),
    CreateTime: seconds,
    MsgType: fc.constant('event'),
    Event: fc.constant(name),
    ...parts,
  });

const list = (parts: Record<string, fc.Arbitrary<Tree>>): fc.Arbitrary<Tree> =>
  fc.array(fc.record(parts), { minLength: 1, maxLength: 3 });

const miniProgram = fc.oneof(
  event('subscribe_msg_popup_event', { List: list({ TemplateId: template, SubscribeStatusString: word }) }),
  event('subscribe_msg_change_event', { List: list({ TemplateId: template, SubscribeStatusString: word }) }),
  event('subscribe_msg_sent_event', {
    List: list({ TemplateId: template, MsgID: id, ErrorCode: fc.constantFrom('0', '43101', 'x') }),
  }),
  event('user_authorization_revoke', { OpenID: known('openid'), RevokeInfo: fc.constant('1') }),
  event('wxa_media_check', { trace_id: id, result: fc.record({ suggest: word, label: fc.nat(20_013) }) }),
  event('something_new', {}),
);

const orderEvents = ['new', 'pay', 'wait_shipping', 'deliver', 'confirm', 'cancel', 'settle'];
const weixinShop = fc.oneof(
  fc
    .constantFrom(...orderEvents)
    .chain((name) =>
      event(`channels_ec_order_${name}`, { order_info: fc.record({ order_id: known('weixin-shop order') }) }),
    ),
  event('channels_ec_aftersale_update', {
    finder_shop_aftersale_status_update: fc.record({
      status: fc.constant('MERCHANT_REFUND_SUCCESS'),
      after_sale_order_id: id,
      order_id: known('weixin-shop order'),
    }),
  }),
  event('something_new', {}),
);

const wecom = event('change_external_contact', {
  ChangeType: fc.constantFrom('add_external_contact', 'add_half_external_contact', 'del_external_contact'),
  ExternalUserID: id,
  UserID: id,
  WelcomeCode: id,
});

const tags = ['100', '101', '102', '103', '106', '201', '206', '99'];
/** Numbers longer than JavaScript's stand in JSON as they are. */
const bigId = fc.bigInt({ min: 10n ** 17n, max: 9n * 10n ** 18n }).map((n): Tree => new Raw(String(n)));
const douyin = fc
  .array(
    fc.record({
      tag: fc.constantFrom(...tags),
      msg_id: id,
      data: fc.record({
        p_id: fc.oneof(known('douyin order'), bigId),
        s_id: bigId,
        aftersale_id: bigId,
        refund_amount: fc.nat(5_000),
        success_time: seconds,
      }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((messages): Tree => messages);

/** Notices of WeChat Pay: what happened, and to what. */
const pay = fc.oneof(
  fc.record({
    event_type: fc.constant('TRANSACTION.SUCCESS'),
    resource: fc.record({
      out_trade_no: fc.oneof(known('payNo'), id),
      trade_state: fc.constantFrom('SUCCESS', 'SUCCESS', 'CLOSED'),
      transaction_id: id,
      mchid: fc.constantFrom(SANDBOX.wechatPay.mchId, '1900000002'),
      appid: fc.constantFrom(SANDBOX.miniProgram.appId, 'wx0000000000000000'),
      payer: fc.record({ openid: known('openid') }),
      amount: fc.record({ total: fc.nat(5_000), currency: fc.constantFrom('CNY', 'USD') }),
    }),
  }),
  fc.record({
    event_type: fc.constantFrom('REFUND.SUCCESS', 'REFUND.ABNORMAL', 'REFUND.CLOSED'),
    resource: fc.record({
      out_refund_no: fc.oneof(known('refundNo'), id),
      refund_status: fc.constantFrom('SUCCESS', 'ABNORMAL', 'CLOSED', 'NEW'),
      refund_id: id,
    }),
  }),
  fc.record({
    event_type: fc.constant('MCHTRANSFER.BILL.FINISHED'),
    resource: fc.record({
      out_bill_no: id,
      state: fc.constantFrom('SUCCESS', 'FAIL', 'CANCELLED'),
      transfer_amount: fc.nat(20_000),
    }),
  }),
  fc.record({ event_type: fc.constant('SOMETHING.NEW'), resource: fc.constant({}) }),
);

/** Good messages of a platform. */
export function messagesTo(path: string): fc.Arbitrary<Tree> {
  switch (path) {
    case '/push/weixin':
      return miniProgram;
    case '/push/weixin-shop':
      return weixinShop;
    case '/push/wecom':
      return wecom;
    case '/push/douyin':
      return douyin;
    case '/push/weixin-pay':
      return pay;
    default:
      throw new Error(`nobody knows what is pushed to ${path}`);
  }
}

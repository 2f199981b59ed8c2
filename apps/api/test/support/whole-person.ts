import type { CustomerId } from '@fanchang/domain';
import sharp from 'sharp';
import { Merges } from '../../src/facts/customers';
import { WecomPushes } from '../../src/facts/wechat/wecom-pushes';
import { Keys } from '../../src/platform/auth/keys';
import { Clock } from '../../src/platform/clock';
import { Fields } from '../../src/platform/outside/fields';
import { Mall as Checkout } from './checkout';
import { Friend } from './group-buy';
import { type House, paid } from './house';
import { ADDRESS, givePoints, MallView, PARCEL, staffDo, withMall } from './mall';
import { ShopperView } from './shopper';

/** A shopper of whom something is known everywhere, and somebody else beside them. */
export interface WholePerson {
  customerId: CustomerId;
  token: string;
  otherId: CustomerId;
  /** Whatever says who they are, in clear. */
  traces: string[];
  /** Order events as their source told them. */
  told: unknown[];
}

export const OPENID = 'lin-openid-0001';
export const OTHER = 'zhao-openid-0002';
export const PHONE = '13912345678';
export const WECOM = 'wmLinXiaoManExternalContact0001';
const TRACKING_NO = 'SF7755331199';
export const COMPLAINT = '我是桂花弄的林小满，盒子压扁了';
export const OPINION = '送给桂花弄的外婆，她很喜欢';
const COMMENT = '我住桂花弄，昨天的糕很好吃';

/** Lets a person live: orders under two names that turned out to be one, benefits, points, a gift, messages. */
export async function livePerson(house: House): Promise<WholePerson> {
  const items = await withMall(house);
  const mall = await MallView.of(house, OPENID);
  const customerId = mall.customerId as CustomerId;
  const otherId = (await MallView.of(house, OTHER)).customerId as CustomerId;

  const buyer = { kind: 'openid', value: OPENID, nickname: '林小满' };
  const byPhone = { kind: 'phone', value: PHONE, nickname: '桂花林' };
  const told = [
    { ...paid('', 'A-1', '2026-08-31T10:00:00+08:00'), buyer },
    { ...paid('', 'A-2', '2026-09-01T10:00:00+08:00'), buyer },
    { ...paid('', 'P-1', '2026-09-02T10:00:00+08:00'), buyer: byPhone },
    {
      eventId: 'back',
      kind: 'refund.unlinked',
      happenedAt: '2026-09-01T12:00:00+08:00',
      refundFen: 100,
      buyer,
    },
    {
      eventId: 'A-1:handed',
      kind: 'order.moved',
      orderNo: 'A-1',
      happenedAt: '2026-09-01T15:00:00+08:00',
      parcel: { trackingNo: TRACKING_NO, stage: 'signed', place: '临安', words: '林小满 本人签收' },
    },
    { ...paid(OTHER, 'Z-1', '2026-08-28T10:00:00+08:00') },
    // Somebody else's order, in which an earlier event names our shopper.
    {
      eventId: 'Z-2:shipped',
      kind: 'order.shipped',
      orderNo: 'Z-2',
      happenedAt: '2026-08-28T11:00:00+08:00',
      buyer,
    },
    { ...paid(OTHER, 'Z-2', '2026-08-28T10:00:00+08:00') },
  ];
  await house.tell(told);
  await house.settle();
  await tellInteraction(house, buyer);
  await house.settle();

  const phoneOwner = await house.database.one<{ id: CustomerId }>(
    'SELECT i.customer_id AS id FROM customer_identities i WHERE i.kind = ? AND i.value = ?',
    ['phone', house.app.get(Keys).lookupHash(PHONE)],
  );
  if (phoneOwner === null) throw new Error('nobody has this phone');
  const merged = await house.database.transaction((db) =>
    house.app.get(Merges).merge(db, customerId, phoneOwner.id, 'staff', { kind: 'staff', id: '1' }),
  );
  if (merged !== customerId) throw new Error(`the wrong one goes on: ${JSON.stringify(merged)}`);
  await house.settle();

  await inviteFriend(house);
  await meetInWecom(house, customerId);
  // Merging ended the session.
  const token = await house.shopper(OPENID);
  const coupon = (await (await ShopperView.of(house, OPENID)).coupons())[0];
  if (coupon === undefined) throw new Error('no coupon to use');
  await (await ShopperView.of(house, OPENID)).uses(coupon.name, 20_000);
  await givePoints(house, customerId, 2_000);
  const checkout = new Checkout(house);
  await checkout.grants(OPENID, { kind: 'growth', value: 30 });
  await checkout.grants(OPENID, { kind: 'cash', fen: 2_000, endsAt: null });
  await passMoney(house, customerId);
  const price = { kind: 'member-price', name: '老友价', rate: 9_500, startsAt: 0, endsAt: null } as const;
  await checkout.grants(OPENID, price);
  const code = await checkout.gives(OPENID);
  expect(await checkout.hold('C-1', OPENID, [code])).toMatchObject({ status: 200 });
  expect(await checkout.return('C-1')).toMatchObject({ status: 200 });
  await mallOrder(house, items.bowl ?? '');
  await joinUp(house);
  for (const [purpose, given] of [
    ['profile', true],
    ['marketing_sms', true],
    ['marketing_sms', false],
  ]) {
    await house.call('POST', '/me/privacy/consents', { token, body: { purpose, given } });
  }
  await writeMessages(house, customerId);
  await sendPhoto(house, token);
  await answerSurvey(house, token);
  await complain(house, token);
  return {
    customerId,
    token,
    otherId,
    told,
    traces: [
      OPENID,
      PHONE,
      WECOM,
      house.app.get(Keys).lookupHash(PHONE),
      '林小满',
      '桂花林',
      '桂花弄',
      COMMENT,
      ADDRESS.detail,
      'iPhone of Lin',
      'data-of-the-avatar',
      TRACKING_NO,
      OPINION,
      COMPLAINT,
    ],
  };
}

async function tellInteraction(house: House, buyer: object): Promise<void> {
  const event = {
    eventId: 'live-1',
    kind: 'commented',
    happenedAt: '2026-08-29T20:10:00+08:00',
    liveSession: 'L-1',
    text: COMMENT,
    buyer,
  };
  const body = JSON.stringify({ events: [event] });
  const headers = { 'content-type': 'application/json', ...house.signed(body) };
  const answer = await house.call('POST', '/open/interactions', { body, headers });
  expect(answer).toMatchObject({ status: 200, body: { results: [{ result: 'new' }] } });
}

/** A friend accepts the shopper's invitation; the shopper's phone has said which it is. */
async function inviteFriend(house: House): Promise<void> {
  const device = { 'x-device-id': 'lin-device-0001' };
  await house.call('POST', '/auth/login', { body: { code: `demo:${OPENID}` }, headers: device });
  const friend = await house.shopper('qian-openid-0003');
  const { body } = await house.call<{ code: string }>('GET', '/me/invitation', {
    token: await house.shopper(OPENID),
  });
  const accept = { token: friend, body: { code: body.code } };
  expect(await house.call('POST', '/me/invitations/accept', accept)).toMatchObject({ status: 200 });
}

/** A WeCom contact: told by a push, asked about in vain, and known as the shopper. */
async function meetInWecom(house: House, customerId: number): Promise<void> {
  const message = Fields.of({
    Event: 'change_external_contact',
    ChangeType: 'add_external_contact',
    ExternalUserID: WECOM,
    UserID: 'aqing',
  });
  const push = { digest: 'digest-1', message, happenedAt: 1 };
  expect(await house.app.get(WecomPushes).take(push)).toBe('new');
  await house.database.transaction(async (db) => {
    await db.run("UPDATE work SET state = 'parked' WHERE kind = 'wecom.meet'");
    await db.run("INSERT INTO customer_identities (kind, value, customer_id) VALUES ('wecom', ?, ?)", [
      WECOM,
      customerId,
    ]);
  });
}

/** A gift redeemed, shipped and received. */
async function mallOrder(house: House, itemId: string): Promise<void> {
  const mall = await MallView.of(house, OPENID);
  const { body } = await mall.redeems(itemId, 'a-bowl-for-lin', ADDRESS);
  await staffDo(house, `/${body.orderNo}/ship`, PARCEL);
  expect(await mall.does(body.orderNo, 'received')).toMatchObject({ status: 200 });
}

/** Money that was paid and went back, and cash that arrived. */
async function passMoney(house: House, customerId: number): Promise<void> {
  await house.database.transaction(async (db) => {
    const paymentId = await db.insertOne(
      `INSERT INTO payments (pay_no, customer_id, openid, purpose, subject, request_key, description, amount_fen, state,
         created_at, expires_at, transaction_id, paid_fen, paid_at)
       VALUES ('P-LIN-1', ?, ?, 'test', '1', 'request-1', '2 人拼团', 2900, 'paid', 1, 2, '4200-LIN', 2900, 1)`,
      [customerId, OPENID],
    );
    await db.run(
      `INSERT INTO payment_refunds (refund_no, payment_id, customer_id, amount_fen, reason, state, created_at, changed_at,
         done_at) VALUES ('P-LIN-1R1', ?, ?, 2900, '这个团已满', 'done', 1, 1, 1)`,
      [paymentId, customerId],
    );
    await db.run(
      "UPDATE transfers SET state = 'done', bill_no = 'T-LIN-1', openid = ?, started_at = 1, done_at = 1 WHERE customer_id = ?",
      [OPENID, customerId],
    );
  });
}

/** A group-buy with the other one, that fills. */
async function joinUp(house: House): Promise<void> {
  const { teamNo } = (await (await Friend.of(house, OPENID)).opens()).body;
  expect(await (await Friend.of(house, OTHER)).joins(teamNo)).toMatchObject({ body: { state: 'filled' } });
}

/** An order is signed for, asked about, and what was said of it is written down. */
async function answerSurvey(house: House, token: string): Promise<void> {
  const now = house.app.get(Clock).now();
  const happenedAt = new Date(now - 2 * 3_600_000).toISOString();
  await house.tell([{ eventId: 'A-1:signed-early', kind: 'order.signed', orderNo: 'A-1', happenedAt }]);
  await house.settle();
  const { body } = await house.call<{ items: { surveyNo: string }[] }>('GET', '/me/surveys', { token });
  const answers = [
    { question: 'satisfied', number: 5 },
    { question: 'recommend', number: 9 },
    { question: 'words', words: OPINION },
  ];
  const sent = { token, body: { requestKey: 'a-survey-of-lin', answers } };
  const url = `/me/surveys/${body.items[0]?.surveyNo ?? ''}/answers`;
  expect(await house.call('POST', url, sent)).toMatchObject({ status: 200, body: { state: 'answered' } });
  await house.settle();
}

/** A ticket that was answered, made good, resolved and found good. */
async function complain(house: House, token: string): Promise<void> {
  const { body } = await house.call<{ ticket: { ticketNo: string } }>('POST', '/me/tickets', {
    token,
    body: { requestKey: 'a-complaint-of-lin', kind: 'question', words: COMPLAINT },
  });
  const boss = await house.staff('boss');
  const ticket = `/staff/tickets/${body.ticket.ticketNo}`;
  const done: [string, object][] = [
    ['messages', { requestKey: 'an-answer-to-lin', words: '这就看' }],
    ['compensations', { requestKey: 'made-good-to-lin', what: 'points', points: 10, reason: '赔个不是' }],
    ['resolve', {}],
  ];
  for (const [what, said] of done) {
    expect(await house.call('POST', `${ticket}/${what}`, { token: boss, body: said })).toMatchObject({
      status: 200,
    });
  }
  await house.settle();
}

async function sendPhoto(house: House, token: string): Promise<void> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#d9412b' } })
    .jpeg()
    .toBuffer();
  const sent = await house.upload('/me/photos?purpose=ticket', token, { bytes });
  expect(sent).toMatchObject({ status: 200 });
}

/** What other features write, in their own tables. */
async function writeMessages(house: House, customerId: number): Promise<void> {
  await house.database.transaction(async (db) => {
    const id = await db.insertOne(
      `INSERT INTO inbox_messages (message_key, customer_id, kind, title, body, at)
       VALUES ('test:1', ?, 'benefit', '林小满，您的券快到期了', '记得来用', 1)`,
      [customerId],
    );
    await db.run(
      `INSERT INTO message_deliveries (message_id, channel, state, openid, template, changed_at)
       VALUES (?, 'wechat', 'sent', ?, 'TPL_BENEFIT', 1)`,
      [id, OPENID],
    );
    await db.run(
      `INSERT INTO subscription_grants (openid, template, remaining, accepted, changed_at)
       VALUES (?, 'benefit', 2, 3, 1)`,
      [OPENID],
    );
    await db.run(
      `INSERT INTO customer_avatars (customer_id, media_type, content, changed_at) VALUES (?, 'image/png', ?, 1)`,
      [customerId, 'data-of-the-avatar'],
    );
    await db.run('UPDATE customers SET nickname = ? WHERE id = ?', ['林小满', customerId]);
    await db.run('UPDATE sessions SET device = ? WHERE customer_id = ?', ['iPhone of Lin', customerId]);
  });
}

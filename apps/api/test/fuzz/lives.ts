import { Clock } from '../../src/platform/clock';
import { giveOne, people, THANKS } from '../support/benefits';
import { billOf, Mall } from '../support/checkout';
import { type House, paid } from '../support/house';
import { BOWL, COUPON_ITEM, givePoints, giftGrant, PARCEL, withMall } from '../support/mall';
import type { Outside } from '../support/outside';
import { pointsFromEver, signed } from '../support/points';
import { confirm } from '../support/shopper';
import type { Actor } from './actors';
import type { Records } from './cast';
import type { Person } from './people';
import { HOUSE } from './pools';
import { type Answering, OF_THE_MOMENT as TICKETS_OF_THE_MOMENT, TicketLife } from './ticket-life';
import { treeOf } from './tree';

/** Right for minutes only. */
const OF_THE_MOMENT = [
  'Verification_undo',
  'MallOrders_received',
  'RedeemHoldDto',
  'ReturnHoldDto',
  'MySurveys_one',
  'MySurveys_save',
  'MySurveys_answer',
  ...TICKETS_OF_THE_MOMENT,
];

/** What happens to people between two waves: they buy, are given things, redeem, hold, are shipped to, write and ask. */
export class Lives {
  private readonly mall: Mall;
  private readonly tickets: TicketLife;
  private items: Record<string, string> = {};
  private wave = 0;

  constructor(
    private readonly house: House,
    private readonly outside: Outside,
    private readonly records: Records,
  ) {
    this.mall = new Mall(house);
    this.tickets = new TicketLife(house, records);
  }

  async furnish(): Promise<void> {
    await pointsFromEver(this.house);
    this.items = await withMall(this.house, [COUPON_ITEM, BOWL, { ...BOWL, key: 'gift-bowl', stock: 3 }]);
    for (const id of Object.values(this.items)) this.records.pools.add('items.id', HOUSE, id);
  }

  /** @param ours who ships their parcels and answers them. */
  async goOn(everybody: readonly Person[], ours: Answering): Promise<void> {
    this.wave += 1;
    for (const name of OF_THE_MOMENT) this.records.pools.forget(name);
    for (const person of everybody) {
      const codes = await this.buysAndIsGiven(person);
      await this.usesOneInTheShop(person);
      await this.checksOut(person, codes);
      await this.redeemsBowls(person, ours.manager);
      this.hasCodes(person);
    }
    await this.outsideLife(everybody);
    await this.twinsAreBorn();
    await this.house.settle();
    for (const person of everybody) await this.isAsked(person);
    await this.tickets.opensDesks(ours, this.wave);
    for (const person of everybody) await this.tickets.complains(person, ours, this.wave);
    await this.house.settle();
  }

  private async buysAndIsGiven(person: Person): Promise<string[]> {
    const { house, mall, wave } = this;
    const now = house.app.get(Clock).now();
    const orderNo = this.orderNo(person, 'A');
    const told = paid(person.openid, orderNo, new Date(now - 300_000).toISOString(), 8_800);
    const buyer = { kind: 'openid', value: person.openid, nickname: person.nickname };
    const handedOver = new Date(now - 7_200_000).toISOString();
    await house.tell([{ ...told, buyer }, signed(orderNo, handedOver)]);
    const customerId = await mall.customerOf(person.openid);
    await givePoints(house, customerId, 1_500);
    const gift = giftGrant(customerId, { key: `gift:${wave}:${customerId}`, cause: `wave-${wave}` });
    await giveOne(house, gift);
    return [
      await mall.gives(person.openid, { ...THANKS, name: '感谢券' }),
      await mall.gives(person.openid, { worth: { kind: 'percent', rate: 9_000, capFen: 5_000 } }),
      await mall.gives(person.openid, { worth: { kind: 'gift', giftName: '糕点' } }),
      await mall.gives(person.openid, {}, { startsAt: 0, endsAt: now + 60_000 }),
    ];
  }

  /** Of what they are asked, the answers that fit are known: chance would hardly find them. */
  private async isAsked({ name, openid }: Person): Promise<void> {
    const { house, wave } = this;
    const { pools } = this.records;
    const customerId = await this.mall.customerOf(openid);
    const open = await house.database.rows<{ survey_no: string }>(
      "SELECT survey_no FROM surveys WHERE customer_id = ? AND state = 'open' ORDER BY id DESC LIMIT 3",
      [customerId],
    );
    for (const { survey_no: surveyNo } of open) {
      for (const asked of ['MySurveys_one', 'MySurveys_save', 'MySurveys_answer']) {
        pools.add(asked, name, surveyNo);
      }
    }
    const answers = [
      { question: 'satisfied', number: 1 + (wave % 5) },
      { question: 'recommend', number: wave % 11 },
    ];
    pools.add('SurveyDraftDto', name, treeOf({ answers: answers.slice(0, 1) }));
    pools.add('SurveyAnswersDto', name, treeOf({ requestKey: `survey-${name}-${wave}`, answers }));
  }

  /** A manager may undo it for half an hour. */
  private async usesOneInTheShop({ openid }: Person): Promise<void> {
    const code = await this.mall.gives(openid, { name: '到店券' });
    const { body } = await confirm(this.house, code, 9_900);
    this.records.pools.add('Verification_undo', HOUSE, String(body['id']));
  }

  /** One coupon is held, or redeemed already; for the others the right request is known. */
  private async checksOut(person: Person, codes: readonly string[]): Promise<void> {
    const held = this.orderNo(person, 'H');
    await this.mall.hold(held, person.openid, [codes[0] ?? '']);
    if (this.wave % 2 === 1) await this.mall.redeem(held);
    const { pools } = this.records;
    for (const client of ['shop', 'pos']) pools.add('orderNo', client, held);
    const waiting = this.orderNo(person, 'W');
    await this.mall.hold(waiting, person.openid, [await this.mall.gives(person.openid, { name: '结算券' })]);
    for (const name of ['RedeemHoldDto', 'ReturnHoldDto']) pools.add(name, 'shop', { orderNo: waiting });
    // A code is right only with its buyer: chance would hardly find the two.
    for (const code of codes.slice(1, 3)) {
      const bill = { ...billOf(person.openid), codes: [code] };
      pools.add('HoldRequestDto', 'shop', treeOf({ ...bill, orderNo: `${held}-${code}` }));
      pools.add('CheckRequestDto', 'shop', treeOf(bill));
    }
  }

  /** One waits to be shipped, one is on its way: every address is to be hidden in every state. */
  private async redeemsBowls(person: Person, manager: Actor): Promise<void> {
    const token = await this.house.shopper(person.openid);
    await manager.ready();
    for (const n of [1, 2]) {
      const body = {
        requestKey: `bowl-${person.name}-${this.wave}-${n}`,
        itemId: this.items['bowl'] ?? '',
        address: person.address,
      };
      const answer = await this.house.call<{ orderNo?: string }>('POST', '/me/mall/orders', { token, body });
      if (n === 1 || answer.body.orderNo === undefined || manager.token === null) continue;
      const ship = `/staff/mall/orders/${answer.body.orderNo}/ship`;
      await this.house.call('POST', ship, { token: manager.token, body: PARCEL });
      this.records.pools.add('MallOrders_received', person.name, answer.body.orderNo);
    }
  }

  /** Codes of the phone's buttons, each once. Another's phone code would make two people one. */
  private hasCodes({ name, openid }: Person): void {
    const { pools } = this.records;
    pools.add('LoginDto.code', name, `demo:${openid}`);
    for (let n = 0; n < 6; n += 1) pools.add('PhoneDto.code', name, `phone:${openid}:${this.wave}-${n}`);
  }

  /** Orders at outside shops, one of which nobody can be told by but who knows its phone. */
  private async outsideLife(everybody: readonly Person[]): Promise<void> {
    const { pools, markers } = this.records;
    for (const { name, openid, phone } of everybody) {
      const order = await this.outside.shopOrder('weixin-shop', { openid }, 'pay');
      const masked = await this.outside.shopOrder('douyin', { phone }, 'pay', 'ship');
      pools.add('weixin-shop order', name, order.id);
      pools.add('douyin order', name, masked.id);
      markers.add('shop order', name, masked.id);
      pools.add('ClaimDto', name, { orderNo: masked.id, phoneTail: phone.slice(-4) });
    }
    await this.outside.pushed();
  }

  /** People who may be joined and parted without harm to those we watch. */
  private async twinsAreBorn(): Promise<void> {
    const { pools } = this.records;
    for (const id of await people(this.house, 4)) {
      for (const name of ['MergeDto.customerId', 'MergeDto.otherId', 'customers.id'])
        pools.add(name, HOUSE, id);
    }
  }

  private orderNo(person: Person, what: string): string {
    return `${this.records.markers.word('shop order', person.name)}-${what}`;
  }
}

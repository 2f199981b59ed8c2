// @ts-check
import { must, someoneWithCoupon, startShift, typeAmount, typeCode, yuanExact } from './steps.mjs';

const BILL_FEN = 12_800;

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a cashier types the 12 digits, confirms once, and is refused the second time',
  async play(stage) {
    const { shopper, coupon, quote } = await someoneWithCoupon(stage, BILL_FEN);
    const phone = await stage.phone();
    await startShift(stage, phone);
    await phone.picture('counter');
    await typeCode(phone, coupon.code);
    await phone.see(quote.coupon.name, quote.customer.name, '本单金额');
    await phone.picture('coupon');

    await typeAmount(phone, BILL_FEN);
    await phone.see(yuanExact(quote.price.couponOffFen), '应收');
    await phone.picture('bill');
    await phone.tap('确认核销');
    await phone.see('核销成功', '请收款', yuanExact(BILL_FEN), quote.customer.name);
    await phone.picture('receipt');
    const used = await stage.api.couponsOf(shopper.code, 'used');
    must(
      used.some(({ id }) => id === coupon.id),
      'the API does not list the coupon as used',
    );

    await phone.tap('回核销台');
    await phone.see('今日核销', quote.customer.name, yuanExact(quote.price.payableFen));
    await phone.picture('today');

    phone.faults.expect(409, 410, 422);
    await typeCode(phone, coupon.code);
    await phone.see('已被使用');
    await phone.picture('second-time');
    await stage.done(phone);

    const evening = await stage.phone({ dark: true });
    await startShift(stage, evening);
    await evening.picture('counter');
    await stage.done(evening);
  },
});

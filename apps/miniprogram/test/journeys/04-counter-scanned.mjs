// @ts-check
import { must, someoneWithCoupon, startShift, typeAmount, typeCode, yuanExact } from './steps.mjs';

const BILL_FEN = 9_900;

/** The camera reads the token in WeChat; a browser has no camera for us, so there the code is typed. */
export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a cashier scans; the shopper finds the coupon among the used ones',
  async play(stage) {
    const { shopper, coupon, quote } = await someoneWithCoupon(stage, BILL_FEN, ['gift', 'percent', 'cash']);
    const counter = await stage.phone({ width: 430 });
    await startShift(stage, counter);

    if (stage.target.hasCamera) {
      await counter.holdBeforeCamera(null);
      await counter.tap('扫一扫核销');
      await counter.see('扫一扫核销');
      const token = await stage.api.loginToken(shopper.code);
      const live = await stage.api.ask('POST', `/me/coupons/${encodeURIComponent(coupon.id)}/token`, {
        token,
        body: {},
      });
      await counter.holdBeforeCamera(live.token);
      await counter.tap('扫一扫核销');
    } else {
      await counter.tap('扫一扫核销');
      await counter.see('请输入顾客的 12 位券码');
      await counter.picture('asks-for-the-code');
      await typeCode(counter, coupon.code);
    }
    await typeAmount(counter, BILL_FEN);
    // The button takes a tap once the counter knows what is left to pay of this very amount.
    await counter.see('应收', yuanExact(quote.price.payableFen));
    await counter.tap('确认核销');
    await counter.see('核销成功');
    await counter.picture('receipt');
    if (stage.target.name === 'weapp') {
      const signals = await counter.page.evaluate(() => /** @type {any} */ (window).weappReport.signals);
      must(signals.includes('vibrateShort'), 'success is not felt: wx.vibrateShort was not called');
    }
    await stage.done(counter);

    const phone = await stage.phone();
    await phone.openAs(shopper.code);
    await phone.see('累计为您节省');
    await phone.tap('券包', { exact: true, last: true });
    await phone.tap('已用', { exact: true });
    await phone.see('已使用', coupon.kind === 'gift' ? (coupon.giftName ?? coupon.name) : coupon.name);
    await phone.picture('used');
    await phone.words('已使用').first().tap();
    const { savedFen } = await stage.api.couponOf(shopper.code, coupon.id);
    await phone.see(savedFen > 0 ? '这张券为您省了' : '谢谢您再次返场');
    await phone.picture('used-coupon');
    await stage.done(phone);
  },
});

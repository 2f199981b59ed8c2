// @ts-check
import { readQr } from '../driver/qr.mjs';
import { cashierOf, grouped, must, openCoupon, someoneWithCoupon } from './steps.mjs';

const BILL_FEN = 12_800;
const LOOKS = [{ width: 375 }, { width: 320 }, { width: 430 }, { width: 375, dark: true }];

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a shopper shows a coupon; a scanner reads a valid token from the screen',
  async play(stage) {
    const { shopper, coupon } = await someoneWithCoupon(stage, BILL_FEN);
    for (const look of LOOKS) {
      const phone = await stage.phone(look);
      await phone.openAs(shopper.code);
      await phone.see('今天可用');
      await openCoupon(phone, coupon);
      await phone.see('请让店员扫码', grouped(coupon.code), '为什么有这张券');
      const picture = await phone.picture('code');

      const token = await readQr(stage.browser, picture);
      must(token !== null, `no QR code can be read at ${phone.look}`);
      must(token !== coupon.code, 'the QR code holds the 12 digits instead of a changing token');
      const { status, body } = await stage.api.quote(cashierOf(stage), token ?? '', BILL_FEN);
      must(status < 300 && body.usable, `the counter refuses the scanned token: ${JSON.stringify(body)}`);
      must(body.coupon.id === coupon.id, 'the scanned token stands for another coupon');
      await stage.done(phone);
    }
  },
});

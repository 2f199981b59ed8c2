// @ts-check
import { managerOf, must, someoneWithCoupon, startShift, typeAmount, typeCode, yuanExact } from './steps.mjs';

const BILL_FEN = 9_900;

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a manager undoes a verification; the cashier may not, and the coupon is the shopper’s again',
  async play(stage) {
    const { shopper, coupon, quote } = await someoneWithCoupon(stage, BILL_FEN, ['gift', 'percent', 'cash']);
    const payable = yuanExact(quote.price.payableFen);

    const till = await stage.phone({ width: 320 });
    await startShift(stage, till);
    await typeCode(till, coupon.code);
    await typeAmount(till, BILL_FEN);
    await till.see('应收', payable);
    await till.tap('确认核销');
    await till.see('核销成功');
    must(!(await till.read()).includes('撤销'), 'the cashier is offered an undo');
    await till.picture('cashier-receipt');
    await stage.done(till);

    const desk = await stage.phone();
    await startShift(stage, desk, managerOf(stage));
    await desk.see('可撤销');
    await desk.picture('today', { tall: true });
    await desk.words('可撤销').first().tap();
    await desk.see('核销成功', payable, '还可以撤销');
    await desk.picture('receipt', { tall: true });
    await desk.tap('撤销这笔核销');
    await desk.see('为什么撤销');
    await desk.tap('扫错券');
    await desk.picture('sheet');
    const heal = await desk.loseAnswers(`/staff/verifications/${await newestOf(stage)}/undo`);
    await desk.tap('确认撤销');
    await desk.see('网络没有连上');
    await heal();
    await desk.tap('确认撤销');
    await desk.see('已撤销', '撤销原因', '扫错券');
    await desk.seeNot('还可以撤销');
    await desk.picture('undone', { tall: true });
    const usable = await stage.api.couponsOf(shopper.code, 'usable');
    must(
      usable.some(({ id }) => id === coupon.id),
      'the coupon did not come back',
    );

    await desk.tap('券的来历');
    await desk.see('为什么有这张券', '发生过什么', '退回券包', '已使用');
    await desk.picture('history', { tall: true });
    await desk.back();
    await desk.tap('回核销台');
    await desk.see('今日核销', '已撤销');
    await desk.picture('today-undone', { tall: true });

    // The code beside it: one digit wrong is found out before anybody looks.
    desk.faults.expect(400, 404);
    await typeCode(
      desk,
      coupon.code.replace(/.$/, (/** @type {string} */ digit) => String((Number(digit) + 1) % 10)),
    );
    await desk.see('不能核销', '改用扫码');
    await desk.picture('wrong-code');
    await stage.done(desk);
    await evening(stage);
  },
});

/** The receipt the manager has before them. @param {import('../driver/stage.mjs').Stage} stage */
async function newestOf(stage) {
  const token = await stage.api.staffToken(managerOf(stage));
  const { items } = await stage.api.ask('GET', '/staff/verifications/today', { token });
  const undoable = items.find((/** @type {any} */ receipt) => receipt.undoableUntil !== null);
  must(undoable !== undefined, 'nothing may be undone just now');
  return undoable.id;
}

/** What was undone, on other screens. @param {import('../driver/stage.mjs').Stage} stage */
async function evening(stage) {
  for (const look of [{ width: 320, dark: true }, { width: 430 }]) {
    const phone = await stage.phone(look);
    await startShift(stage, phone, managerOf(stage));
    await phone.words('已撤销').first().tap();
    await phone.see('撤销原因');
    await phone.picture('undone', { tall: true });
    await phone.tap('券的来历');
    await phone.see('发生过什么');
    await phone.picture('history', { tall: true });
    await stage.done(phone);
  }
}

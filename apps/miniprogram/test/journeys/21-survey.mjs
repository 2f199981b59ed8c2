// @ts-check
import { must, openFromMe, signedAnHourAgo, visitorCode } from './steps.mjs';

/** @typedef {import('../driver/stage.mjs').Stage} Stage */
/** @typedef {import('../driver/phone.mjs').Phone} Phone */

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'an hour after the parcel a survey is answered a question at a time, left and taken up again, once',
  async play(stage) {
    const code = visitorCode();
    const phone = await stage.phone();
    await phone.openAs(code);
    await phone.see('欢迎来到');
    await signedAnHourAgo(stage, code);

    await openFromMe(phone, '消息');
    await phone.see('「每日坚果礼盒」收到了吗？');
    await phone.picture('told');
    await phone.tap('「每日坚果礼盒」收到了吗？');
    await phone.see('第 1 题，共 3 题', '这次收到的商品，您满意吗？', '得 20 积分');
    await phone.picture('first');
    await phone.tap('下一题');
    await phone.see('选一个再继续');
    await tapNumber(phone, 5);
    await phone.see('第 2 题，共 3 题', '推荐给朋友');
    await phone.picture('second');

    // Left and taken up again: from the order this time.
    await phone.back();
    await phone.see('消息');
    await phone.back();
    await phone.tap('我的订单', { exact: true });
    await phone.tap('每日坚果礼盒');
    await phone.see('说说这次怎么样', '得 20 积分');
    await phone.picture('from-order', { tall: true });
    await phone.tap('说说这次怎么样');
    await phone.see('第 2 题，共 3 题');
    await tapNumber(phone, 10);
    await phone.see('第 3 题，共 3 题', '可以不填');
    await phone.tap('上一题');
    await phone.see('第 2 题，共 3 题');
    await phone.tap('下一题');

    phone.faults.expect(422);
    await write(phone, '<script>alert(1)</script>');
    await phone.tap('提交');
    await phone.see('文字里不能有网页代码');
    await phone.picture('refused');
    await write(phone, '包装很用心，坚果也新鲜，下次还来');
    await phone.picture('third');
    await phone.tap('提交');
    await phone.see('谢谢您的回答', '20 积分已到账');
    await phone.picture('thanks');
    await phone.tap('看看我的积分');
    await phone.see('收货满意度');
    await phone.back();
    await phone.back();
    await phone.see('订单详情');
    await phone.seeNot('说说这次怎么样');
    await stage.done(phone);

    await laterStates(stage, code);
  },
});

/** What was answered, and what is nobody's. @param {Stage} stage @param {string} code */
async function laterStates(stage, code) {
  const token = await stage.api.loginToken(code);
  const { items } = await stage.api.ask('GET', '/me/surveys', { token });
  must(items.length === 1, 'one order was asked about more than once');
  const page = `packages/care/pages/survey/index?no=${items[0].surveyNo}`;
  const phone = await stage.phone({ width: 320, dark: true });
  await phone.openAs(code, page);
  await phone.see('您已经填过了', '您的回答', '5 分，很满意', '10 分', '下次还来');
  await phone.picture('answered', { tall: true });
  await stage.done(phone);

  const stranger = await stage.phone();
  stranger.faults.expect(404);
  await stranger.openAs(visitorCode(), page);
  await stranger.see('没有找到这份调查');
  await stranger.picture('foreign');
  await stage.done(stranger);

  // Another's first question in the dark, on a small phone.
  const small = await stage.phone({ width: 320, dark: true });
  const other = visitorCode();
  await small.openAs(other);
  await small.see('欢迎来到');
  await signedAnHourAgo(stage, other);
  await openFromMe(small, '消息');
  await small.tap('「每日坚果礼盒」收到了吗？');
  await small.see('第 1 题，共 3 题');
  await small.picture('first-dark');
  await tapNumber(small, 2);
  await small.see('第 2 题，共 3 题');
  await small.picture('second-dark');
  await stage.done(small);
}

/** @param {Phone} phone @param {number} number */
async function tapNumber(phone, number) {
  await phone.tap(String(number), { exact: true });
}

/** @param {Phone} phone @param {string} words */
async function write(phone, words) {
  await phone.page.locator('textarea').filter({ visible: true }).first().fill(words);
}

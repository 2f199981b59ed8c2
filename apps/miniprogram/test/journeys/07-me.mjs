// @ts-check
import { must } from './steps.mjs';

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a shopper looks at themselves, leaves, and comes back',
  async play(stage) {
    const phone = await stage.phone();
    await phone.openAs(stage.shoppers[0].code);
    await phone.see('累计为您节省');
    await phone.tap('我的', { exact: true, last: true });
    await phone.see('积分商城', '认领订单', '设置');
    await phone.picture('me');
    if (stage.target.name === 'weapp') {
      await phone.tap('告诉朋友');
      const [card] = await phone.page.evaluate(() => /** @type {any} */ (window).weappReport.shared);
      must(card?.path?.startsWith('/pages/'), `the card for friends leads nowhere: ${JSON.stringify(card)}`);
    }
    await phone.tap('设置', { exact: true });
    await phone.see('店员入口', '退出登录');
    await phone.picture('settings');
    await phone.tap('退出登录', { exact: true });
    await phone.see('再想想');
    await phone.picture('asks');
    await phone.tap('再想想');
    await phone.seeNot('再想想');
    await phone.tap('退出登录', { exact: true });
    await phone.tap('退出', { exact: true });
    await phone.see('一键登录');
    await phone.picture('signed-out');
    await phone.tap('一键登录');
    if (stage.target.name === 'h5') await phone.tap('同意并登录');
    await phone.see('积分商城');
    await stage.done(phone);
  },
});

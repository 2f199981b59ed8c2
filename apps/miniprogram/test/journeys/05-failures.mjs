// @ts-check
import { must } from './steps.mjs';

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'the API fails or the network is gone: the page says so, and trying again works',
  async play(stage) {
    const shopper = stage.shoppers[0];
    for (const answer of /** @type {const} */ ([500, 'offline'])) {
      const phone = await stage.phone();
      const heal = await phone.breakApi('/me/archive', answer);
      await phone.openAs(shopper.code);
      await phone.see('再试一次', answer === 500 ? '服务暂时没有回应' : '网络没有连上');
      await phone.picture(`archive-${answer}`);
      await heal();
      await phone.tap('再试一次');
      await phone.see('累计为您节省');

      const healWallet = await phone.breakApi('/me/coupons', answer);
      await phone.tap('券包', { exact: true, last: true });
      await phone.see('再试一次');
      await phone.picture(`wallet-${answer}`);
      await healWallet();
      await phone.tap('再试一次');
      await phone.seeNot('再试一次');
      await stage.done(phone);
    }

    const newcomers = [];
    for (const one of stage.shoppers) {
      if ((await stage.api.archiveOf(one.code)).totals.orders === 0) newcomers.push(one);
    }
    must(newcomers.length > 0, 'the demo has nobody who never ordered');
    const phone = await stage.phone();
    await phone.openAs(newcomers[0].code);
    await phone.see('欢迎来到');
    await phone.picture('newcomer', { tall: true });
    await phone.tap('券包', { exact: true, last: true });
    await phone.see('还没有能用的券');
    await phone.picture('empty-wallet');
    await stage.done(phone);
  },
});

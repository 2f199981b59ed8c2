// @ts-check
import { must } from './steps.mjs';

export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'the rules of the ladder are one tap from the archive, in the words of the API',
  async play(stage) {
    for (const look of [{ width: 375 }, { width: 320, dark: true }]) {
      const shopper = stage.shoppers[0];
      const archive = await stage.api.archiveOf(shopper.code);
      const ladder = archive.ladders[0];
      must(ladder !== undefined, `${shopper.label} stands on no ladder`);
      const phone = await stage.phone(look);
      await phone.openAs(shopper.code);
      await phone.tap('规则说明');
      await phone.see('怎么算');
      for (const step of ladder.steps) await phone.see(step.condition);
      for (const rule of ladder.rules) await phone.see(rule);
      await phone.picture('rules', { tall: true });
      await phone.back();
      await phone.see('累计为您节省');
      await stage.done(phone);
    }
  },
});

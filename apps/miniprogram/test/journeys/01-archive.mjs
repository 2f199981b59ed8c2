// @ts-check
import { must } from './steps.mjs';

/** Each place on the ladder, and what the archive says there, straight from the API it must agree with. */
export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'a shopper on each step of the ladder signs in and sees their archive',
  async play(stage) {
    must(stage.shoppers.length > 0, 'GET /demo/people lists no shopper');
    for (const shopper of stage.shoppers) {
      const archive = await stage.api.archiveOf(shopper.code);
      const phone = await stage.phone();
      await phone.openAs(shopper.code);
      await phone.see(archive.person.nickname);
      if (archive.totals.orders > 0)
        await phone.see('您已在我们这里购买', String(archive.totals.items), '累计为您节省');
      else await phone.see(`欢迎来到${archive.brandName}`);
      for (const ladder of archive.ladders) {
        await phone.see(ladder.name);
        for (const step of ladder.steps) await phone.see(step.title, step.condition);
        if (ladder.next !== null) await phone.see(ladder.next.text);
      }
      if (archive.memberPrice !== null) await phone.see(archive.memberPrice.name);
      await phone.picture(nameOf(shopper), { tall: true });
      await stage.done(phone);
    }
    for (const look of [{ width: 320 }, { width: 430 }, { width: 375, dark: true }]) {
      const phone = await stage.phone(look);
      await phone.openAs(stage.shoppers[Math.min(2, stage.shoppers.length - 1)].code);
      await phone.see('累计为您节省');
      await phone.picture('screen');
      await phone.picture('whole', { tall: true });
      await stage.done(phone);
    }
  },
});

/** @param {{ code: string }} shopper */
function nameOf(shopper) {
  return shopper.code.replace(/^demo:/, '').replace(/[^\w-]/g, '-');
}

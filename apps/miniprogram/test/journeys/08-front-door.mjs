// @ts-check
import { join } from 'node:path';
import { watchFaults } from '../driver/faults.mjs';

/** The first page of a fresh start: a phone in the browser, and people to be with one tap. */
export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'the first page shows the phone; one tap on a person shows their archive in it',
  targets: ['h5'],
  async play(stage) {
    const page = await stage.browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' });
    const faults = watchFaults(page);
    try {
      await page.goto(`${stage.api.url}/`);
      const phone = page.frameLocator('iframe');
      for (const shopper of [stage.shoppers[0], stage.shoppers[stage.shoppers.length - 2]]) {
        const { person } = await stage.api.archiveOf(shopper.code);
        await page.getByText(shopper.label).first().click();
        await phone.getByText(person.nickname).filter({ visible: true }).first().waitFor({ timeout: 10_000 });
        await phone.getByText('复购阶梯').filter({ visible: true }).first().waitFor({ timeout: 10_000 });
      }
      await keepPicture(stage, page, 'shopper');
      await page.getByText(stage.staff[0].label).first().click();
      await phone.getByText('扫一扫核销').filter({ visible: true }).first().waitFor({ timeout: 10_000 });
      await keepPicture(stage, page, 'staff');
    } catch (error) {
      await keepPicture(stage, page, 'FAILED');
      throw error;
    } finally {
      await page.close();
    }
    if (faults.list.length > 0) throw new Error(faults.list.join('\n        '));
  },
});

/** @param {import('../driver/stage.mjs').Stage} stage @param {import('playwright-core').Page} page @param {string} step */
async function keepPicture(stage, page, step) {
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(stage.folder, `${stage.journey}-${step}-1280.png`) });
}

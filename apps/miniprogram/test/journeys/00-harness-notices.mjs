// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { weappTarget } from '../driver/targets.mjs';
import { startWeappServer } from '../weapp/server.mjs';
import { must } from './steps.mjs';

const FAULTY = join(dirname(fileURLToPath(import.meta.url)), '../weapp/faulty');
const EXPECTED = [
  'WXSS has no "*"',
  'local url() does not load',
  '<picker-view> is used',
  'wx.makeCoffee was called',
  'can not navigateTo a tabbar page',
  '"/me/archive" is no complete address',
  'requestSubscribeMessage was called without a tap',
  'no agreement button with the id "never-tapped" was tapped',
  'open-type="getRealNameAuthInfo"> is used',
];

/** A harness that notices nothing would let every journey pass. */
export default /** @type {import('../run-journeys.mjs').Journey} */ ({
  title: 'the harness notices what the real WeChat would not do',
  targets: ['weapp'],
  async play(stage) {
    const server = await startWeappServer({ directory: FAULTY, apiUrl: stage.api.url });
    try {
      const phone = await stage.phone({ target: weappTarget(server.url) });
      await phone.open({});
      await phone.tap('count');
      await phone.see('count 1');
      await phone.words('disabled', { exact: true }).tap({ force: true });
      for (const name of ['unknown', 'window', 'tab', 'relative', 'late', 'agreed', 'open-type', 'lost'])
        await phone.tap(name);
      await phone.see(
        'window undefined undefined undefined undefined',
        'lost {}',
        'count 1',
        'privacy permission is not authorized',
      );
      const faults = await stage.putAway(phone);
      for (const text of EXPECTED) {
        must(
          faults.some((fault) => fault.includes(text)),
          `not noticed: ${text}; noticed: ${faults.join(' | ')}`,
        );
      }
      must(faults.length === EXPECTED.length, `more than expected: ${faults.join(' | ')}`);

      const timeline = await stage.phone({ target: weappTarget(server.url) });
      await timeline.open({ timeline: true });
      await timeline.see('前往小程序');
      await timeline.tap('tab');
      const refused = await stage.putAway(timeline);
      must(
        refused.some((fault) => /wx.navigateTo .* single page/.test(fault)),
        `a way out of a single page was not noticed: ${refused.join(' | ')}`,
      );
    } finally {
      await server.close();
    }
  },
});

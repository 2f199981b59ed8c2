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
      for (const name of ['unknown', 'window', 'tab', 'relative', 'lost']) await phone.tap(name);
      await phone.see('window undefined undefined undefined undefined', 'lost {}', 'count 1');
      const faults = await stage.putAway(phone);
      for (const text of EXPECTED) {
        must(
          faults.some((fault) => fault.includes(text)),
          `not noticed: ${text}; noticed: ${faults.join(' | ')}`,
        );
      }
      must(faults.length === EXPECTED.length, `more than expected: ${faults.join(' | ')}`);
    } finally {
      await server.close();
    }
  },
});

// Builds what has changed and starts everything on the embedded database, with the demo brand.
// Production runs `node apps/api/dist/apps/api/src/main.js` with its own environment (docs/operations.md).
import { answers, apiEntry, buildApi, buildMini, buildSandbox, keep, startSandbox } from './lib.mjs';

await buildApi();
await buildSandbox();
await buildMini('h5');

const port = process.env.PORT ?? '3000';
// A real mini-program, or a sandbox that runs elsewhere, takes the place of ours.
const isElsewhere = Boolean(process.env.SANDBOX_URL || process.env.WECHAT_APP_ID);
const sandboxUrl = isElsewhere
  ? process.env.SANDBOX_URL
  : (await startSandbox(`http://127.0.0.1:${port}`)).url;
const env = {
  FANCHANG_MODE: 'demo',
  BRAND_NAME: process.env.BRAND_NAME ?? '晚灯果铺',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  PORT: port,
  ...(sandboxUrl && { SANDBOX_URL: sandboxUrl }),
};
console.log('Starting; the first start lives sixty days of an invented snack brand …');
keep(process.execPath, [apiEntry('main')], env);

const base = `http://localhost:${port}`;
if (await answers(`${base}/health/ready`, 180)) {
  console.log(`
  Fanchang 返场 is ready

    first page, one-tap demo logins   ${base}/
    mini-program (H5)                 ${base}/app/
    outside world (sandbox)           ${sandboxUrl ? `${sandboxUrl.replace('127.0.0.1', 'localhost')}/` : 'the real one'}
    API documentation                 ${base}/docs
    health, metrics                   ${base}/health/ready   ${base}/metrics

  Ctrl-C stops it. Delete var/ to begin the story anew.
`);
}

// Builds what has changed and starts everything on the embedded database, with the demo brand.
// Production runs `node apps/api/dist/apps/api/src/main.js` with its own environment (docs/operations.md).
import { answers, apiEntry, buildApi, buildMini, keep } from './lib.mjs';

await buildApi();
await buildMini('h5');

const port = process.env.PORT ?? '3000';
const env = {
  FANCHANG_MODE: 'demo',
  BRAND_NAME: process.env.BRAND_NAME ?? '晚灯果铺',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  PORT: port,
};
console.log('Starting; the first start lives sixty days of an invented snack brand …');
keep(process.execPath, [apiEntry('main')], env);

const base = `http://localhost:${port}`;
if (await answers(`${base}/health/ready`, 180)) {
  console.log(`
  Fanchang 返场 is ready

    first page, one-tap demo logins   ${base}/
    mini-program (H5)                 ${base}/app/
    API documentation                 ${base}/docs
    health, metrics                   ${base}/health/ready   ${base}/metrics

  Ctrl-C stops it. Delete var/ to begin the story anew.
`);
}

// Builds everything: the API and the mini-program for WeChat and for browsers.
import { buildApi, buildMini } from './lib.mjs';

await buildApi();
await buildMini('h5');
await buildMini('weapp');

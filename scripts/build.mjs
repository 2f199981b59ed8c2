// Builds everything: the API, the sandbox, and the mini-program for WeChat and for browsers.
import { buildApi, buildMini, buildSandbox } from './lib.mjs';

await buildApi();
await buildSandbox();
await buildMini('h5');
await buildMini('weapp');

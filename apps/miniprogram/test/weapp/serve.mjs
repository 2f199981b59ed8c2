// @ts-check
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWeappServer } from './server.mjs';

/** Serves the weapp output to look around by hand, in a browser that shows phones: API_URL, SANDBOX_URL, WEAPP_DIST, PORT. */
const built = resolve(dirname(fileURLToPath(import.meta.url)), '../../dist/weapp');
const { url } = await startWeappServer({
  directory: process.env.WEAPP_DIST ?? built,
  apiUrl: process.env.API_URL ?? 'http://127.0.0.1:3000',
  sandboxUrl: process.env.SANDBOX_URL,
  port: Number(process.env.PORT ?? 3100),
});
console.log(`weapp build at ${url}/?login=demo:demo-newcomer`);

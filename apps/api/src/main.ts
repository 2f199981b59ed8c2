import 'reflect-metadata';
import { createApp } from './app';
import { ConfigError, readConfig } from './config';
import { DemoSeed } from './demo/demo-seed';
import { shownError } from './platform/redact';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await app.init();
  if (config.mode === 'demo') await app.get(DemoSeed).ensure();
  await app.listen(config.port, config.host);
  process.stdout.write(`fanchang listens on ${await app.getUrl()}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : shownError(error)}\n`);
  process.exit(1);
});

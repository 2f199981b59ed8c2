import 'reflect-metadata';
import { createContext } from './app';
import { ConfigError, readConfig } from './config';
import { shownError } from './platform/redact';

/** Does due work without HTTP; run as many as there is work for. */
async function main(): Promise<void> {
  const context = await createContext({ ...readConfig(process.env), worker: true });
  context.enableShutdownHooks([], { useProcessExit: true });
  process.stdout.write('fanchang worker is at work\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : shownError(error)}\n`);
  process.exit(1);
});

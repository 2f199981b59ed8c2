import { createSandbox } from './app';
import { meetDemoPeople } from './demo-people';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 3900);

/** The sandbox as a process of its own. FANCHANG_URL says where our API listens for pushes. */
async function main(): Promise<void> {
  const { app, world } = createSandbox({ target: process.env.FANCHANG_URL || null });
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      ending.abort();
      void app.close().then(() => process.exit(0));
    });
  }
  const url = await app.listen({ port: PORT, host: HOST });
  process.stdout.write(`sandbox listens on ${url}\n`);
  await meetDemoPeople(world.core, ending.signal);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

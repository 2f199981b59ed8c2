import { createApp } from '../app';
import { openApiOf } from '../openapi';
import { commandConfig } from './command';

/** `openapi`: the document, for `libs/contract`. */
export async function exportOpenApi(): Promise<void> {
  const app = await createApp(commandConfig('file:var/openapi.db'));
  await app.init();
  const document = openApiOf(app);
  await app.close();
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

import type { Keys } from '../../../platform/auth/keys';
import type { Db } from '../../../platform/database/db';

/** Lets another system tell us orders. @param client.secret in clear; kept sealed, because HMAC needs it back. */
export async function addApiClient(
  db: Db,
  keys: Keys,
  client: { clientKey: string; secret: string; source: string },
): Promise<void> {
  await db.upsert(
    'api_clients',
    ['client_key', 'secret_sealed', 'source', 'active'],
    [[client.clientKey, keys.encrypt(client.secret), client.source, 1]],
    ['client_key'],
    ['secret_sealed', 'source', 'active'],
  );
}

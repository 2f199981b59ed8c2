/**
 * A process that needs an access token many times at once, by the built code: `node token-asker.cjs <dist>
 * <database url> <upstream url> <count>`. Says "ready", begins at a line on its input, and prints the different tokens.
 */
const events = require('node:events');
const paths = require('node:path');

const [dist, databaseUrl, upstreamUrl, count] = process.argv.slice(2);
const from = (path) => require(paths.join(dist, path));
const { databaseOf } = from('config.js');
const { Keys } = from('platform/auth/keys.js');
const { Database } = from('platform/database/database.js');
const { Log } = from('platform/log.js');
const { Metrics } = from('platform/metrics.js');
const { AccessTokens } = from('platform/outside/access-tokens.js');
const { Outside } = from('platform/outside/outside.js');
const { TokenRows } = from('platform/outside/token-rows.js');
const { stableToken } = from('platform/wechat/stable-token.js');

async function main() {
  const log = new Log('silent');
  const database = await Database.open(databaseOf(databaseUrl, 2));
  const tokens = new AccessTokens(new TokenRows(database, new Keys(Buffer.alloc(32, 7))), log);
  const service = new Outside(log, new Metrics()).service('mini-program', upstreamUrl);
  const app = stableToken(service, { appId: 'wx1', appSecret: 'secret-1', baseUrl: upstreamUrl, push: null });
  process.stdout.write('ready\n');
  await events.once(process.stdin, 'data');
  const asked = Array.from({ length: Number(count) }, () =>
    tokens.tokenOf(app).catch((error) => `no token: ${error.reason ?? error.message}`),
  );
  process.stdout.write(`${JSON.stringify([...new Set(await Promise.all(asked))])}\n`);
  await database.close();
  process.exit(0);
}

void main();

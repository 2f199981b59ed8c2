import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FROM_FILE, readConfig, VARIABLES } from './config';
import { MERCHANT_PRIVATE_KEY, PLATFORM_PUBLIC_KEY } from './platform/outside/sandbox-pay-keys';
import { secretsOf } from './platform/secrets-of';

const KEY = Buffer.alloc(32, 5).toString('base64');
const letters = (letter: string) => letter.repeat(43);

/** A value of each secret, as it may be. */
const VALUES: Record<(typeof FROM_FILE)[number], string> = {
  SECRET_KEY: KEY,
  DATA_KEYS: `k1:${Buffer.alloc(32, 6).toString('base64')}`,
  DATABASE_URL: 'mysql://fanchang:database-password@127.0.0.1:3306/fanchang',
  REDIS_URL: 'redis://:redis-password@127.0.0.1:6379',
  WECHAT_APP_SECRET: 'mini-app-secret',
  WECHAT_PUSH_TOKEN: 'mini-push-token',
  WECHAT_PUSH_AES_KEY: letters('a'),
  WEIXIN_SHOP_APP_SECRET: 'shop-app-secret',
  WEIXIN_SHOP_PUSH_TOKEN: 'shop-push-token',
  WEIXIN_SHOP_PUSH_AES_KEY: letters('b'),
  WECOM_SECRET: 'wecom-secret',
  WECOM_PUSH_TOKEN: 'wecom-push-token',
  WECOM_PUSH_AES_KEY: letters('c'),
  DOUYIN_APP_SECRET: 'douyin-secret',
  WECHAT_PAY_PRIVATE_KEY: MERCHANT_PRIVATE_KEY,
  WECHAT_PAY_API_V3_KEY: 'an-api-v3-key-of-thirty-two-lett',
  WECHAT_PAY_PUBLIC_KEY: PLATFORM_PUBLIC_KEY,
  S3_SECRET_ACCESS_KEY: 's3-secret-access-key',
};
const PUBLIC = {
  FANCHANG_MODE: 'test',
  WECHAT_APP_ID: 'wx1',
  WEIXIN_SHOP_APP_ID: 'wx2',
  WECOM_CORP_ID: 'ww1',
  DOUYIN_APP_KEY: '7',
  DOUYIN_SHOP_ID: '1',
  WECHAT_PAY_MCH_ID: '1900000009',
  WECHAT_PAY_SERIAL_NO: '5A4E0B0C1D2E3F40',
  WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_1',
  WECHAT_PAY_NOTIFY_URL: 'https://fanchang.example/push/weixin-pay',
  S3_BUCKET: 'photos-of-the-brand',
  S3_ACCESS_KEY_ID: 'id',
};

describe('secrets', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fanchang-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('may all come from files, and mean the same', () => {
    const files = Object.fromEntries(
      Object.entries(VALUES).map(([name, value]) => {
        const path = join(folder, name);
        writeFileSync(path, `${value}\n`);
        return [`${name}_FILE`, path];
      }),
    );
    expect(readConfig({ ...PUBLIC, ...files })).toEqual(readConfig({ ...PUBLIC, ...VALUES }));
  });

  it('are every variable whose name says so', () => {
    // An app's key is its public name at 抖店.
    const secret = VARIABLES.filter((name) => /SECRET|TOKEN|PASSWORD|_KEYS?$/.test(name)).filter(
      (name) => name !== 'DOUYIN_APP_KEY',
    );
    expect(secret.length).toBeGreaterThan(8);
    expect(secret.filter((name) => !(FROM_FILE as readonly string[]).includes(name))).toEqual([]);
  });

  it('are all known to the log, which hides them', () => {
    const known = secretsOf(readConfig({ ...PUBLIC, ...VALUES }));
    for (const [name, value] of Object.entries(VALUES)) {
      const inside = /:([^:@]+)@/.exec(value)?.[1] ?? value.replace(/^k1:/, '');
      expect({ name, isKnown: known.includes(inside) }).toEqual({ name, isKnown: true });
    }
  });

  it('that cannot be read are named, never shown', () => {
    const path = join(folder, 'nowhere');
    expect(() => readConfig({ ...PUBLIC, DATABASE_URL_FILE: path })).toThrow(
      'DATABASE_URL_FILE: cannot be read',
    );
  });
});

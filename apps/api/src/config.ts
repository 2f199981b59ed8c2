import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { OUTSIDE_ENVIRONMENT, type OutsideConfig, outsideOf } from './config-outside';
import type { S3Config } from './platform/storage/s3';

/** What the process was told, read once at start. Everything else asks this, never `process.env`. */
export interface Config {
  mode: 'production' | 'demo' | 'test';
  host: string;
  port: number;
  database: { kind: 'sqlite'; path: string } | { kind: 'mysql'; url: string; poolSize: number };
  /** Where BullMQ distributes work; null where each process looks for it in the database. */
  redisUrl: string | null;
  businessZone: string;
  brandName: string;
  /** 32 bytes; every other key is derived from it. */
  secretKey: Buffer;
  /** Keys personal data is sealed with, the current one first; empty: one derived from `secretKey`. */
  dataKeys: readonly { id: string; key: Buffer }[];
  outside: OutsideConfig;
  /** Where photos are kept. */
  storage: { kind: 'folder'; path: string } | ({ kind: 's3' } & S3Config);
  /** How the world reaches us, without a slash at its end; null where nobody outside has to. */
  publicUrl: string | null;
  /** Proxies whose word on a client's address is taken: a hop count, addresses, or none. */
  trustProxy: string | number | false;
  /** Fixed time for reproducible runs, epoch ms; never in production. */
  fixedNow: number | null;
  worker: boolean;
  logLevel: string;
}

const zone = z.string().refine(isZone, 'is not a time zone such as Asia/Shanghai');

const Environment = z.object({
  FANCHANG_MODE: z.enum(['production', 'demo', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|mysql:\/\/|mariadb:\/\/)/, 'must begin with file:, mysql:// or mariadb://')
    .default('file:var/fanchang.db'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  BUSINESS_TZ: zone.default('Asia/Shanghai'),
  BRAND_NAME: z.string().min(1).default('返场'),
  SECRET_KEY: z.string().optional(),
  DATA_KEYS: z.string().optional(),
  TRUST_PROXY: z.string().max(512).optional(),
  ...OUTSIDE_ENVIRONMENT,
  PUBLIC_URL: z
    .url()
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  PHOTO_FOLDER: z.string().min(1).default('var/photos'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9.-]{3,63}$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z.string().min(1).max(64).default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).max(256).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).max(256).optional(),
  FIXED_NOW: z.iso.datetime({ offset: true }).optional(),
  WORKER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** Every variable there is, but for the files below. */
export const VARIABLES = Object.keys(Environment.shape);

/** What may come from a file instead of the environment: `NAME_FILE` is its path. */
export const FROM_FILE = [
  'SECRET_KEY',
  'DATA_KEYS',
  'DATABASE_URL',
  'REDIS_URL',
  'WECHAT_APP_SECRET',
  'WECHAT_PUSH_TOKEN',
  'WECHAT_PUSH_AES_KEY',
  'WEIXIN_SHOP_APP_SECRET',
  'WEIXIN_SHOP_PUSH_TOKEN',
  'WEIXIN_SHOP_PUSH_AES_KEY',
  'WECOM_SECRET',
  'WECOM_PUSH_TOKEN',
  'WECOM_PUSH_AES_KEY',
  'DOUYIN_APP_SECRET',
  'WECHAT_PAY_PRIVATE_KEY',
  'WECHAT_PAY_API_V3_KEY',
  'WECHAT_PAY_PUBLIC_KEY',
  'S3_SECRET_ACCESS_KEY',
] as const;

/** Thrown at start: every line says which variable is wrong and how. Never holds a value. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`configuration refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Reads and checks the environment. @throws ConfigError */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const given = withFiles(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== '')),
    problems,
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError([...problems, ...wrong]);
  }
  const e = parsed.data;
  const outside = outsideOf(e, e.FANCHANG_MODE === 'production', problems);
  if (e.FANCHANG_MODE === 'production' && outside.miniProgram === null) {
    problems.push('WECHAT_APP_ID, WECHAT_APP_SECRET: needed in production (FANCHANG_MODE=demo runs without)');
  }
  if (e.FANCHANG_MODE === 'production' && e.FIXED_NOW !== undefined) {
    problems.push('FIXED_NOW: not allowed in production');
  }
  if (e.FANCHANG_MODE === 'production' && e.PUBLIC_URL?.startsWith('https://') === false) {
    problems.push('PUBLIC_URL: must begin with https:// in production');
  }
  const storage = storageFrom(e, problems);
  const secretKey = readSecret(e, problems);
  const dataKeys = readDataKeys(e.DATA_KEYS, problems);
  if (problems.length > 0) throw new ConfigError(problems);

  return {
    mode: e.FANCHANG_MODE,
    host: e.HOST,
    port: e.PORT,
    database: databaseOf(e.DATABASE_URL, e.DATABASE_POOL),
    redisUrl: e.REDIS_URL ?? null,
    businessZone: e.BUSINESS_TZ,
    brandName: e.BRAND_NAME,
    secretKey,
    dataKeys,
    outside,
    storage,
    publicUrl: e.PUBLIC_URL ?? null,
    trustProxy: proxiesOf(e.TRUST_PROXY),
    fixedNow: e.FIXED_NOW === undefined ? null : Date.parse(e.FIXED_NOW),
    worker: e.WORKER === 'on',
    logLevel: e.LOG_LEVEL,
  };
}

/** Where the books are. `file:` paths count from the working directory. */
export function databaseOf(url: string, poolSize = 10): Config['database'] {
  if (url.startsWith('file:')) return { kind: 'sqlite', path: resolve(url.slice('file:'.length)) };
  return { kind: 'mysql', url, poolSize };
}

/** A bucket where one is named, with all that it needs; else a folder. */
function storageFrom(e: z.infer<typeof Environment>, problems: string[]): Config['storage'] {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = e;
  if (bucket === undefined) return { kind: 'folder', path: resolve(e.PHOTO_FOLDER) };
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    problems.push('S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: needed with S3_BUCKET');
  }
  return {
    kind: 's3',
    bucket,
    region: e.S3_REGION,
    endpoint: e.S3_ENDPOINT ?? null,
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
  };
}

/** Secrets whose file is named are read from it; what the environment says itself comes first. */
function withFiles(given: Record<string, string | undefined>, problems: string[]): typeof given {
  const said = { ...given };
  for (const name of FROM_FILE) {
    const path = given[`${name}_FILE`];
    if (path === undefined || given[name] !== undefined) continue;
    try {
      said[name] = readFileSync(path, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE: cannot be read`);
      // Said to be there, so that it is not reported as missing, too.
      if (name === 'SECRET_KEY') said[name] = Buffer.alloc(32).toString('base64');
    }
  }
  return said;
}

/** 32 bytes from the environment or a file. Outside production one is made and kept beside the database. */
function readSecret(e: z.infer<typeof Environment>, problems: string[]): Buffer {
  if (e.SECRET_KEY !== undefined) {
    const key = Buffer.from(e.SECRET_KEY.trim(), 'base64');
    if (key.length !== 32) problems.push('SECRET_KEY: must be 32 bytes in base64 (openssl rand -base64 32)');
    return key;
  }
  if (e.FANCHANG_MODE === 'production') {
    problems.push('SECRET_KEY or SECRET_KEY_FILE: needed in production (openssl rand -base64 32)');
    return Buffer.alloc(32);
  }
  return devSecret(resolve('var/secret.key'));
}

/** `id:base64` of 32 bytes each, separated by commas or lines, the current key first. `v1` is the derived one's. */
function readDataKeys(text: string | undefined, problems: string[]): { id: string; key: Buffer }[] {
  const keys = (text ?? '')
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map((one) => {
      const [id = '', encoded = ''] = one.split(':');
      return { id, key: Buffer.from(encoded, 'base64') };
    });
  const isWrong = keys.some(
    ({ id, key }) => !/^[a-z0-9]{1,16}$/.test(id) || id === 'v1' || key.length !== 32,
  );
  if (isWrong || new Set(keys.map(({ id }) => id)).size !== keys.length) {
    problems.push('DATA_KEYS: must be id:key,… with different ids (not v1) and keys of 32 bytes in base64');
    return [];
  }
  return keys;
}

function proxiesOf(text: string | undefined): string | number | false {
  if (text === undefined) return false;
  return /^\d{1,2}$/.test(text) ? Number(text) : text;
}

function devSecret(path: string): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx' });
      chmodSync(path, 0o600);
    } catch {
      // Another process made it first; its key is as good.
    }
  }
  return Buffer.from(readFileSync(path, 'utf8'), 'base64');
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

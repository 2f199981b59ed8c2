import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';

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
  login: { kind: 'sandbox' } | { kind: 'wechat'; appId: string; appSecret: string; baseUrl: string };
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
  SECRET_KEY_FILE: z.string().optional(),
  WECHAT_APP_ID: z.string().optional(),
  WECHAT_APP_SECRET: z.string().optional(),
  WECHAT_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  FIXED_NOW: z.iso.datetime({ offset: true }).optional(),
  WORKER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** Thrown at start: every line says which variable is wrong and how. Never holds a value. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`configuration refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Reads and checks the environment. @throws ConfigError */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const e = parsed.data;
  const problems: string[] = [];
  const wechat = e.WECHAT_APP_ID !== undefined && e.WECHAT_APP_SECRET !== undefined;
  if (e.FANCHANG_MODE === 'production' && !wechat) {
    problems.push('WECHAT_APP_ID, WECHAT_APP_SECRET: needed in production (FANCHANG_MODE=demo runs without)');
  }
  if (e.FANCHANG_MODE === 'production' && e.FIXED_NOW !== undefined) {
    problems.push('FIXED_NOW: not allowed in production');
  }
  const secretKey = readSecret(e, problems);
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
    login:
      wechat && e.FANCHANG_MODE !== 'test'
        ? {
            kind: 'wechat',
            appId: e.WECHAT_APP_ID ?? '',
            appSecret: e.WECHAT_APP_SECRET ?? '',
            baseUrl: e.WECHAT_BASE_URL,
          }
        : { kind: 'sandbox' },
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

/** 32 bytes from the environment or a file. Outside production one is made and kept beside the database. */
function readSecret(e: z.infer<typeof Environment>, problems: string[]): Buffer {
  const text = e.SECRET_KEY ?? (e.SECRET_KEY_FILE && readText(e.SECRET_KEY_FILE, problems));
  if (text) {
    const key = Buffer.from(text.trim(), 'base64');
    if (key.length !== 32) problems.push('SECRET_KEY: must be 32 bytes in base64 (openssl rand -base64 32)');
    return key;
  }
  if (e.FANCHANG_MODE === 'production') {
    problems.push('SECRET_KEY or SECRET_KEY_FILE: needed in production (openssl rand -base64 32)');
    return Buffer.alloc(32);
  }
  return devSecret(resolve('var/secret.key'));
}

function readText(path: string, problems: string[]): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    problems.push('SECRET_KEY_FILE: cannot be read');
    return '';
  }
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

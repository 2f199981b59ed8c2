import type { AccessTokens } from '../outside/access-tokens';
import { NOT_CONFIGURED, type Rejected, Unavailable } from '../outside/answers';
import { FieldMissing, Fields } from '../outside/fields';
import type { Call, Reply } from '../outside/http';
import type { OutsideService } from '../outside/outside';
import { readJson } from '../outside/read-json';
import type { TokenApp } from '../outside/token-app';

/** A call of the server API; the token comes by itself. */
export type ServerCall = Omit<Call, 'body'> & { json?: object };

/** Busy; every call may be made again later. */
const BUSY = -1;
/** 40001 invalid, 40014 illegal, 42001 expired. */
const DEAD_TOKEN = new Set<number | string>([40_001, 40_014, 42_001]);

/**
 * The manners that WeChat's and WeCom's server APIs share: the access token in the query, refreshed once when it is dead,
 * and `errcode`, which success often leaves out.
 */
export class ServerApi {
  /** @param app null when the brand has none: every call is rejected as not configured. */
  constructor(
    private readonly service: OutsideService,
    private readonly tokens: AccessTokens,
    private readonly app: TokenApp | null,
  ) {}

  /** @param read makes what is wanted of the answer. @throws Unavailable */
  async ask<T>(call: ServerCall, read: (fields: Fields) => T): Promise<T | Rejected> {
    return this.send(call, (reply) => readAnswer(this.service.name, reply, read));
  }

  /** As `ask`, where success is an image and only a "no" is JSON. */
  async askImage(call: ServerCall): Promise<Buffer | Rejected> {
    return this.send(call, (reply) => {
      if (isImage(reply.bytes)) return reply.bytes;
      return readAnswer(this.service.name, reply, () => {
        throw new FieldMissing('not an image');
      });
    });
  }

  private async send<T>(
    { json, ...call }: ServerCall,
    read: (reply: Reply) => T | Rejected,
  ): Promise<T | Rejected> {
    if (this.app === null) return NOT_CONFIGURED;
    return this.tokens.using(this.app, (token) =>
      this.service.ask(
        {
          ...call,
          query: { ...call.query, access_token: token },
          ...(json !== undefined && { body: JSON.stringify(json) }),
        },
        read,
      ),
    );
  }
}

/** @throws Unavailable when the other side says it is busy, FieldMissing when the answer is none. */
export function readAnswer<T>(service: string, reply: Reply, read: (fields: Fields) => T): T | Rejected {
  const fields = readJson(reply);
  const code = fields.number('errcode') ?? 0;
  if (code === BUSY) throw new Unavailable(service, 'busy');
  if (code !== 0) return { rejected: code, message: (fields.text('errmsg') ?? '').slice(0, 200) };
  return read(fields);
}

export function isTokenDead({ rejected }: Rejected): boolean {
  return DEAD_TOKEN.has(rejected);
}

/** JPEG or PNG, by its first bytes. */
function isImage(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).equals(JPEG) || bytes.subarray(0, 4).equals(PNG);
}

const JPEG = Buffer.from([0xff, 0xd8]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

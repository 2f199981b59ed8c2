import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import type { Config } from '../../config';

/** Who WeChat says is holding the phone. */
export interface WechatIdentity {
  openid: string;
  unionid: string | null;
}

/** Turns a one-time login code of the mini-program into an identity. */
export abstract class LoginClient {
  abstract identityOf(code: string): Promise<WechatIdentity | Refusal>;
}

export function loginClient(config: Config): LoginClient {
  return config.login.kind === 'wechat' ? new WechatLogin(config.login) : new SandboxLogin();
}

/** For development and tests: `demo:<openid>` logs in as that openid. The process refuses to use it in production. */
class SandboxLogin extends LoginClient {
  async identityOf(code: string): Promise<WechatIdentity | Refusal> {
    const match = /^demo:([A-Za-z0-9_-]{1,64})$/.exec(code);
    return match?.[1] === undefined ? refuse('LOGIN_CODE_INVALID') : { openid: match[1], unionid: null };
  }
}

const TIMEOUT_MS = 5_000;
/** 40029 invalid, 40163 used, 40226 blocked: the shopper's code is no good. Others are WeChat's trouble. */
const CODE_ERRORS = new Set([40029, 40163, 40226]);

/** `GET /sns/jscode2session` of the mini-program server API. */
class WechatLogin extends LoginClient {
  constructor(private readonly app: { appId: string; appSecret: string; baseUrl: string }) {
    super();
  }

  async identityOf(code: string): Promise<WechatIdentity | Refusal> {
    const answer = await this.ask(code);
    if (isRefusal(answer)) return answer;
    if (answer.openid) return { openid: answer.openid, unionid: answer.unionid ?? null };
    return refuse(CODE_ERRORS.has(answer.errcode ?? 0) ? 'LOGIN_CODE_INVALID' : 'LOGIN_UNAVAILABLE');
  }

  private async ask(code: string): Promise<SessionAnswer | Refusal> {
    const url = new URL('/sns/jscode2session', this.app.baseUrl);
    url.search = new URLSearchParams({
      appid: this.app.appId,
      secret: this.app.appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      return (await response.json()) as SessionAnswer;
    } catch {
      return refuse('LOGIN_UNAVAILABLE');
    }
  }
}

interface SessionAnswer {
  openid?: string;
  unionid?: string;
  errcode?: number;
}

import { refuse, type Refusal } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { isRejected, type Rejected, Unavailable } from '../outside/answers';
import { CONFIG } from '../tokens';
import { MiniProgram, type WechatIdentity } from './mini-program';

/** 40029 invalid, 40163 used, 40226 blocked: the shopper's code is no good. Others are WeChat's trouble. */
const CODE_ERRORS = new Set<number | string>([40_029, 40_163, 40_226]);
/** A hundred logins of one person in a minute. */
const TOO_OFTEN = 45_011;

/**
 * Turns the one-time code of a login into who it is. Where no mini-program is configured, which production refuses,
 * `demo:<openid>` logs in as that openid.
 */
@Injectable()
export class LoginClient {
  private readonly isDemo: boolean;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly miniProgram: MiniProgram,
  ) {
    this.isDemo = config.outside.miniProgram === null && config.mode !== 'production';
  }

  async identityOf(code: string): Promise<WechatIdentity | Refusal> {
    if (this.isDemo) return demoIdentity(code);
    const said = await this.asked(code);
    return isRejected(said) ? refusalOf(said) : said;
  }

  private async asked(code: string): Promise<WechatIdentity | Rejected> {
    try {
      return await this.miniProgram.identityOf(code);
    } catch (error) {
      if (error instanceof Unavailable) return { rejected: error.reason, message: error.message };
      throw error;
    }
  }
}

function refusalOf({ rejected }: Rejected): Refusal {
  if (CODE_ERRORS.has(rejected)) return refuse('LOGIN_CODE_INVALID');
  return rejected === TOO_OFTEN ? refuse('LOGIN_TOO_OFTEN', { minutes: '1' }) : refuse('LOGIN_UNAVAILABLE');
}

function demoIdentity(code: string): WechatIdentity | Refusal {
  const match = /^demo:([A-Za-z0-9_-]{1,64})$/.exec(code);
  return match?.[1] === undefined ? refuse('LOGIN_CODE_INVALID') : { openid: match[1], unionid: null };
}

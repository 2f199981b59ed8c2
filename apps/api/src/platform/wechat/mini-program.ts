import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import type { WechatApp } from '../../config-outside';
import { AccessTokens } from '../outside/access-tokens';
import { NOT_CONFIGURED, type Rejected } from '../outside/answers';
import type { Fields } from '../outside/fields';
import { Outside, type OutsideService } from '../outside/outside';
import { CONFIG } from '../tokens';
import { readAnswer, ServerApi } from './server-api';
import { stableToken } from './stable-token';
import { fitSubscribeValues } from './text-limits';

/** Who WeChat says is holding the phone. */
export interface WechatIdentity {
  openid: string;
  unionid: string | null;
}

/** Where checked content is shown, as WeChat numbers it. */
export const CONTENT_SCENE = { profile: 1, comment: 2, forum: 3, social: 4 } as const;
export type ContentScene = (typeof CONTENT_SCENE)[keyof typeof CONTENT_SCENE];

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** Where a tap leads, with its query; without a slash in front. */
  page?: string;
  /** `thing1` → what stands there. */
  data: Readonly<Record<string, string>>;
}

/** WeChat refuses a text longer than this. */
const MOST_CHECKED = 2_500;
const NAME = 'mini-program';

/**
 * The mini-program's server API, one method per operation. Each answers what it is for or why not; all throw Unavailable
 * when there is no answer. Only what may be asked twice is repeated.
 */
@Injectable()
export class MiniProgram {
  private readonly app: WechatApp | null;
  private readonly service: OutsideService;
  private readonly api: ServerApi;

  constructor(@Inject(CONFIG) config: Config, outside: Outside, tokens: AccessTokens) {
    this.app = config.outside.miniProgram;
    this.service = outside.service(NAME, this.app?.baseUrl ?? '');
    this.api = new ServerApi(this.service, tokens, this.app && stableToken(this.service, this.app));
  }

  /** Turns the code of `wx.login` into who it is; it works once, for five minutes. 40029, 40163, 40226, 45011. */
  async identityOf(code: string): Promise<WechatIdentity | Rejected> {
    if (this.app === null) return NOT_CONFIGURED;
    const query = {
      appid: this.app.appId,
      secret: this.app.appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    };
    const call = { method: 'GET', path: '/sns/jscode2session', query, mayRepeat: false } as const;
    return this.service.ask(call, (reply) =>
      readAnswer(NAME, reply, (fields) => ({
        openid: fields.mustText('openid'),
        unionid: fields.text('unionid'),
      })),
    );
  }

  /** Turns the code of the phone button into a number without its country's code; it works once. 40029, 45011. */
  phoneOf(code: string): Promise<{ phone: string; countryCode: string } | Rejected> {
    return this.post('/wxa/business/getuserphonenumber', { code }, false, (fields) => {
      const info = fields.in('phone_info');
      return { phone: info.mustText('purePhoneNumber'), countryCode: info.text('countryCode') ?? '86' };
    });
  }

  /**
   * Sends a message the person asked for: one accept is one send. 43101 refused or used up, 40037 template, 41030 page,
   * 40003 openid; `value` without asking, when a value is of no use in its field.
   */
  async sendSubscribe(message: SubscribeMessage): Promise<{ msgId: string } | Rejected> {
    const data = fitSubscribeValues(message.data);
    if ('rejected' in data) return data;
    const json = {
      touser: message.openid,
      template_id: message.templateId,
      ...(message.page !== undefined && { page: message.page }),
      data: data.values,
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    };
    return this.post('/cgi-bin/message/subscribe/send', json, false, (fields) => ({
      msgId: fields.text('msgid') ?? '',
    }));
  }

  /**
   * The picture of a code that opens a page. 41030 page, 45009 too often.
   *
   * @param scene at most 32 letters, digits, `-` or `_`; the page finds it in its query.
   * @param page without a slash in front and without a query.
   * @param width 280–1280 px.
   */
  codeImage(code: { scene: string; page: string; width?: number }): Promise<Buffer | Rejected> {
    const { scene, page, width = 430 } = code;
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(scene)) {
      return Promise.resolve({ rejected: 'scene', message: 'scene is not 1–32 letters and digits' });
    }
    return this.api.askImage({
      method: 'POST',
      path: '/wxa/getwxacodeunlimit',
      json: { scene, page, width, check_path: true, env_version: 'release' },
      mayRepeat: true,
      mostBytes: 4 * 1_048_576,
    });
  }

  /** An address that opens a page from outside WeChat. @param link `query` at most 1,024 characters, 30 days at most. */
  urlLink(link: { path: string; query: string; expiresInDays?: number }): Promise<string | Rejected> {
    const json = {
      path: link.path,
      query: link.query,
      expire_type: 1,
      expire_interval: Math.min(30, Math.max(1, link.expiresInDays ?? 30)),
    };
    return this.post('/wxa/generate_urllink', json, true, (fields) => fields.mustText('url_link'));
  }

  /** Whether a text may be shown. 61010: the person has not been here within two hours. */
  checkText(text: { openid: string; scene: ContentScene; content: string }): Promise<TextCheck | Rejected> {
    const { openid, scene, content } = text;
    if (content.length > MOST_CHECKED) {
      return Promise.resolve({ rejected: 'content', message: `content is longer than ${MOST_CHECKED}` });
    }
    return this.post('/wxa/msg_sec_check', { version: 2, openid, scene, content }, true, (fields) => {
      const result = fields.in('result');
      return { suggest: suggestionOf(result.text('suggest')), label: result.number('label') ?? 0 };
    });
  }

  /** Begins to check a picture; the push `wxa_media_check` with this trace says within 30 minutes what it is. 61010. */
  checkMedia(media: {
    openid: string;
    url: string;
    scene: ContentScene;
  }): Promise<{ traceId: string } | Rejected> {
    const json = {
      media_url: media.url,
      media_type: 2,
      version: 2,
      openid: media.openid,
      scene: media.scene,
    };
    return this.post('/wxa/media_check_async', json, false, (fields) => ({
      traceId: fields.mustText('trace_id'),
    }));
  }

  private post<T>(
    path: string,
    json: object,
    mayRepeat: boolean,
    read: (fields: Fields) => T,
  ): Promise<T | Rejected> {
    return this.api.ask({ method: 'POST', path, json, mayRepeat }, read);
  }
}

export interface TextCheck {
  suggest: 'pass' | 'review' | 'risky';
  /** 100 is fine, others say what it is. */
  label: number;
}

/** A word we do not know is for people to look at. */
function suggestionOf(word: string | null): TextCheck['suggest'] {
  return word === 'pass' || word === 'risky' ? word : 'review';
}

import type { WechatApp } from '../../config-outside';
import type { OutsideService } from '../outside/outside';
import type { TokenApp } from '../outside/token-app';
import { isTokenDead, readAnswer } from './server-api';

/**
 * The access token of an app at WeChat: `POST /cgi-bin/stable_token` in its normal mode, which gives the same token
 * until its last five minutes, and never kills one that somebody uses.
 */
export function stableToken(service: OutsideService, app: WechatApp): TokenApp {
  return {
    name: `${service.name}:${app.appId}`,
    service: service.name,
    isTokenDead,
    ask: () =>
      service.ask(
        {
          method: 'POST',
          path: '/cgi-bin/stable_token',
          body: JSON.stringify({
            grant_type: 'client_credential',
            appid: app.appId,
            secret: app.appSecret,
          }),
          mayRepeat: true,
        },
        (reply) =>
          readAnswer(service.name, reply, (fields) => ({
            token: fields.mustText('access_token'),
            lifeSeconds: fields.mustNumber('expires_in'),
          })),
      ),
  };
}

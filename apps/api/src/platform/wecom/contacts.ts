import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import type { WecomApp } from '../../config-outside';
import { AccessTokens } from '../outside/access-tokens';
import { isRejected, type Rejected } from '../outside/answers';
import type { Fields } from '../outside/fields';
import { Outside, type OutsideService } from '../outside/outside';
import type { TokenApp } from '../outside/token-app';
import { CONFIG } from '../tokens';
import { isTokenDead, readAnswer, ServerApi } from '../wechat/server-api';
import type { MessageTask, SentToContact, WecomAttachment, WecomContact } from './types';

export type { MessageTask, SentToContact, WecomAttachment, WecomContact } from './types';

const NAME = 'wecom';
const EXTERNAL = '/cgi-bin/externalcontact';
/** A contact is followed by a handful; 500 come at once. */
const MOST_PAGES = 5;

/** WeCom's API of external contacts. All methods throw Unavailable when there is no answer. */
@Injectable()
export class WecomContacts {
  private readonly api: ServerApi;

  constructor(@Inject(CONFIG) config: Config, outside: Outside, tokens: AccessTokens) {
    const app = config.outside.wecom;
    const service = outside.service(NAME, app?.baseUrl ?? '');
    this.api = new ServerApi(service, tokens, app && wecomToken(service, app));
  }

  /** Who an external contact is, and which of our people they are with. 40096 no such id, 84061 no relation. */
  async contactOf(externalUserId: string): Promise<WecomContact | Rejected> {
    const followers: WecomContact['followers'] = [];
    let cursor: string | null = null;
    for (let page = 1; ; page += 1) {
      const query: Record<string, string> = { external_userid: externalUserId, ...(cursor && { cursor }) };
      const call = { method: 'GET', path: `${EXTERNAL}/get`, query, mayRepeat: true } as const;
      const said = await this.api.ask(call, readContact);
      if (isRejected(said)) return said;
      followers.push(...said.contact.followers);
      cursor = said.nextCursor;
      if (cursor === null || page === MOST_PAGES) return { ...said.contact, followers };
    }
  }

  /** Puts tags of the company on a contact, and takes others off, as one of our people who is with them. 84061. */
  async markTags(change: {
    userId: string;
    externalUserId: string;
    add?: readonly string[];
    remove?: readonly string[];
  }): Promise<{ marked: true } | Rejected> {
    const json = {
      userid: change.userId,
      external_userid: change.externalUserId,
      add_tag: change.add ?? [],
      remove_tag: change.remove ?? [],
    };
    // Marked twice is marked.
    return this.post('mark_tag', json, true, () => ({ marked: true }) as const);
  }

  /**
   * Asks one of our people to send a message: it goes out only when they confirm it. A customer may receive as many a
   * month as the platform allows. 41048 and others by contact come in `failed`.
   */
  createMessageTask(task: {
    sender: string;
    externalUserIds: readonly string[];
    text: string;
    /** At most nine. */
    attachments?: readonly WecomAttachment[];
  }): Promise<MessageTask | Rejected> {
    const json = {
      chat_type: 'single',
      external_userid: task.externalUserIds,
      sender: task.sender,
      text: { content: task.text },
      ...(task.attachments !== undefined && { attachments: task.attachments }),
    };
    return this.post('add_msg_template', json, false, (fields) => ({
      msgId: fields.mustText('msgid'),
      failed: fields.texts('fail_list'),
    }));
  }

  /** What became of a task, contact by contact. @param task `userId` whose task it is. */
  taskResult(task: {
    msgId: string;
    userId: string;
    cursor?: string;
  }): Promise<{ sent: SentToContact[]; nextCursor: string | null } | Rejected> {
    const json = {
      msgid: task.msgId,
      userid: task.userId,
      limit: 500,
      ...(task.cursor !== undefined && { cursor: task.cursor }),
    };
    return this.post('get_groupmsg_send_result', json, true, (fields) => ({
      sent: fields.list('send_list').map(readSent),
      nextCursor: fields.text('next_cursor'),
    }));
  }

  /** Greets someone just added. @param welcomeCode lives 20 seconds and works once. 41050 over, 41051 greeted already. */
  sendWelcome(
    welcomeCode: string,
    text: string,
    attachments?: readonly WecomAttachment[],
  ): Promise<{ sent: true } | Rejected> {
    const json = { welcome_code: welcomeCode, text: { content: text }, ...(attachments && { attachments }) };
    return this.post('send_welcome_msg', json, false, () => ({ sent: true }) as const);
  }

  private post<T>(
    operation: string,
    json: object,
    mayRepeat: boolean,
    read: (fields: Fields) => T,
  ): Promise<T | Rejected> {
    return this.api.ask({ method: 'POST', path: `${EXTERNAL}/${operation}`, json, mayRepeat }, read);
  }
}

/** `GET /cgi-bin/gettoken`, which gives the same token until it ends. */
function wecomToken(service: OutsideService, { corpId, secret }: WecomApp): TokenApp {
  const query = { corpid: corpId, corpsecret: secret };
  return {
    name: `${service.name}:${corpId}`,
    service: service.name,
    isTokenDead,
    ask: () =>
      service.ask({ method: 'GET', path: '/cgi-bin/gettoken', query, mayRepeat: true }, (reply) =>
        readAnswer(service.name, reply, (fields) => ({
          token: fields.mustText('access_token'),
          lifeSeconds: fields.mustNumber('expires_in'),
        })),
      ),
  };
}

function readContact(fields: Fields): { contact: WecomContact; nextCursor: string | null } {
  const person = fields.in('external_contact');
  const contact = {
    externalUserId: person.mustText('external_userid'),
    unionid: person.text('unionid'),
    name: person.text('name') ?? '',
    followers: fields.list('follow_user').map((follower) => ({
      userId: follower.mustText('userid'),
      tagIds: follower.list('tags').flatMap((tag) => tag.text('tag_id') ?? []),
    })),
  };
  return { contact, nextCursor: fields.text('next_cursor') };
}

const SENT_STATES = ['waiting', 'sent', 'not-a-friend', 'over-limit'] as const;

function readSent(fields: Fields): SentToContact {
  return {
    externalUserId: fields.mustText('external_userid'),
    state: SENT_STATES[fields.mustNumber('status')] ?? 'waiting',
    sentAt: fields.instant('send_time'),
  };
}

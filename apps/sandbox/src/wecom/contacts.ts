import { type Fields, queryOf, textOf, textsOf } from '../http/body';
import { type Answer, no, type No, yes } from '../weixin/answers';
import { attachmentsOf } from './attachments';
import type { Wecom } from './wecom';

/** WeCom's ids of customers: `wm` or `wo`, then letters, digits, `-`, `_`. */
const isExternalId = (id: string): boolean => /^w[mo][A-Za-z0-9_-]{4,62}$/.test(id);

/** `GET externalcontact/get`. */
export function contactOf(wecom: Wecom, query: unknown): Answer | No {
  const id = queryOf(query, 'external_userid');
  if (!isExternalId(id)) return no(40096, 'invalid external userid');
  const ties = wecom.tiesOf(id);
  const person = wecom.core.people.byExternalId(id);
  if (ties.length === 0 || person === null) return no(84061, 'not external contact');
  return yes({
    external_contact: {
      external_userid: id,
      name: person.nickname,
      type: 1,
      gender: 0,
      ...(person.unionid !== null && { unionid: person.unionid }),
    },
    follow_user: ties.map((tie) => ({
      userid: tie.userId,
      remark: person.nickname,
      createtime: tie.since,
      state: tie.state,
      add_way: 1,
      tags: [...tie.tagIds].map((tag_id) => ({ group_name: '返场', tag_name: tag_id, tag_id, type: 1 })),
    })),
  });
}

/** `POST externalcontact/mark_tag`. */
export function markTag(wecom: Wecom, fields: Fields): Answer | No {
  const id = textOf(fields.external_userid);
  if (!isExternalId(id)) return no(40096, 'invalid external userid');
  const tie = wecom.tie(id, textOf(fields.userid));
  if (tie === null) return no(84061, 'not external contact');
  const [add, remove] = [textsOf(fields.add_tag), textsOf(fields.remove_tag)];
  if (add.length + remove.length === 0) return no(40035, 'add_tag and remove_tag are empty');
  if (![...add, ...remove].every((tag) => /^[A-Za-z0-9_-]{1,64}$/.test(tag)))
    return no(40068, 'invalid tagid');
  for (const tag of add) tie.tagIds.add(tag);
  for (const tag of remove) tie.tagIds.delete(tag);
  return yes();
}

/** `POST externalcontact/add_msg_template`: makes a task; nothing is sent before staff confirm it. */
export function addTask(wecom: Wecom, fields: Fields): Answer | No {
  const ids = [...new Set(textsOf(fields.external_userid))];
  const sender = textOf(fields.sender);
  const text = isText(fields.text) ? fields.text.content : '';
  const attachments = attachmentsOf(fields.attachments);
  if (textOf(fields.chat_type, 'single') !== 'single') return no(40058, 'chat_type not supported here');
  if (sender !== '' && !wecom.members.some(({ userId }) => userId === sender))
    return no(60111, 'userid not found');
  if (attachments === null) return no(40058, 'attachments invalid, at most 9');
  if (text === '' && attachments.length === 0) return no(40058, 'text and attachments are empty');
  if (Buffer.byteLength(text) > 4_000) return no(40058, 'text.content exceed max length');
  if (ids.length === 0 || ids.length > 10_000) return no(40058, 'external_userid invalid');

  const targets = ids.flatMap((id) => {
    const tie = sender === '' ? wecom.tiesOf(id)[0] : wecom.tie(id, sender);
    return tie == null ? [] : [{ externalUserId: id, userId: tie.userId }];
  });
  if (targets.length === 0) return no(41048, 'no customer to send');
  const reached = new Set(targets.map(({ externalUserId }) => externalUserId));
  const task = wecom.tasks.create(targets, text, attachments);
  return yes({ fail_list: ids.filter((id) => !reached.has(id)), msgid: task.msgId });
}

/** `POST externalcontact/send_welcome_msg`: within twenty seconds of being added, once. */
export function sendWelcome(wecom: Wecom, fields: Fields): Answer | No {
  const { core } = wecom;
  const welcome = wecom.welcomes.get(textOf(fields.welcome_code));
  const text = isText(fields.text) ? fields.text.content : '';
  const attachments = attachmentsOf(fields.attachments);
  if (attachments === null || (text === '' && attachments.length === 0)) return no(40058, 'invalid message');
  if (welcome === undefined || welcome.endsAt <= core.clock.now()) return no(41050, 'invalid welcome_code');
  if (welcome.isUsed) return no(41051, 'externaluser has started chatting');

  welcome.isUsed = true;
  core.inbox.deliver({
    at: core.clock.now(),
    channel: 'welcome',
    externalUserId: welcome.externalUserId,
    openid: core.people.byExternalId(welcome.externalUserId)?.openid ?? null,
    from: welcome.userId,
    title: '欢迎语',
    text,
    attachments,
  });
  return yes();
}

const isText = (value: unknown): value is { content: string } =>
  typeof value === 'object' && value !== null && 'content' in value && typeof value.content === 'string';

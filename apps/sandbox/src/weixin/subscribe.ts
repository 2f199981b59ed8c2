import { random } from '../random';
import { type Fields, isFields, textOf } from '../http/body';
import { isOpenid, type Person } from '../world/people';
import { type Answer, no, type No, yes } from './answers';
import { labelOf, type Template } from './templates';
import { fits } from './values';
import type { Weixin } from './weixin';

/** `POST /cgi-bin/message/subscribe/send`: one accept is one send. */
export function sendSubscribe(weixin: Weixin, fields: Fields): Answer | No {
  const { core, templates } = weixin;
  if (!isOpenid(fields.touser)) return no(40003, 'invalid openid');
  const template = templates.find(textOf(fields.template_id));
  if (template === null) return no(40037, 'invalid template_id');
  if (!isPage(fields.page)) return no(41030, 'invalid page');
  const values = valuesOf(template, fields.data);
  if (typeof values === 'string') return no(47003, `argument invalid! data.${values}.value invalid`);
  const person = core.people.meet(fields.touser);
  const left = person.accepts.get(template.id) ?? 0;
  if (left <= 0) return no(43101, 'user refuse to accept the msg');

  person.accepts.set(template.id, left - 1);
  core.inbox.deliver({
    at: core.clock.now(),
    channel: 'subscribe',
    openid: person.openid,
    title: template.title,
    templateId: template.id,
    page: textOf(fields.page) || null,
    fields: values.map(({ key, value }) => ({ key, label: labelOf(template, key), value })),
  });
  const msgid = random.digits(19);
  weixin.tell('subscribe_msg_sent_event', person.openid, {
    // One message: the list is an object here, and its numbers are texts.
    List: { TemplateId: template.id, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' },
  });
  return yes({ msgid });
}

/** Somebody agrees to so many sends, in one tap for up to three templates; WeChat tells us. */
export function accept(weixin: Weixin, person: Person, templateIds: readonly string[], times: number): void {
  for (const id of templateIds)
    person.accepts.set(id, Math.min((person.accepts.get(id) ?? 0) + times, 10_000));
  const list = templateIds.map((TemplateId) => ({
    TemplateId,
    SubscribeStatusString: 'accept',
    PopupScene: '0',
  }));
  weixin.tell('subscribe_msg_popup_event', person.openid, { List: list.length === 1 ? list[0] : list });
}

/** Somebody turns a template off in the mini-program's settings: what was agreed to is gone. */
export function refuse(weixin: Weixin, person: Person, templateId: string): void {
  person.accepts.set(templateId, 0);
  const change = { TemplateId: templateId, SubscribeStatusString: 'reject' };
  weixin.tell('subscribe_msg_change_event', person.openid, { List: [change] });
}

const isPage = (page: unknown): boolean =>
  page === undefined || page === '' || (typeof page === 'string' && /^[^/\s][^\s]{0,1023}$/.test(page));

/** Keys and values in the order given, or the key that is wrong. */
function valuesOf(template: Template, data: unknown): { key: string; value: string }[] | string {
  const given = isFields(data) ? data : {};
  const wanted = Object.keys(template.fields ?? given);
  if (wanted.length === 0) return 'thing1';
  const stranger = Object.keys(given).find((key) => !wanted.includes(key));
  if (stranger !== undefined) return stranger;

  const values: { key: string; value: string }[] = [];
  for (const key of wanted) {
    const entry = given[key];
    const value = isFields(entry) ? textOf(entry.value, numberText(entry.value)) : '';
    if (!fits(key, value)) return key;
    values.push({ key, value });
  }
  return values;
}

const numberText = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

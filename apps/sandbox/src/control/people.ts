import type { FastifyInstance } from 'fastify';
import type { Fields } from '../http/body';
import { accept, refuse } from '../weixin/subscribe';
import type { World } from '../world';
import { isOpenid, type Person, type PersonChanges } from '../world/people';
import { mustText, numberMaybe, oneOf, param, textMaybe, Unmet, wishes } from './wishes';

/** People, their codes, and what they tap in WeChat. */
export function peopleControl(app: FastifyInstance, world: World): void {
  const { core, weixin, wecom } = world;
  const post = wishes(app, () => core.news.changed());
  const person = (openid: string): Person => {
    if (!isOpenid(openid)) throw new Unmet(400, 'openid must be 1–64 letters, digits, - or _');
    return core.people.meet(openid);
  };

  app.get('/control/people', async () => ({ people: core.people.all().map(personView) }));
  app.get('/control/people/:openid', async (request) => personView(person(param(request, 'openid'))));
  post('people', (fields) => {
    const { openid } = person(mustText(fields, 'openid'));
    return personView(core.people.change(openid, changesOf(fields)));
  });
  post('people/:openid/code', (fields, request) => {
    const kind = oneOf(fields.kind ?? 'login', ['login', 'phone'], 'kind');
    const { openid } = person(param(request, 'openid'));
    return { code: core.codes.issue(kind === 'login' ? 'demo' : 'phone', openid) };
  });
  post('people/:openid/visit', (_fields, request) => {
    person(param(request, 'openid')).visitedAt = core.clock.now();
  });
  post('people/:openid/accept', (fields, request) => {
    const ids = Array.isArray(fields.templateIds)
      ? fields.templateIds.map(String)
      : [mustText(fields, 'templateId')];
    if (ids.length > 3) throw new Unmet(400, 'at most 3 templates at once');
    for (const id of ids) if (weixin.templates.find(id) === null) throw new Unmet(404, `no template ${id}`);
    const who = person(param(request, 'openid'));
    accept(weixin, who, ids, Math.max(1, numberMaybe(fields, 'times') ?? 1));
    return personView(who);
  });
  post('people/:openid/refuse', (fields, request) => {
    const who = person(param(request, 'openid'));
    refuse(weixin, who, mustText(fields, 'templateId'));
    return personView(who);
  });
  post('people/:openid/revoke', (_fields, request) => {
    const { openid } = person(param(request, 'openid'));
    // WeChat writes who it is about into the event, too.
    weixin.tell('user_authorization_revoke', openid, {
      OpenID: openid,
      RevokeInfo: '1',
      OpenPID: '',
      PluginID: '',
    });
  });
  post('people/:openid/wecom', (fields, request) => {
    const userId = textMaybe(fields, 'userId') ?? wecom.members[0]?.userId ?? '';
    if (!wecom.members.some((one) => one.userId === userId)) throw new Unmet(404, `no member ${userId}`);
    return wecom.add(person(param(request, 'openid')), userId, textMaybe(fields, 'state') ?? '');
  });
  post('people/:openid/wecom/leave', (fields, request) => {
    const who = person(param(request, 'openid'));
    const tie = wecom
      .tiesOf(who.externalUserId ?? '')
      .find((one) => one.userId === (fields.userId ?? one.userId));
    if (tie === undefined) throw new Unmet(409, 'they have not added this member of staff');
    wecom.remove(tie.externalUserId, tie.userId);
  });
}

/** A person as JSON. */
export const personView = (person: Person) => ({ ...person, accepts: Object.fromEntries(person.accepts) });

function changesOf(fields: Fields): PersonChanges {
  const changes: PersonChanges = {};
  if (fields.unionid === null) changes.unionid = null;
  for (const name of ['unionid', 'phone', 'countryCode', 'nickname', 'externalUserId'] as const) {
    const value = textMaybe(fields, name);
    if (value !== undefined) changes[name] = value;
  }
  if (typeof fields.isBlocked === 'boolean') changes.isBlocked = fields.isBlocked;
  return changes;
}

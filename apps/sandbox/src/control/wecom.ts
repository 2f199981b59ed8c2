import type { FastifyInstance } from 'fastify';
import type { Wecom } from '../wecom/wecom';
import { mustText, numberMaybe, param, textMaybe, Unmet, wishes } from './wishes';

/** What staff do at WeCom: confirm tasks. And how many messages a customer may have a month. */
export function wecomControl(app: FastifyInstance, wecom: Wecom): void {
  const post = wishes(app, () => wecom.core.news.changed());

  app.get('/control/wecom/tasks', async () => ({ tasks: wecom.tasks.all() }));
  post('wecom/tasks/:msgId/confirm', (fields, request) => {
    const task = wecom.tasks.find(param(request, 'msgId'));
    if (task === null) throw new Unmet(404, 'no such task');
    const isFriend = (target: { externalUserId: string; userId: string }) =>
      wecom.tie(target.externalUserId, target.userId) !== null;
    const sent = wecom.tasks.confirm(task, textMaybe(fields, 'userId') ?? null, isFriend);
    return { sent, task };
  });
  post('wecom/quota', (fields) => {
    wecom.tasks.monthly = numberMaybe(fields, 'monthly') ?? null;
  });
  post('wecom/members', (fields) => {
    const member = { userId: mustText(fields, 'userId'), name: mustText(fields, 'name') };
    const others = wecom.members.filter(({ userId }) => userId !== member.userId);
    wecom.members = [...others, member].slice(-200);
  });
}

import { type Fields, textOf } from '../http/body';
import { type Answer, no, type No, yes } from '../weixin/answers';
import type { Task } from './tasks';
import type { Wecom } from './wecom';

/** `POST externalcontact/get_groupmsg_task`: which members of staff have to confirm, and which have. */
export function staffOfTask(wecom: Wecom, fields: Fields): Answer | No {
  const task = wecom.tasks.find(textOf(fields.msgid));
  if (task === null) return no(40058, 'invalid msgid');
  const userIds = [...new Set(task.targets.map(({ userId }) => userId))];
  return pageOf(
    fields,
    'task_list',
    userIds.map((userid) => staffLine(task, userid)),
  );
}

/** `POST externalcontact/get_groupmsg_send_result`: what became of each customer of one member of staff. */
export function sendResult(wecom: Wecom, fields: Fields): Answer | No {
  const task = wecom.tasks.find(textOf(fields.msgid));
  const userId = textOf(fields.userid);
  if (task === null) return no(40058, 'invalid msgid');
  if (userId === '') return no(40058, 'userid missing: get_groupmsg_task says whose');
  const lines = task.targets
    .filter((target) => target.userId === userId)
    .map(({ externalUserId, status, sentAt }) => ({
      external_userid: externalUserId,
      chat_id: '',
      userid: userId,
      status,
      ...(sentAt > 0 && { send_time: sentAt }),
    }));
  return pageOf(fields, 'send_list', lines);
}

function staffLine(task: Task, userid: string): Record<string, unknown> {
  const mine = task.targets.filter(({ userId }) => userId === userid);
  const isDone = mine.every(({ status }) => status !== 0);
  return { userid, status: isDone ? 2 : 0, ...(isDone && { send_time: mine[0]?.sentAt }) };
}

/** One page; the cursor is where the next one begins. */
function pageOf(fields: Fields, name: string, lines: readonly unknown[]): Answer {
  const limit = typeof fields.limit === 'number' && fields.limit >= 1 ? Math.min(fields.limit, 1_000) : 500;
  const from = Number(textOf(fields.cursor) || '0');
  const next = from + limit;
  return yes({ [name]: lines.slice(from, next), next_cursor: next < lines.length ? String(next) : '' });
}

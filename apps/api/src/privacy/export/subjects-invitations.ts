import type { Subject } from './subject';
import { plain } from './subjects-person';

const CASE = `c.program, c.version, c.state, c.reason, c.ordered_at AS orderedAt, c.due_at AS dueAt,
  c.settled_at AS settledAt, c.month, c.review, c.reviewed_at AS reviewedAt`;

/** Whom the person invited, by whom they were, and by what we tell accounts apart. Friends are other people: no names. */
export const ABOUT_INVITATIONS: readonly Subject[] = [
  {
    file: 'invitations.json',
    title: '邀请',
    about: '您的邀请码、接受过您邀请的朋友（不写出是谁），以及您接受过的邀请。',
    columns: {
      what: '类型',
      code: '邀请码',
      acceptedAt: '接受',
      state: '状态',
      orderedAt: '下单',
      settledAt: '完成',
    },
    items: async function* (source) {
      yield* plain(
        source,
        "SELECT c.id, 'code' AS what, c.code, c.created_at AS createdAt FROM invitation_codes c WHERE c.customer_id",
        'c.id',
      );
      yield* plain(
        source,
        `SELECT i.id, 'invited' AS what, i.code, i.accepted_at AS acceptedAt, i.brought_orders AS broughtOrders,
           i.brought_fen AS broughtFen, i.flag, ${CASE}
         FROM invitations i LEFT JOIN referral_cases c ON c.invitation_id = i.id WHERE i.inviter_id`,
        'i.id',
      );
      yield* plain(
        source,
        `SELECT i.id, 'accepted' AS what, i.code, i.accepted_at AS acceptedAt, i.flag, c.order_source AS orderSource,
           c.order_no AS orderNo, ${CASE}
         FROM invitations i LEFT JOIN referral_cases c ON c.invitation_id = i.id WHERE i.customer_id`,
        'i.id',
      );
    },
  },
  {
    file: 'marks.json',
    title: '账号标记',
    about:
      '用来判断两个账号是否为同一个人的标记：手机号、支付账户、设备。我们只保存不能还原的指纹，这里写出类型和时间。',
    columns: { kind: '类型', seenAt: '最近记下' },
    items: (source) =>
      plain(
        source,
        'SELECT m.id, m.kind, m.seen_at AS seenAt FROM customer_marks m WHERE m.customer_id',
        'm.id',
      ),
  },
];

import type { Subject } from './subject';
import { plain } from './subjects-person';

/** Whom the person joined up with is others' own: only their own seats are told. */
export const ABOUT_GROUP_BUYS: readonly Subject[] = [
  {
    file: 'group-buys.json',
    title: '我的拼团',
    about: '您开的团和参加的团，以及结果。',
    columns: {
      joinedAt: '入座',
      title: '活动',
      role: '身份',
      seat: '座位',
      team: '团',
      endsAt: '截止',
      endedAt: '结束',
    },
    items: async function* (source) {
      yield* plain(
        source,
        `SELECT s.id, t.team_no AS teamNo, a.activity_key AS title,
           CASE WHEN s.is_leader = 1 THEN 'leader' ELSE 'member' END AS role, s.state AS seat, s.joined_at AS joinedAt,
           s.left_at AS leftAt, t.state AS team, t.end_reason AS endReason, t.size, t.price_fen AS priceFen,
           t.opened_at AS openedAt, t.ends_at AS endsAt, t.ended_at AS endedAt
         FROM group_seats s JOIN group_teams t ON t.id = s.team_id JOIN group_activities a ON a.id = t.activity_id
         WHERE s.customer_id`,
        's.id',
      );
      // Opened, and never paid for.
      yield* plain(
        source,
        `SELECT t.id, t.team_no AS teamNo, a.activity_key AS title, 'leader' AS role, 'none' AS seat, t.state AS team,
           t.end_reason AS endReason, t.size, t.price_fen AS priceFen, t.opened_at AS openedAt, t.ends_at AS endsAt,
           t.ended_at AS endedAt
         FROM group_teams t JOIN group_activities a ON a.id = t.activity_id
         WHERE NOT EXISTS (SELECT 1 FROM group_seats s WHERE s.team_id = t.id AND s.customer_id = t.customer_id)
           AND t.customer_id`,
        't.id',
      );
    },
  },
];

import { type Books, offenders } from './books';

const TAKEN = "s.state = 'taken'";
/** What a filled team gives one member. */
const GRANTED = 'g.program = a.activity_key AND g.cause = t.team_no AND g.customer_id = s.customer_id';

/** Two who sat in a team that is full and turned out to be one: their grants are told apart no more. */
const ALONE = `NOT EXISTS (SELECT 1 FROM customer_merges m
    WHERE m.undone_at IS NULL AND (m.survivor_id = s.customer_id OR m.merged_id = s.customer_id))`;

/** Group-buys: no team over-full or filled short, everybody of a filled one has theirs, every count is what it counts. */
export async function checkGroupBuys(books: Books): Promise<string[]> {
  return [
    ...(await seats(books)),
    ...(await states(books)),
    ...(await given(books)),
    ...(await limits(books)),
    ...(await money(books)),
  ];
}

async function seats(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ team_no: string; state: string; size: number; counted: number; sitting: number }>(
      books,
      `SELECT * FROM (
         SELECT t.team_no, t.state, t.size, t.seats_taken AS counted,
           (SELECT COUNT(*) FROM group_seats s WHERE s.team_id = t.id AND ${TAKEN}) AS sitting FROM group_teams t) teams
       WHERE counted <> sitting OR sitting > size
         OR CASE state WHEN 'filled' THEN sitting <> size WHEN 'open' THEN sitting < 1 OR sitting >= size
           ELSE sitting <> 0 END`,
      (row) =>
        `team ${row.team_no} is ${row.state}: ${row.size} seats, counted ${row.counted}, taken ${row.sitting}`,
    )),
    ...(await offenders<{ team_no: string; leaders: number }>(
      books,
      `SELECT t.team_no, COUNT(s.id) AS leaders FROM group_teams t
         LEFT JOIN group_seats s ON s.team_id = t.id AND ${TAKEN} AND s.is_leader = 1 AND s.customer_id = t.customer_id
       WHERE t.state = 'open' GROUP BY t.team_no HAVING COUNT(s.id) <> 1`,
      (row) => `team ${row.team_no} is led by ${row.leaders}`,
    )),
  ];
}

/** What must be known of a team in each state, and what must not. */
const WHOLE = `CASE t.state
    WHEN 'waiting' THEN t.price_fen > 0 AND t.ended_at IS NULL AND t.end_reason IS NULL
    WHEN 'open' THEN t.ended_at IS NULL AND t.end_reason IS NULL
    WHEN 'filled' THEN t.ended_at IS NOT NULL AND t.ended_at < t.ends_at AND t.end_reason IS NULL
    WHEN 'expired' THEN t.ended_at IS NOT NULL AND t.ended_at >= t.ends_at AND COALESCE(t.end_reason, '') IN ('time', 'unpaid')
    WHEN 'cancelled' THEN t.ended_at IS NOT NULL AND COALESCE(t.end_reason, '') IN ('leader-left', 'activity-cancelled')
    ELSE 1 = 0 END`;

async function states(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ team_no: string; state: string }>(
      books,
      `SELECT t.team_no, t.state FROM group_teams t WHERE NOT (${WHOLE})`,
      (row) => `team ${row.team_no} is ${row.state}, but not all of it says so`,
    )),
    ...(await offenders<{ team_no: string; state: string }>(
      books,
      `SELECT t.team_no, t.state FROM group_teams t
         LEFT JOIN group_activities a ON a.id = t.activity_id
         LEFT JOIN programs p ON p.program = a.activity_key AND p.version = t.version
       WHERE p.id IS NULL OR p.kind <> 'group-buy'`,
      (row) => `team ${row.team_no} is of no such activity`,
    )),
    ...(await offenders<{ id: number; state: string }>(
      books,
      `SELECT s.id, s.state FROM group_seats s
       WHERE s.state NOT IN ('taken', 'left', 'released', 'void') OR (s.state = 'taken') <> (s.left_at IS NULL)`,
      (row) => `seat ${row.id} is ${row.state}, but not all of it says so`,
    )),
  ];
}

/** Full: everybody has a grant, or why there was none is written down. Not full: nobody has. */
async function given(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ team_no: string; size: number; grants: number }>(
      books,
      `SELECT t.team_no, t.size, COALESCE(g.n, 0) AS grants
       FROM group_teams t JOIN group_activities a ON a.id = t.activity_id
         LEFT JOIN (SELECT program, cause, COUNT(*) AS n FROM grants WHERE grant_key LIKE 'group-buy:%'
           GROUP BY program, cause) g ON g.program = a.activity_key AND g.cause = t.team_no
       WHERE t.state = 'filled' AND COALESCE(g.n, 0) <> t.size`,
      (row) => `team ${row.team_no} of ${row.size} is full, ${row.grants} have a grant of it`,
    )),
    ...(await offenders<{ team_no: string; customer_id: number; grants: number }>(
      books,
      `SELECT t.team_no, s.customer_id, COUNT(g.id) AS grants
       FROM group_teams t JOIN group_activities a ON a.id = t.activity_id JOIN group_seats s ON s.team_id = t.id
         LEFT JOIN grants g ON ${GRANTED}
       WHERE t.state = 'filled' AND ${TAKEN} AND ${ALONE}
       GROUP BY t.team_no, s.customer_id HAVING COUNT(g.id) <> 1`,
      (row) => `team ${row.team_no} is full, customer ${row.customer_id} has ${row.grants} grants of it`,
    )),
    ...(await offenders<{ grant_key: string; state: string | null }>(
      books,
      `SELECT g.grant_key, t.state FROM grants g
         LEFT JOIN group_teams t ON t.team_no = g.cause LEFT JOIN group_activities a ON a.id = t.activity_id
         LEFT JOIN group_seats s ON s.team_id = t.id AND s.customer_id = g.customer_id AND ${TAKEN}
       WHERE g.grant_key LIKE 'group-buy:%'
         AND (t.id IS NULL OR t.state <> 'filled' OR a.activity_key <> g.program OR s.id IS NULL)`,
      (row) => `grant ${row.grant_key} is of a team that is ${row.state ?? 'nowhere'}, or of nobody in it`,
    )),
  ];
}

async function limits(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ activity_key: string; counted: number; standing: number }>(
      books,
      `SELECT * FROM (
         SELECT a.activity_key, COALESCE(q.taken, 0) AS counted,
           (SELECT COUNT(*) FROM group_teams t
            WHERE t.activity_id = a.id AND t.state IN ('waiting', 'open', 'filled')) AS standing
         FROM group_activities a LEFT JOIN quotas q ON q.quota_key = CONCAT('group:', a.id, ':teams')) stocks
       WHERE counted <> standing`,
      (row) => `activity ${row.activity_key}: teams counted ${row.counted}, there are ${row.standing}`,
    )),
    ...(await offenders<{ activity_key: string; customer_id: number; counted: number; sitting: number }>(
      books,
      `SELECT * FROM (
         SELECT a.activity_key, s.customer_id, s.month, COALESCE(MAX(q.taken), 0) AS counted,
           SUM(CASE WHEN ${TAKEN} THEN 1 ELSE 0 END) AS sitting
         FROM group_seats s JOIN group_teams t ON t.id = s.team_id JOIN group_activities a ON a.id = t.activity_id
           LEFT JOIN quotas q ON q.quota_key = CONCAT('group:', a.id, ':person:', s.customer_id, ':', s.month)
         GROUP BY a.activity_key, s.customer_id, s.month) shares
       WHERE counted <> sitting`,
      (row) =>
        `activity ${row.activity_key}: customer ${row.customer_id} counted ${row.counted}, seats ${row.sitting}`,
    )),
  ];
}

/** Who sits in a prepaid team has paid for it, and keeps the money there exactly while they have something for it. */
async function money(books: Books): Promise<string[]> {
  const refunds = '(SELECT COALESCE(SUM(r.amount_fen), 0) FROM payment_refunds r WHERE r.payment_id = p.id)';
  return [
    ...(await offenders<{ team_no: string; customer_id: number }>(
      books,
      `SELECT t.team_no, s.customer_id FROM group_seats s JOIN group_teams t ON t.id = s.team_id
         LEFT JOIN payments p ON p.id = s.payment_id AND p.customer_id = s.customer_id AND p.state = 'paid'
           AND p.purpose = 'group-seat' AND p.subject = t.team_no AND p.paid_fen = t.price_fen
       WHERE ${TAKEN} AND (t.price_fen = 0) <> (s.payment_id IS NULL) OR (${TAKEN} AND t.price_fen > 0 AND p.id IS NULL)`,
      (row) => `team ${row.team_no}: customer ${row.customer_id} sits, what they paid is not to be found`,
    )),
    ...(await offenders<{ pay_no: string; paid_fen: number; back: number; seat: string | null }>(
      books,
      `SELECT * FROM (
         SELECT p.pay_no, p.paid_fen, ${refunds} AS back, s.state AS seat,
           CASE WHEN s.state = 'taken' AND (t.state = 'open' OR g.state IN ('standing', 'kept', 'lapsed', 'withdrawn'))
             THEN 0 ELSE p.paid_fen END AS due
         FROM payments p LEFT JOIN group_teams t ON t.team_no = p.subject
           LEFT JOIN group_activities a ON a.id = t.activity_id LEFT JOIN group_seats s ON s.payment_id = p.id
           LEFT JOIN grants g ON ${GRANTED}
         WHERE p.purpose = 'group-seat' AND p.state = 'paid' AND (s.id IS NULL OR ${ALONE})) paid
       WHERE back <> due`,
      (row) =>
        `payment ${row.pay_no} of ${row.paid_fen} for a seat (${row.seat ?? 'none'}), ${row.back} went back`,
    )),
  ];
}

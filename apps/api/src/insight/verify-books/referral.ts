import { type Books, offenders } from './books';

/** Grants of an invitation: `referral:PROGRAM:INVITATION:inviter|invitee`. */
const KEY = (who: string) => `CONCAT('referral:', c.program, ':', c.invitation_id, ':${who}')`;
const GIVEN = "g.state IN ('standing', 'kept')";

/** Invitations: one per friend, rewards only for settled ones and the right people, caps counted right, facts folded right. */
export async function checkReferral(books: Books): Promise<string[]> {
  return [
    ...(await rewards(books)),
    ...(await bonds(books)),
    ...(await caps(books)),
    ...(await brought(books)),
  ];
}

async function rewards(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ given: number; known: number }>(
      books,
      `SELECT * FROM (
         SELECT (SELECT COUNT(*) FROM grants WHERE grant_key LIKE 'referral:%') AS given,
           (SELECT COUNT(*) FROM referral_cases c
              JOIN grants g ON g.grant_key IN (${KEY('inviter')}, ${KEY('invitee')})) AS known) counts
       WHERE given <> known`,
      (row) => `${row.given} grants are of invitations, ${row.known} of invitations there are`,
    )),
    ...(await offenders<{ grant_key: string; state: string }>(
      books,
      `SELECT g.grant_key, c.state FROM referral_cases c
         JOIN grants g ON g.grant_key IN (${KEY('inviter')}, ${KEY('invitee')})
       WHERE g.state = 'standing' AND c.state <> 'settled'`,
      (row) => `grant ${row.grant_key} stands, its invitation is ${row.state}`,
    )),
    ...(await offenders<{ invitation_id: number; who: string; customer_id: number }>(
      books,
      `SELECT c.invitation_id, g.step AS who, g.customer_id FROM referral_cases c
         JOIN invitations i ON i.id = c.invitation_id
         JOIN grants g ON g.grant_key IN (${KEY('inviter')}, ${KEY('invitee')})
       WHERE g.state = 'standing'
         AND g.customer_id <> CASE WHEN g.step = 'inviter' THEN i.inviter_id ELSE i.customer_id END`,
      (row) => `invitation ${row.invitation_id}: customer ${row.customer_id} is not its ${row.who}`,
    )),
    ...(await offenders<{ invitation_id: number }>(
      books,
      `SELECT c.invitation_id FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id
         JOIN customers p ON p.id = i.customer_id AND p.erased_at IS NULL
         LEFT JOIN grants g ON g.grant_key = ${KEY('invitee')}
       WHERE c.state = 'settled' AND g.id IS NULL`,
      (row) => `invitation ${row.invitation_id} is settled, its friend was given nothing`,
    )),
    ...(await offenders<{ invitation_id: number; state: string }>(
      books,
      `SELECT c.invitation_id, c.state FROM referral_cases c
       WHERE (c.state = 'settled' AND (c.order_no IS NULL OR c.settled_at IS NULL))
         OR (c.state = 'pending' AND (c.order_no IS NULL OR c.settled_at IS NOT NULL))
         OR (c.state NOT IN ('settled', 'pending', 'review') AND c.order_no IS NOT NULL)`,
      (row) => `invitation ${row.invitation_id} is ${row.state}, but not all of it says so`,
    )),
  ];
}

async function bonds(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ id: number }>(
      books,
      `SELECT i.id FROM invitations i LEFT JOIN referral_cases c ON c.invitation_id = i.id
       WHERE c.invitation_id IS NULL`,
      (row) => `invitation ${row.id} is followed by nobody`,
    )),
    ...(await offenders<{ invitation_id: number; state: string }>(
      books,
      `SELECT c.invitation_id, c.state FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id
         JOIN customers p ON p.id = i.customer_id
       WHERE (i.inviter_id = i.customer_id OR p.merged_into IS NOT NULL) AND c.state <> 'void'`,
      (row) => `invitation ${row.invitation_id} of one person is ${row.state}`,
    )),
    ...(await offenders<{ invitation_id: number; order_no: string }>(
      books,
      `SELECT c.invitation_id, o.order_no FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id
         JOIN orders o ON o.customer_id = i.customer_id AND o.paid_at < i.accepted_at
       WHERE c.state = 'settled'`,
      (row) => `invitation ${row.invitation_id} is settled, its friend had bought ${row.order_no} before`,
    )),
  ];
}

/** Each month's places are those invitations have whose inviter was given something. */
async function caps(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ quota_key: string; taken: number; places: number }>(
      books,
      `SELECT * FROM (
         SELECT named.quota_key, COALESCE(q.taken, 0) AS taken, COALESCE(p.places, 0) AS places
         FROM (
           SELECT quota_key FROM quotas WHERE quota_key LIKE 'referral:%'
           UNION SELECT CONCAT('referral:', c.program, ':', i.inviter_id, ':', c.month)
             FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id WHERE c.month IS NOT NULL) named
         LEFT JOIN quotas q ON q.quota_key = named.quota_key
         LEFT JOIN (
           SELECT CONCAT('referral:', c.program, ':', i.inviter_id, ':', c.month) AS quota_key, COUNT(*) AS places
           FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id WHERE c.month IS NOT NULL
           GROUP BY c.program, i.inviter_id, c.month) p ON p.quota_key = named.quota_key) months
       WHERE taken <> places`,
      (row) => `limit ${row.quota_key} counted ${row.taken}, invitations have ${row.places}`,
    )),
    ...(await offenders<{ invitation_id: number; month: string | null; state: string | null }>(
      books,
      `SELECT c.invitation_id, c.month, g.state FROM referral_cases c
         LEFT JOIN grants g ON g.grant_key = ${KEY('inviter')}
       WHERE (c.month IS NOT NULL AND NOT (${GIVEN} AND g.id IS NOT NULL))
         OR (c.month IS NULL AND ${GIVEN})`,
      (row) =>
        `invitation ${row.invitation_id} counts in ${row.month ?? 'no month'}, its inviter's grant is ${row.state ?? 'missing'}`,
    )),
    ...(await tooMany(books)),
  ];
}

/** No month has more than the widest rules ever published allow, but of two inviters who turned out to be one. */
async function tooMany(books: Books): Promise<string[]> {
  const programs = await books.rows<{ program: string; definition: string }>(
    "SELECT program, definition FROM programs WHERE kind = 'referral'",
  );
  const most = new Map<string, number>();
  for (const { program, definition } of programs) {
    const cap = (JSON.parse(definition) as { perInviterMonth: number | null }).perInviterMonth;
    most.set(program, Math.max(most.get(program) ?? 0, cap ?? Number.MAX_SAFE_INTEGER));
  }
  const faults: string[] = [];
  for (const [program, cap] of most) {
    const found = await offenders<{ customer_id: number; month: string; n: number }>(
      books,
      `SELECT * FROM (
         SELECT i.inviter_id AS customer_id, c.month, COUNT(*) AS n FROM referral_cases c
           JOIN invitations i ON i.id = c.invitation_id
         WHERE c.program = ? AND c.month IS NOT NULL GROUP BY i.inviter_id, c.month) shares
       WHERE n > ? AND NOT EXISTS (SELECT 1 FROM customer_merges m WHERE m.survivor_id = shares.customer_id)`,
      (row) => `program ${program}: customer ${row.customer_id} was rewarded ${row.n} times in ${row.month}`,
      [program, cap],
    );
    faults.push(...found);
  }
  return faults;
}

/** What friends brought is what their orders since say. */
async function brought(books: Books): Promise<string[]> {
  return offenders<{ id: number; brought_orders: number; n: number }>(
    books,
    `SELECT * FROM (
       SELECT i.id, i.brought_orders, i.brought_fen, COUNT(o.id) AS n,
         COALESCE(SUM(o.paid_fen - o.refunded_fen), 0) AS fen
       FROM invitations i JOIN customers p ON p.id = i.customer_id AND p.erased_at IS NULL
         LEFT JOIN orders o ON o.customer_id = i.customer_id AND o.voided = 0 AND o.paid_at >= i.accepted_at
       GROUP BY i.id, i.brought_orders, i.brought_fen) friends
     WHERE brought_orders <> n OR brought_fen <> fen`,
    (row) => `invitation ${row.id} says its friend bought ${row.brought_orders} times, their orders ${row.n}`,
  );
}

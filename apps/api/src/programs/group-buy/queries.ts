/** A team with its activity, `TeamRow`; a WHERE follows. */
export const TEAMS = `
  SELECT t.id, t.team_no, t.activity_id, a.activity_key, a.state AS activity_state, t.version, t.customer_id,
    t.request_key, t.size, t.price_fen, t.state, t.seats_taken, t.opened_at, t.ends_at, t.ended_at, t.end_reason
  FROM group_teams t JOIN group_activities a ON a.id = t.activity_id`;

/** Values: team number. */
export const TEAM_OF_NO = `${TEAMS} WHERE t.team_no = ?`;

/** A team with everybody who sits or sat in it, a row each, in the order they sat down. Values: team number. */
export const WHOLE_TEAM = TEAM_OF_NO.replace(
  'FROM group_teams t',
  `, s.id AS seat_id, s.customer_id AS seat_customer, s.request_key AS seat_request, s.state AS seat_state, s.is_leader,
    s.month, s.payment_id, s.joined_at, s.left_at FROM group_teams t LEFT JOIN group_seats s ON s.team_id = t.id`,
).concat(' ORDER BY s.joined_at, s.id');

/**
 * The one statement a seat is taken by; the last one fills the team. Whoever changes the row has a seat, everybody else
 * is told why not. MySQL assigns from left to right, so what depends on the count stands before it. Values: now, team, now.
 */
export const TAKE_SEAT = `
  UPDATE group_teams SET
    ended_at = CASE WHEN seats_taken + 1 >= size THEN ? ELSE ended_at END,
    state = CASE WHEN seats_taken + 1 >= size THEN 'filled' ELSE state END,
    seats_taken = seats_taken + 1
  WHERE id = ? AND state = 'open' AND ends_at > ? AND seats_taken < size
    AND EXISTS (SELECT 1 FROM group_activities a WHERE a.id = group_teams.activity_id AND a.state = 'running')`;

/** Gives one seat of an open team back. Values: team, now. */
export const LEAVE_SEAT = `
  UPDATE group_teams SET seats_taken = seats_taken - 1 WHERE id = ? AND state = 'open' AND ends_at > ?`;

/** The leader has paid. Values: now, end, team, now. */
export const OPEN_WAITING = `
  UPDATE group_teams SET opened_at = ?, ends_at = ?, state = 'open', seats_taken = 1
  WHERE id = ? AND state = 'waiting' AND ends_at > ?
    AND EXISTS (SELECT 1 FROM group_activities a WHERE a.id = group_teams.activity_id AND a.state = 'running')`;

/** Ends a team that is not full, from the state it was seen in. Values: state, now, reason, team, state. */
export const END_TEAM = `
  UPDATE group_teams SET state = ?, ended_at = ?, end_reason = ?, seats_taken = 0 WHERE id = ? AND state = ?`;

/** Values: team, customer, request, leader, month, payment, now. */
export const NEW_SEAT = `
  INSERT INTO group_seats (team_id, customer_id, request_key, state, is_leader, month, payment_id, joined_at)
  VALUES (?, ?, ?, 'taken', ?, ?, ?, ?)`;

/** Somebody who left sits down again. Values: request, month, payment, now, seat. */
export const SEAT_AGAIN = `
  UPDATE group_seats SET state = 'taken', request_key = ?, month = ?, payment_id = ?, joined_at = ?, left_at = NULL
  WHERE id = ?`;

/** Values: state, now, seat. */
export const EMPTY_SEAT = 'UPDATE group_seats SET state = ?, left_at = ? WHERE id = ?';

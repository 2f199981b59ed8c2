import { UNUSED_OWN_COLUMNS } from '../outcomes/coupons';

/** The person, their running facts, each active ladder's progress and the best member price: a row per ladder. Values: now, now, customer. */
export const PERSON = `
  SELECT c.id, c.nickname, f.orders, f.items, f.order_days, f.paid_fen, f.refunded_fen, f.saved_fen, f.first_paid_at,
    l.program, l.progress, m.name AS member_name, m.rate AS member_rate, m.ends_at AS member_ends_at
  FROM customers c
  LEFT JOIN customer_facts f ON f.customer_id = c.id
  LEFT JOIN ladder_progress l ON l.customer_id = c.id
  LEFT JOIN member_prices m ON m.customer_id = c.id AND m.state = 'standing'
    AND m.starts_at <= ? AND (m.ends_at IS NULL OR m.ends_at > ?)
  WHERE c.id = ?`;

export interface PersonRow {
  id: number;
  nickname: string | null;
  orders: number | null;
  items: number | null;
  order_days: number | null;
  paid_fen: number | null;
  refunded_fen: number | null;
  saved_fen: number | null;
  first_paid_at: number | null;
  program: string | null;
  progress: string | null;
  member_name: string | null;
  member_rate: number | null;
  member_ends_at: number | null;
}

/** The coupons that end first, and how many can be used in all. Values: customer, now, now. */
export const USABLE = `
  SELECT ${UNUSED_OWN_COLUMNS}, COUNT(*) OVER () AS usable
  FROM coupons c
  WHERE c.customer_id = ? AND c.state = 'granted' AND c.starts_at <= ? AND c.ends_at > ?
  ORDER BY c.ends_at, c.id LIMIT 3`;

/**
 * The story 我们的故事: orders, refunds, benefits and verifications, newest first. `rank` keeps one moment's lines in
 * order. Values: four times customer, before, before, id; then the limit.
 */
export const STORY = `
  SELECT at, id, kind, a, b, c FROM (
    SELECT paid_at AS at, id * 4 AS id, 'order' AS kind, CAST(items AS CHAR) AS a, CAST(paid_fen AS CHAR) AS b,
      live_session AS c
    FROM orders WHERE customer_id = ? AND paid_at IS NOT NULL
    UNION ALL
    SELECT closed_at, id * 4 + 1, 'refund', CAST(paid_fen AS CHAR), NULL, NULL
    FROM orders WHERE customer_id = ? AND voided = 1 AND paid_at IS NOT NULL AND closed_at IS NOT NULL
    UNION ALL
    SELECT g.decided_at, g.id * 4 + 2, CASE WHEN g.grant_key LIKE 'group-buy:%' THEN 'group-coupon'
        WHEN g.grant_key LIKE 'referral:%' AND g.kind = 'coupon' THEN CONCAT(g.step, '-coupon') ELSE g.kind END,
      COALESCE(t.name, ''), COALESCE(t.gift_name, ''), g.outcome
    FROM grants g LEFT JOIN coupons k ON k.grant_id = g.id LEFT JOIN coupon_templates t ON t.id = k.template_id
    WHERE g.customer_id = ? AND g.state IN ('standing', 'kept') AND g.kind IN ('coupon', 'member-price', 'gift', 'cash')
    UNION ALL
    SELECT r.redeemed_at, r.id * 4 + 3, 'redeemed', s.name, CAST(r.member_off_fen + r.coupon_off_fen AS CHAR), t.name
    FROM redemptions r LEFT JOIN shops s ON s.id = r.shop_id JOIN coupons k ON k.id = r.coupon_id
      JOIN coupon_templates t ON t.id = k.template_id
    WHERE r.customer_id = ? AND r.live = 1
  ) story
  WHERE at < ? OR (at = ? AND id < ?)
  ORDER BY at DESC, id DESC LIMIT ?`;

export interface StoryRow {
  at: number;
  id: number;
  kind:
    | 'order'
    | 'refund'
    | 'coupon'
    | 'group-coupon'
    | 'inviter-coupon'
    | 'invitee-coupon'
    | 'member-price'
    | 'gift'
    | 'cash'
    | 'redeemed';
  a: string | null;
  b: string | null;
  c: string | null;
}

export const ACTIVE_LADDERS =
  "SELECT definition FROM programs WHERE kind = 'ladder' AND active = 1 ORDER BY id";

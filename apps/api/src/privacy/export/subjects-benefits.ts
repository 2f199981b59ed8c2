import { type Item, itemOf, rowsOf, type Source, type Subject } from './subject';
import { plain } from './subjects-person';

/** What the person was given, and what became of it. */
export const ABOUT_BENEFITS: readonly Subject[] = [
  {
    file: 'grants.json',
    title: '获得的权益与原因',
    about: '每一项权益是因为什么给您的。',
    columns: { decidedAt: '判定', program: '活动', kind: '权益', state: '状态', sentence: '原因' },
    items: grants,
  },
  {
    file: 'coupons.json',
    title: '我的券',
    about: '您的券。券码等同于券本身，只写出末四位。',
    columns: { grantedAt: '获得', name: '券', state: '状态', endsAt: '到期', usedAt: '使用' },
    items: (source) =>
      plain(
        source,
        `SELECT c.id, t.name, c.state, SUBSTR(c.code, 9) AS codeTail, c.granted_at AS grantedAt,
           c.starts_at AS startsAt, c.ends_at AS endsAt, c.used_at AS usedAt, c.revoked_reason AS revokedReason
         FROM coupons c JOIN coupon_templates t ON t.id = c.template_id WHERE c.customer_id`,
        'c.id',
      ),
  },
  {
    file: 'redemptions.json',
    title: '核销记录',
    about: '您的券何时、在哪家店、抵了多少。',
    columns: { redeemedAt: '核销', shop: '门店', billFen: '应付', payableFen: '实付', undoneAt: '撤销' },
    items: (source) =>
      plain(
        source,
        `SELECT r.id, r.redeemed_at AS redeemedAt, s.name AS shop, r.channel, r.bill_fen AS billFen,
           r.member_off_fen AS memberOffFen, r.coupon_off_fen AS couponOffFen, r.payable_fen AS payableFen,
           r.undone_at AS undoneAt, r.undo_reason AS undoReason
         FROM redemptions r LEFT JOIN shops s ON s.id = r.shop_id WHERE r.customer_id`,
        'r.id',
      ),
  },
  {
    file: 'points.json',
    title: '积分明细',
    about: '每一笔积分的来去。',
    columns: { at: '时间', text: '说明', points: '积分' },
    items: (source) =>
      plain(
        source,
        'SELECT e.id, e.at, e.kind, e.points, e.text FROM points_entries e WHERE e.customer_id',
        'e.id',
      ),
  },
  {
    file: 'points-lots.json',
    title: '积分批次',
    about: '还剩多少积分，何时可用，何时到期。',
    columns: { availableAt: '可用', expiresAt: '到期', points: '积分', leftPoints: '剩余', state: '状态' },
    items: (source) =>
      plain(
        source,
        `SELECT l.id, l.state, l.points, l.left_points AS leftPoints, l.expired_points AS expiredPoints,
           l.available_at AS availableAt, l.expires_at AS expiresAt
         FROM points_lots l WHERE l.customer_id`,
        'l.id',
      ),
  },
  {
    file: 'points-balances.json',
    title: '积分余额',
    about: '可用、待入账和待抵扣的积分。',
    columns: { kind: '账户', balance: '积分' },
    items: async function* ({ db, person }) {
      for (const customerId of person.ids) {
        const rows = await db.rows<{ kind: string; balance: number }>(
          `SELECT kind, balance FROM points_accounts WHERE owner = ? AND kind IN ('customer', 'pending', 'debt')`,
          [String(customerId)],
        );
        for (const { kind, balance } of rows) yield { kind, balance: Number(balance) };
      }
    },
  },
  {
    file: 'member-prices.json',
    title: '会员价',
    about: '您享有的会员价。',
    columns: { name: '会员价', startsAt: '开始', endsAt: '结束', state: '状态' },
    items: (source) =>
      plain(
        source,
        `SELECT m.id, m.name, m.rate AS rateBasisPoints, m.state, m.starts_at AS startsAt, m.ends_at AS endsAt
         FROM member_prices m WHERE m.customer_id`,
        'm.id',
      ),
  },
  {
    file: 'growth.json',
    title: '成长值',
    about: '您的成长值。',
    columns: { value: '成长值', state: '状态' },
    items: (source) =>
      plain(source, 'SELECT g.id, g.value, g.state FROM growth_values g WHERE g.customer_id', 'g.id'),
  },
  {
    file: 'ladders.json',
    title: '复购进度',
    about: '您在各个活动里走到哪一步。',
    columns: { program: '活动', version: '规则版本' },
    items: async function* ({ db, person }) {
      for (const customerId of person.ids) {
        const rows = await db.rows<{ program: string; version: number; progress: string }>(
          'SELECT program, version, progress FROM ladder_progress WHERE customer_id = ? ORDER BY program',
          [customerId],
        );
        for (const row of rows) yield { ...row, progress: JSON.parse(row.progress) as unknown };
      }
    },
  },
];

async function* grants(source: Source): AsyncIterable<Item> {
  const sql = `SELECT g.id, g.program, g.version, g.step, g.state, g.kind, g.refusal, g.outcome, g.why,
      g.decided_at AS decidedAt, g.changed_at AS changedAt
    FROM grants g WHERE g.customer_id`;
  for await (const row of rowsOf<{ id: number; outcome: string; why: string }>(source, sql, 'g.id')) {
    const why = JSON.parse(row.why) as { sentence?: string };
    const outcome = JSON.parse(row.outcome) as unknown;
    yield { ...itemOf(row, source.calendar), outcome, why, sentence: why.sentence ?? '' };
  }
}

import { PURPOSE_TEXTS, type Purpose } from '../../facts/consents';
import { type Item, itemOf, pagesOf, rowsOf, type Source, type Subject } from './subject';

interface ProfileRow {
  id: number;
  nickname: string | null;
  phone_sealed: string | null;
  createdAt: number;
}

/** Who the person is. */
export const ABOUT_WHO: readonly Subject[] = [
  {
    file: 'profile.json',
    title: '我的资料',
    about: '昵称、手机号、成为会员的时间，以及由订单累计的数字。',
    columns: {
      nickname: '昵称',
      phone: '手机号',
      createdAt: '成为会员',
      orders: '订单数',
      paidFen: '累计实付',
    },
    items: profile,
  },
  {
    file: 'identities.json',
    title: '我的身份',
    about: '各平台认出您的方式。企业微信里的编号属于企业，只写出首尾。',
    columns: { kind: '平台', value: '编号' },
    items: identities,
  },
  {
    file: 'consents.json',
    title: '我的授权',
    about: '每个用途现在的授权状态。',
    columns: { title: '用途', given: '是否授权', since: '自' },
    items: async function* ({ db, person, calendar }) {
      for (const customerId of person.ids) {
        const rows = await db.rows<{ purpose: Purpose; given: number; changed_at: number }>(
          'SELECT purpose, given, changed_at FROM consents WHERE customer_id = ? ORDER BY purpose',
          [customerId],
        );
        for (const { purpose, given, changed_at: at } of rows) {
          const title = PURPOSE_TEXTS[purpose].title;
          yield { purpose, title, given: given === 1, since: calendar.iso(Number(at)) };
        }
      }
    },
  },
  {
    file: 'consent-log.json',
    title: '授权记录',
    about: '每一次同意和撤回。',
    columns: { at: '时间', purpose: '用途', given: '是否授权', source: '来自', policyVersion: '协议版本' },
    items: async function* (source) {
      const sql = `SELECT l.id, l.at, l.purpose, l.given, l.source, l.policy_version AS policyVersion
        FROM consent_log l WHERE l.customer_id`;
      for await (const row of rowsOf<{ id: number; given: number }>(source, sql, 'l.id')) {
        yield { ...itemOf(row, source.calendar), given: row.given === 1 };
      }
    },
  },
  {
    file: 'subscriptions.json',
    title: '订阅消息',
    about: '您同意接收的微信订阅消息次数。',
    columns: { template: '模板', accepted: '同意次数', remaining: '剩余次数' },
    items: async function* ({ db, person, calendar }) {
      for (const { kind, value } of person.identities) {
        if (kind !== 'openid') continue;
        const rows = await db.rows<object>(
          'SELECT template, accepted, remaining, changed_at AS changedAt FROM subscription_grants WHERE openid = ?',
          [value],
        );
        for (const row of rows) yield itemOf(row, calendar);
      }
    },
  },
  {
    file: 'sessions.json',
    title: '登录记录',
    about: '您在哪些设备上登录过。',
    columns: { device: '设备', createdAt: '登录', usedAt: '最近使用', revokedAt: '退出' },
    items: sessions,
  },
  {
    file: 'inbox.json',
    title: '收到的消息',
    about: '我们发给您的消息，以及在微信里是否送达。',
    columns: { at: '时间', title: '标题', body: '内容', readAt: '已读' },
    items: (source) =>
      plain(
        source,
        `SELECT m.id, m.at, m.kind, m.title, m.body, m.read_at AS readAt,
           (SELECT MAX(d.state) FROM message_deliveries d WHERE d.message_id = m.id) AS delivery
         FROM inbox_messages m
         WHERE m.customer_id`,
        'm.id',
      ),
  },
  {
    file: 'accounts-joined.json',
    title: '账号合并',
    about: '您在不同平台的会员记录何时合到一起。',
    columns: { at: '合并', reason: '原因', undoneAt: '撤销' },
    items: (source) =>
      plain(
        source,
        'SELECT m.id, m.at, m.reason, m.undone_at AS undoneAt FROM customer_merges m WHERE m.survivor_id',
        'm.id',
      ),
  },
  {
    file: 'photos.json',
    title: '照片',
    about: '您发给我们的照片；文件在 photos 文件夹里。',
    columns: { photoNo: '照片', createdAt: '发送', purpose: '用途', state: '审核' },
    items: (source) =>
      plain(
        source,
        `SELECT p.id, p.photo_no AS photoNo, p.purpose, p.state, p.width, p.height, p.created_at AS createdAt,
           p.used_at AS usedAt FROM photos p WHERE p.customer_id`,
        'p.id',
      ),
  },
  {
    file: 'copies.json',
    title: '个人信息副本',
    about: '您申请过的个人信息副本。',
    columns: { askedAt: '申请', readyAt: '备好', state: '状态' },
    items: (source) =>
      plain(
        source,
        `SELECT e.id, e.asked_at AS askedAt, e.ready_at AS readyAt, e.state FROM privacy_exports e
         WHERE e.customer_id`,
        'e.id',
      ),
  },
  {
    file: 'audit.json',
    title: '对您的资料做过的事',
    about: '谁在什么时候对您的会员记录做过什么；工作人员只写出身份，不写出姓名。',
    columns: { at: '时间', by: '由', action: '做了什么' },
    items: audit,
  },
];

/** The photos a person sent, by number. */
export const photosOf = (source: Source) =>
  rowsOf<{ id: number; photo_no: string }>(
    source,
    'SELECT p.id, p.photo_no FROM photos p WHERE p.customer_id',
    'p.id',
  );

/** Rows as they are. */
export async function* plain(source: Source, sql: string, id: string): AsyncIterable<Item> {
  for await (const row of rowsOf<{ id: number }>(source, sql, id)) yield itemOf(row, source.calendar);
}

async function* profile({ db, person, keys, calendar }: Source): AsyncIterable<Item> {
  for (const customerId of person.ids) {
    const row = await db.one<ProfileRow>(
      `SELECT c.id, c.nickname, c.phone_sealed, c.created_at AS createdAt, a.media_type AS avatarType,
         a.content AS avatar, f.orders, f.items, f.paid_fen AS paidFen, f.refunded_fen AS refundedFen,
         f.saved_fen AS savedFen, f.first_paid_at AS firstPaidAt, f.last_paid_at AS lastPaidAt
       FROM customers c LEFT JOIN customer_facts f ON f.customer_id = c.id
         LEFT JOIN customer_avatars a ON a.customer_id = c.id WHERE c.id = ?`,
      [customerId],
    );
    if (row === null) continue;
    const { phone_sealed: sealed, ...rest } = row;
    yield { ...itemOf(rest, calendar), phone: sealed === null ? null : keys.decrypt(sealed) };
  }
}

async function* identities({ person }: Source): AsyncIterable<Item> {
  for (const { kind, value } of person.identities) {
    // The phone number stands in the profile; what is kept of it here is only a hash.
    if (kind === 'phone' || kind === 'erased') continue;
    yield { kind, value: kind === 'wecom' ? `${value.slice(0, 3)}…${value.slice(-2)}` : value };
  }
}

/** Sessions have ids that are no numbers: pages go by when they began. */
async function* sessions({ db, person, calendar }: Source): AsyncIterable<Item> {
  for (const customerId of person.ids) {
    const sql = `SELECT device, created_at AS createdAt, used_at AS usedAt, revoked_at AS revokedAt
      FROM sessions WHERE customer_id = ? ORDER BY created_at, id LIMIT 500`;
    for (let skip = 0; ; skip += 500) {
      const page = await db.rows<object>(`${sql} OFFSET ${skip}`, [customerId]);
      for (const row of page) yield itemOf(row, calendar);
      if (page.length < 500) break;
    }
  }
}

async function* audit({ db, person, calendar }: Source): AsyncIterable<Item> {
  for (const customerId of person.ids) {
    const rows = pagesOf<{ id: number; at: number; actor_kind: string; action: string }>(
      db,
      'SELECT seq AS id, at, actor_kind, action FROM audit_log WHERE subject = ?',
      [`customer:${customerId}`],
      'seq',
    );
    for await (const row of rows) {
      yield { at: calendar.iso(Number(row.at)), by: row.actor_kind, action: row.action };
    }
  }
}

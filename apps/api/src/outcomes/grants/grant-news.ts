import { type Calendar, type Grant, type Instant, yuanText } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import type { Message } from '../touches';

/** What was bought is no news. */
const OWN_DOING = new Set(['mall']);

/**
 * What people are told of what they were just given. Points come too often to be told one by one.
 *
 * @param ids of the grants, by key.
 */
export async function newsOf(
  db: Db,
  grants: readonly Grant[],
  ids: ReadonlyMap<string, number>,
  calendar: Calendar,
): Promise<Message[]> {
  const told = grants.filter((grant) => !OWN_DOING.has(grant.program));
  const templates = told.flatMap(({ outcome }) => (outcome.kind === 'coupon' ? [outcome.template] : []));
  const names =
    templates.length === 0
      ? []
      : await db.rowsIn<{ template_key: string; name: string }>(
          'SELECT template_key, name FROM coupon_templates WHERE template_key IN (?)',
          [],
          [...new Set(templates)],
        );
  const nameOf = new Map(names.map((row) => [row.template_key, row.name]));
  return told.flatMap((grant): Message[] => {
    const gift = giftOf(grant, nameOf);
    if (gift === null) return [];
    const { name, link, endsAt, isClaimed } = { isClaimed: false, ...gift };
    const until = endsAt === null ? '长期有效' : `${dayText(endsAt, calendar)}前有效`;
    return [
      {
        key: `grant:${ids.get(grant.key) ?? grant.key}`,
        customerId: grant.customerId,
        kind: 'benefit',
        title: `「${name}」${isClaimed ? '待领取' : '已到账'}`,
        body: `${grant.why.sentence}${until}。`,
        link,
        outside: {
          template: 'benefit',
          data: { thing1: name, time2: timeText(endsAt, calendar), thing3: `${until}，点击查看` },
        },
      },
    ];
  });
}

function giftOf({ outcome }: Grant, nameOf: ReadonlyMap<string, string>) {
  switch (outcome.kind) {
    case 'coupon': {
      const name = nameOf.get(outcome.template) ?? '优惠券';
      return { name, link: '/pages/wallet/index', endsAt: outcome.endsAt };
    }
    case 'gift':
      return { name: outcome.name, link: '/packages/points/pages/orders/index', endsAt: outcome.endsAt };
    case 'member-price':
      return { name: outcome.name, link: '/pages/archive/index', endsAt: outcome.endsAt };
    case 'cash': {
      const name = `${yuanText(outcome.fen)} 现金奖励`;
      return {
        name,
        link: '/packages/friends/pages/invite/index',
        endsAt: outcome.endsAt,
        isClaimed: true,
      };
    }
    case 'points':
    case 'growth':
      return null;
  }
}

/** The last day something can be used: its end is exclusive. */
function dayText(endsAt: Instant, calendar: Calendar): string {
  const { month, day } = calendar.dateOf(calendar.dayOf(endsAt - 1));
  return `${month} 月 ${day} 日 24:00 `;
}

/** As WeChat's `time` values are written: `2019年10月1日 15:01`. */
function timeText(endsAt: Instant | null, calendar: Calendar): string {
  if (endsAt === null) return '2099年12月31日 23:59';
  const { year, month, day } = calendar.dateOf(calendar.dayOf(endsAt - 1));
  return `${year}年${month}月${day}日 23:59`;
}

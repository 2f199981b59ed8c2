import type { CustomerId, TeamNews } from '@fanchang/domain';
import type { Message } from '../../outcomes/touches';

/** Where a team is shown. */
export const teamLink = (teamNo: string) => `/packages/friends/pages/team/index?no=${teamNo}`;

interface About {
  teamNo: string;
  /** Of the activity. */
  title: string;
  priceFen: number;
}

const WHY: Readonly<Record<TeamNews, { title: string; body: (title: string) => string }>> = {
  time: {
    title: '这次没拼成',
    body: (title) => `「${title}」的团到时间还没满。想要的话，随时再开一个团。`,
  },
  'leader-left': {
    title: '团长退出，团已取消',
    body: (title) => `「${title}」的团长退出了，这个团已取消。您可以自己开一个团。`,
  },
  'activity-cancelled': {
    title: '拼团活动已取消',
    body: (title) => `「${title}」已取消，您参加的团没有拼成，不占您的次数。`,
  },
};

/** What somebody who sat in a team that ended unfilled is told. */
export function endNews(customerId: CustomerId, news: TeamNews, about: About): Message {
  const { title, body } = WHY[news];
  const back = about.priceFen === 0 ? '' : '您付的钱正在原路退回。';
  return message(
    `group:${about.teamNo}:${news}:${customerId}`,
    customerId,
    title,
    body(about.title) + back,
    about,
  );
}

/** Filled, but what it gives had run out. @param wasPaid the money goes back. */
export function nothingLeftNews(customerId: CustomerId, wasPaid: boolean, about: About): Message {
  const body = `「${about.title}」拼成了，可惜券刚好发完，没能给到您。${wasPaid ? '您付的钱正在原路退回。' : ''}`;
  return message(`group:${about.teamNo}:nothing-left:${customerId}`, customerId, '券已发完', body, about);
}

/** Paid, but there is no seat any more. @param why in a sentence. */
export function notSeatedNews(customerId: CustomerId, payNo: string, why: string, about: About): Message {
  const body = `您为「${about.title}」付了款，但没能入座：${why}。钱正在原路退回。`;
  return message(`group:not-seated:${payNo}`, customerId, '没能入座，正在退款', body, about);
}

function message(key: string, customerId: CustomerId, title: string, body: string, about: About): Message {
  return { key, customerId, kind: 'benefit', title, body, link: teamLink(about.teamNo), outside: null };
}

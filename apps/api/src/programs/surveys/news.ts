import { type Calendar, type Survey } from '@fanchang/domain';
import type { Message } from '../../outcomes/touches';
import type { SurveyRow } from './survey-rows';

export const surveyLink = (surveyNo: string) => `/packages/care/pages/survey/index?no=${surveyNo}`;

/** That there is something to be asked, told where it is answered. */
export function askNews(
  { survey_no: surveyNo, customer_id: customerId, closes_at: closesAt }: SurveyRow,
  { title, intro, points }: Survey,
  about: string,
  calendar: Calendar,
): Message {
  const { month, day } = calendar.dateOf(calendar.dayOf(Number(closesAt) - 1));
  const thanks = points === 0 ? '' : `，答完得 ${points} 积分`;
  return {
    key: `survey:${surveyNo}`,
    customerId,
    kind: 'order',
    title: `「${about.slice(0, 30)}」收到了吗？`,
    body: `${intro}${thanks}。${month} 月 ${day} 日前都可以填。`,
    link: surveyLink(surveyNo),
    outside: {
      template: 'service',
      data: { thing1: title.slice(0, 20), thing2: about.slice(0, 20), thing3: '点开就能填，半分钟' },
    },
  };
}

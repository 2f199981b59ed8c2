import type { Message } from '../../outcomes/touches';
import type { TicketRow } from './ticket-rows';

export const ticketLink = (ticketNo: string) => `/packages/care/pages/ticket/index?no=${ticketNo}`;

/** That one of ours has answered. */
export function answerNews({
  ticket_no: ticketNo,
  customer_id: customerId,
  last_seq: seq,
}: TicketRow): Message {
  return {
    key: `ticket:${ticketNo}:${seq}`,
    customerId,
    kind: 'order',
    title: '客服回复了您',
    body: '点开看看，您也可以接着说。',
    link: ticketLink(ticketNo),
    outside: {
      template: 'service',
      data: { thing1: '售后回复', thing2: '客服回复了您的问题', thing3: '点开查看' },
    },
  };
}

/** That it is resolved, and how to say how it was. */
export function endNews({ ticket_no: ticketNo, customer_id: customerId }: TicketRow, round: number): Message {
  return {
    key: `ticket:${ticketNo}:resolved:${round}`,
    customerId,
    kind: 'order',
    title: '您的问题已办结',
    body: '这次服务您满意吗？还有问题，7 天内接着说就行。',
    link: ticketLink(ticketNo),
    outside: null,
  };
}

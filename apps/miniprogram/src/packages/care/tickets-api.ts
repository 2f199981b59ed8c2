import { timed } from '@/api';
import type {
  Conversation,
  OrderCard,
  OrderList,
  Page,
  Photo,
  Ticket,
  TicketKind,
  TicketPage,
} from '@/api-types';
import type { SaidWords } from '@/hooks/use-saying';
import { send, sendFile, withQuery } from '@/http';

const at = (ticketNo: string) => `/me/tickets/${encodeURIComponent(ticketNo)}`;

/** Lists grow by `id`; a ticket's is its number. */
export interface ListedTicket extends Ticket {
  id: string;
}

export interface NewTicket {
  requestKey: string;
  kind: TicketKind;
  orderId: string | null;
  words: string;
  photos: string[];
}

/** The calls of after-sales, one per route. Each throws ApiError (see http.ts). */
export const tickets = {
  page: async (token: string, cursor: string | null): Promise<Page<ListedTicket>> => {
    const { items, nextCursor } = await timed(
      send<TicketPage>({ method: 'GET', path: withQuery('/me/tickets', { cursor }), token }),
    );
    return { items: items.map((ticket) => ({ ...ticket, id: ticket.ticketNo })), nextCursor };
  },

  open: (token: string, ticket: NewTicket) =>
    timed(send<Conversation>({ method: 'POST', path: '/me/tickets', token, body: ticket })),

  after: (token: string, ticketNo: string, after: number) =>
    timed(send<Conversation>({ method: 'GET', path: withQuery(at(ticketNo), { after }), token })),

  say: (token: string, ticketNo: string, after: number, said: SaidWords) =>
    timed(
      send<Conversation>({
        method: 'POST',
        path: withQuery(`${at(ticketNo)}/messages`, { after }),
        token,
        body: said,
      }),
    ),

  read: (token: string, ticketNo: string, seq: number) =>
    send<Conversation>({ method: 'POST', path: `${at(ticketNo)}/read`, token, body: { seq } }),

  rate: (token: string, ticketNo: string, rating: number) =>
    timed(send<Conversation>({ method: 'POST', path: `${at(ticketNo)}/rating`, token, body: { rating } })),

  photo: (token: string, address: string) => sendFile<Photo>('/me/photos?purpose=ticket', token, address),

  orders: (token: string, cursor: string | null): Promise<Page<OrderCard>> =>
    timed(send<OrderList>({ method: 'GET', path: withQuery('/me/orders', { cursor }), token })),
};

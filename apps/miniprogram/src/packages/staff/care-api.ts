import { timed } from '@/api';
import type {
  Compensation,
  CompensationChoices,
  CompensationPage,
  Desk,
  Page,
  Photo,
  PreparedAnswer,
  StaffConversation,
  StaffTicket,
  StaffTicketPage,
  TicketKind,
} from '@/api-types';
import { send, sendFile, withQuery } from '@/http';

const part = encodeURIComponent;
const at = (ticketNo: string) => `/staff/tickets/${part(ticketNo)}`;

export type TicketView = 'mine' | 'pool' | 'breached' | 'all';

/** Lists grow by `id`; a ticket's is its number, a compensation's too. */
export interface ListedTicket extends StaffTicket {
  id: string;
}
export interface ListedCompensation extends Compensation {
  id: string;
}

export interface AgentSaid {
  requestKey: string;
  words?: string;
  photos?: string[];
  asksBack?: boolean;
  answerId?: string;
}

export type Gift =
  { what: 'coupon'; template: string; reason: string } | { what: 'points'; points: number; reason: string };

const post = <T>(token: string, path: string, body: object = {}) =>
  send<T>({ method: 'POST', path, token, body });

/** The calls of who answers tickets, one per route. Each throws ApiError (see http.ts). */
export const care = {
  page: async (token: string, view: TicketView, cursor: string | null): Promise<Page<ListedTicket>> => {
    const { items, nextCursor } = await timed(
      send<StaffTicketPage>({ method: 'GET', path: withQuery('/staff/tickets', { view, cursor }), token }),
    );
    return { items: items.map((ticket) => ({ ...ticket, id: ticket.ticketNo })), nextCursor };
  },

  after: (token: string, ticketNo: string, after: number) =>
    timed(send<StaffConversation>({ method: 'GET', path: withQuery(at(ticketNo), { after }), token })),

  say: (token: string, ticketNo: string, after: number, said: AgentSaid) =>
    timed(post<StaffConversation>(token, withQuery(`${at(ticketNo)}/messages`, { after }), said)),

  note: (token: string, ticketNo: string, requestKey: string, words: string) =>
    timed(post<StaffConversation>(token, `${at(ticketNo)}/notes`, { requestKey, words })),

  read: (token: string, ticketNo: string, seq: number) =>
    post<StaffConversation>(token, `${at(ticketNo)}/read`, { seq }),

  resolve: (token: string, ticketNo: string) =>
    timed(post<StaffConversation>(token, `${at(ticketNo)}/resolve`)),

  reopen: (token: string, ticketNo: string) =>
    timed(post<StaffConversation>(token, `${at(ticketNo)}/reopen`)),

  rekind: (token: string, ticketNo: string, kind: TicketKind) =>
    post<object>(token, `${at(ticketNo)}/kind`, { kind }),

  /** @param staffId null: back to those nobody has */
  assign: (token: string, ticketNo: string, staffId: string | null) =>
    post<object>(token, `${at(ticketNo)}/assign`, { staffId }),

  compensate: (token: string, ticketNo: string, requestKey: string, gift: Gift) =>
    post<Compensation>(token, `${at(ticketNo)}/compensations`, { requestKey, ...gift }),

  choices: (token: string) =>
    send<CompensationChoices>({ method: 'GET', path: '/staff/compensations/choices', token }),

  asked: async (token: string, cursor: string | null): Promise<Page<ListedCompensation>> => {
    const { items, nextCursor } = await timed(
      send<CompensationPage>({
        method: 'GET',
        path: withQuery('/staff/compensations', { state: 'asked', cursor }),
        token,
      }),
    );
    return { items: items.map((one) => ({ ...one, id: one.compensationNo })), nextCursor };
  },

  decide: (token: string, compensationNo: string, approve: boolean) =>
    post<Compensation>(token, `/staff/compensations/${part(compensationNo)}/decide`, { approve }),

  answers: async (token: string, q: string, ticketNo: string): Promise<PreparedAnswer[]> =>
    (
      await send<{ items: PreparedAnswer[] }>({
        method: 'GET',
        path: withQuery('/staff/answers', { q: q === '' ? null : q, ticketNo }),
        token,
      })
    ).items,

  desk: (token: string) => send<Desk>({ method: 'GET', path: '/staff/desks/mine', token }),

  turn: (token: string, isOn: boolean) => post<Desk>(token, '/staff/desks/mine', { isOn }),

  desks: async (token: string): Promise<Desk[]> =>
    (await send<{ items: Desk[] }>({ method: 'GET', path: '/staff/desks', token })).items,

  photo: (token: string, address: string) => sendFile<Photo>('/staff/photos?purpose=ticket', token, address),
};

import type { Item, Source, Subject } from './subject';
import { itemOf, rowsOf } from './subject';
import { plain } from './subjects-person';

interface SurveyRow {
  id: number;
  draft_sealed: string | null;
  answers_sealed: string | null;
}

/** What the person said of orders. */
export const ABOUT_CARE: readonly Subject[] = [
  {
    file: 'surveys.json',
    title: '满意度调查',
    about: '我们问过您的订单，以及您的回答；没填完的也在里面。',
    columns: { orderNo: '订单号', askedAt: '询问', answeredAt: '回答', rating: '满意度', nps: '推荐意愿' },
    items: surveys,
  },
  {
    file: 'tickets.json',
    title: '售后',
    about: '您的售后工单和其中的对话；我们内部的备注不在里面。',
    columns: { ticketNo: '工单', kind: '类型', openedAt: '提出', state: '状态', rating: '评价' },
    items: tickets,
  },
  {
    file: 'compensations.json',
    title: '售后赔付',
    about: '售后中送给您的券和积分。',
    columns: { ticketNo: '工单', what: '类型', points: '积分', askedAt: '时间', state: '状态' },
    items: (source) =>
      plain(
        source,
        `SELECT c.id, c.compensation_no AS compensationNo, t.ticket_no AS ticketNo, c.what, c.template, c.points, c.state,
           c.asked_at AS askedAt, c.decided_at AS decidedAt
         FROM compensations c JOIN tickets t ON t.id = c.ticket_id WHERE c.customer_id`,
        'c.id',
      ),
  },
  {
    file: 'holds.json',
    title: '免打扰',
    about: '什么时候、因为什么没有给您发营销消息。',
    columns: { cause: '原因', sinceAt: '从', untilAt: '到' },
    items: (source) =>
      plain(
        source,
        `SELECT h.id, h.cause, h.since AS sinceAt, h.until AS untilAt FROM marketing_holds h WHERE h.customer_id`,
        'h.id',
      ),
  },
];

interface TicketRow {
  id: number;
}
interface MessageRow {
  seq: number;
  writer: string;
  words_sealed: string | null;
  photos: string;
  at: number;
}

async function* tickets(source: Source): AsyncIterable<Item> {
  const rows = rowsOf<TicketRow>(
    source,
    `SELECT t.id, t.ticket_no AS ticketNo, t.kind, t.source, t.state, o.order_no AS orderNo, t.opened_at AS openedAt,
       t.resolved_at AS resolvedAt, t.closed_at AS closedAt, t.rating, t.rated_at AS ratedAt
     FROM tickets t LEFT JOIN orders o ON o.id = t.order_id WHERE t.customer_id`,
    't.id',
  );
  for await (const row of rows) {
    const messages = await source.db.rows<MessageRow>(
      `SELECT seq, by_kind AS writer, words_sealed, photos, at FROM ticket_messages
       WHERE ticket_id = ? AND by_kind <> 'note' ORDER BY seq`,
      [row.id],
    );
    yield {
      ...itemOf(row, source.calendar),
      messages: messages.map(({ seq, writer, words_sealed: sealed, photos, at }) => ({
        seq,
        by: writer,
        at: source.calendar.iso(Number(at)),
        words: sealed === null ? null : source.keys.decrypt(sealed),
        photos: JSON.parse(photos) as string[],
      })),
    };
  }
}

async function* surveys(source: Source): AsyncIterable<Item> {
  const rows = rowsOf<SurveyRow>(
    source,
    `SELECT s.id, s.survey_no AS surveyNo, s.program, s.version, o.source, o.order_no AS orderNo, s.state,
       s.asked_at AS askedAt, s.closes_at AS closesAt, s.answered_at AS answeredAt, s.rating, s.nps, s.draft_sealed,
       s.answers_sealed FROM surveys s JOIN orders o ON o.id = s.order_id WHERE s.customer_id`,
    's.id',
  );
  for await (const { draft_sealed: draft, answers_sealed: answers, ...row } of rows) {
    const open = (sealed: string | null): unknown =>
      sealed === null ? null : JSON.parse(source.keys.decrypt(sealed));
    yield { ...itemOf(row, source.calendar), answers: open(answers), draft: open(draft) };
  }
}

import type { House } from './house';

/** How one ticket stands, and the work that waits for it. */
export interface TicketStands {
  ticket_no: string;
  level: number;
  /** Promises broken, each counted once; and how often one was written down as broken. */
  broken: number;
  breaches: number;
  /** Answers the house gave by itself. */
  answers: number;
  /** Words nobody has looked at. */
  unseen: number;
  watching: number;
  answering: number;
  looking: number;
}

/** How one survey stands, what its buyer was told of it, and the work that waits for it. */
export interface SurveyStands {
  survey_no: string;
  state: string;
  told: number;
  asking: number;
}

const workOf = (kind: string, payload: string) =>
  `(SELECT COUNT(*) FROM work w WHERE w.kind = '${kind}' AND w.payload = CONCAT(${payload}))`;
const OF_TICKET = `'{"ticketNo":"', t.ticket_no, '"}'`;
const OF_FIRST_WORDS = `'{"ticketNo":"', t.ticket_no, '","seq":1}'`;
const movesOf = (counted: string) =>
  `(SELECT COUNT(${counted}) FROM ticket_moves m WHERE m.ticket_id = t.id AND m.move = 'breached')`;
const messagesOf = (which: string) =>
  `(SELECT COUNT(*) FROM ticket_messages m WHERE m.ticket_id = t.id AND ${which})`;

/** Tickets and their work at one moment: one statement, because somebody may be committing. */
export const ticketsStand = (house: House): Promise<TicketStands[]> =>
  house.database.rows<TicketStands>(
    `SELECT t.ticket_no, t.level, ${movesOf('DISTINCT m.detail')} AS broken, ${movesOf('*')} AS breaches,
       ${messagesOf("m.by_kind = 'auto'")} AS answers, ${messagesOf("m.state = 'checking'")} AS unseen,
       ${workOf('care.due', OF_TICKET)} AS watching, ${workOf('care.first-answer', OF_FIRST_WORDS)} AS answering,
       ${workOf('care.words', OF_FIRST_WORDS)} AS looking
     FROM tickets t ORDER BY t.id`,
  );

/** Surveys and their work at one moment. */
export const surveysStand = (house: House): Promise<SurveyStands[]> =>
  house.database.rows<SurveyStands>(
    `SELECT s.survey_no, s.state,
       (SELECT COUNT(*) FROM inbox_messages i WHERE i.customer_id = s.customer_id
          AND i.link = CONCAT('/packages/care/pages/survey/index?no=', s.survey_no)) AS told,
       ${workOf('survey.ask', `'{"surveyNo":"', s.survey_no, '"}'`)} AS asking
     FROM surveys s ORDER BY s.id`,
  );

/**
 * What was lost or done twice of tickets with two promises and one question each, and of surveys: a sentence each. Whatever
 * is not done yet waits, once; what is done waits no more.
 */
export async function lostOrTwice(house: House): Promise<string[]> {
  const tickets = (await ticketsStand(house)).filter(
    ({ level, broken, breaches, answers, unseen, watching, answering, looking }) =>
      broken !== level ||
      breaches !== level ||
      watching !== (level < 2 ? 1 : 0) ||
      answers + answering !== 1 ||
      looking !== unseen,
  );
  const surveys = (await surveysStand(house)).filter(({ state, told, asking }) =>
    state === 'waiting' ? told !== 0 || asking !== 1 : state !== 'open' || told !== 1 || asking !== 0,
  );
  return [...tickets, ...surveys].map((one) => JSON.stringify(one));
}

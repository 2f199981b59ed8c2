/** What one program has to say to whichever other listens: work, written in the same transaction. Programs know not each other. */

/** Somebody was not satisfied with an order. */
export const LOW_ANSWER = 'survey.low-answer';
export interface LowAnswer {
  surveyNo: string;
  customerId: number;
  orderId: number;
  rating: number;
}

import { type Books, offenders } from './books';

const KEY = "CONCAT('survey:', s.program, ':', s.order_id)";

/** Surveys: one of an order, answered while it was open and by its buyer, and each answer's points given once. */
export async function checkSurveys(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ survey_no: string; state: string }>(
      books,
      `SELECT s.survey_no, s.state FROM surveys s
       WHERE (s.state = 'answered') <> (s.answered_at IS NOT NULL)
         OR (s.state IN ('open', 'answered') AND s.asked_at IS NULL)
         OR (s.state = 'waiting' AND s.asked_at IS NOT NULL)
         OR s.asked_at < s.ask_at OR s.answered_at < s.asked_at OR s.answered_at >= s.closes_at`,
      (row) => `survey ${row.survey_no} is ${row.state}, but its times do not say so`,
    )),
    ...(await offenders<{ survey_no: string }>(
      books,
      `SELECT s.survey_no FROM surveys s JOIN orders o ON o.id = s.order_id
       WHERE o.customer_id IS NULL OR o.customer_id <> s.customer_id`,
      (row) => `survey ${row.survey_no} asks somebody else than its order's buyer`,
    )),
    ...(await offenders<{ grant_key: string }>(
      books,
      `SELECT g.grant_key FROM grants g JOIN programs p ON p.program = g.program AND p.version = g.version
         LEFT JOIN surveys s ON ${KEY} = g.grant_key AND s.state = 'answered'
       WHERE p.kind = 'survey' AND s.id IS NULL`,
      (row) => `grant ${row.grant_key} is of no answer`,
    )),
    ...(await unrewarded(books)),
  ];
}

/** Answers whose definition promised points nobody decided over. */
async function unrewarded(books: Books): Promise<string[]> {
  const programs = await books.rows<{ program: string; version: number; definition: string }>(
    "SELECT program, version, definition FROM programs WHERE kind = 'survey'",
  );
  const faults: string[] = [];
  for (const { program, version, definition } of programs) {
    if ((JSON.parse(definition) as { points: number }).points === 0) continue;
    const found = await offenders<{ survey_no: string }>(
      books,
      `SELECT s.survey_no FROM surveys s LEFT JOIN grants g ON g.grant_key = ${KEY}
       WHERE s.state = 'answered' AND s.program = ? AND s.version = ? AND g.id IS NULL`,
      (row) => `survey ${row.survey_no} was answered, its points were not given`,
      [program, version],
    );
    faults.push(...found);
  }
  return faults;
}

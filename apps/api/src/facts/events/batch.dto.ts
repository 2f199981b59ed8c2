/** What became of one event of a batch. */
export class EventResultDto {
  /** null: it had none that could be read. */
  eventId: string | null;
  /** new: stored; duplicate: known already; conflict: known with other content; rejected: not understood. */
  result: 'new' | 'duplicate' | 'conflict' | 'rejected';
  code: string | null;
  message: string | null;
}

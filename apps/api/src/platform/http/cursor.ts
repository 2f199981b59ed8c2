import { refused } from './refused';

/** Where a page ended: lists go on after a row, never after a count, so rows that come or go shift nothing. */
export interface Cursor {
  at: number;
  id: number;
}

export function writeCursor(at: number, id: number): string {
  return Buffer.from(`${at}:${id}`).toString('base64url');
}

/** @throws Refused when it is not one of ours. */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const match = /^(\d{1,16}):(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) throw refused('BODY_INVALID', { field: 'cursor' });
  return { at: Number(match[1]), id: Number(match[2]) };
}

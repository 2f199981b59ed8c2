import { useCallback, useState } from 'react';
import type { Receipt } from '@/api-types';
import { hasCome } from '@/format';
import { asApiError, type ApiError } from '@/http';
import { platform } from '@/platform';
import { asStaff } from '@/session';
import { counter } from '../../counter-api';
import { handReceipt } from '../../desk';

export const REASONS = ['金额输错', '扫错券', '顾客改主意'] as const;

/** Whether this person may undo it just now; the server says until when, and says nothing to who may not. */
export function mayUndo(receipt: Receipt, nowMs: number): boolean {
  return (
    receipt.undoneAt === null && receipt.undoableUntil !== null && !hasCome(receipt.undoableUntil, nowMs)
  );
}

export interface Undoing {
  busy: boolean;
  error: ApiError | null;
  /** Asking again is harmless: an undone receipt answers as it is. @returns true when it is undone */
  undo: (id: string, reason: string) => Promise<boolean>;
  /** Before the sheet is opened again. */
  forget: () => void;
}

/** Undoing a verification, felt and heard as confirming one is. */
export function useUndo(): Undoing {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const undo = useCallback(async (id: string, reason: string) => {
    setBusy(true);
    setError(null);
    try {
      handReceipt(await asStaff((token) => counter.undo(token, id, reason)));
      platform.signal('success');
      return true;
    } catch (thrown) {
      setError(asApiError(thrown));
      platform.signal('refusal');
      return false;
    } finally {
      setBusy(false);
    }
  }, []);

  const forget = useCallback(() => setError(null), []);
  return { busy, error, undo, forget };
}

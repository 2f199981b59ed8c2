import { useState } from 'react';
import { asApiError } from '@/http';
import { platform } from '@/platform';
import { asStaff } from '@/session';

export interface Step {
  busy: boolean;
  /** Why it was refused; '' while nothing was. */
  stop: string;
  /** Sends it, felt and heard. @returns true when it was done */
  send: (call: (token: string) => Promise<unknown>) => Promise<boolean>;
}

/** One thing a member of staff does, with what is said when it is refused. */
export function useStep(): Step {
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState('');

  const send: Step['send'] = async (call) => {
    setBusy(true);
    setStop('');
    try {
      await asStaff(call);
      platform.signal('success');
      return true;
    } catch (thrown) {
      setStop(asApiError(thrown).message);
      platform.signal('refusal');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, stop, send };
}

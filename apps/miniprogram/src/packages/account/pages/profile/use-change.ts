import { useCallback, useState } from 'react';
import type { Profile } from '@/api-types';
import { asApiError } from '@/http';
import type { Picture } from '@/platform/types';
import { asShopper, rememberNickname } from '@/session';
import { account } from '../../account-api';

export interface Change {
  busy: boolean;
  /** Why it was not taken; '' when it was. */
  stop: string;
  /** Says why not before anything was sent. */
  refuse: (why: string) => void;
  /** @returns true when it was taken */
  send: (change: { nickname?: string; avatar?: Picture }) => Promise<boolean>;
}

/** Changing one's own profile, and what is said about it. */
export function useChange(onChanged: (profile: Profile) => void): Change {
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState('');

  const send: Change['send'] = async (change) => {
    setBusy(true);
    setStop('');
    try {
      const profile = await asShopper((token) => account.changeProfile(token, change));
      rememberNickname(profile.nickname);
      onChanged(profile);
      return true;
    } catch (thrown) {
      setStop(asApiError(thrown).message);
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { busy, stop, refuse: useCallback((why: string) => setStop(why), []), send };
}

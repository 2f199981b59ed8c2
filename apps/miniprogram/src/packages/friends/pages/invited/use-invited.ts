import { useCallback, useState, type ReactNode } from 'react';
import { useLoaded, type Loaded } from '@/hooks/use-loaded';
import { asApiError, NETWORK, type ApiError } from '@/http';
import { asShopper, signedInPerson } from '@/session';
import { invitations } from '../../friends-api';
import type { AcceptedInvitation, InvitationLanding } from '../../friends-types';
import { useOneTap } from '../../one-tap';
import { onTimeline } from '../../single-page';

/** `lost`: no answer came, and asking again does it once all the same. */
export type Accepting =
  | { is: 'open' | 'busy' | 'lost' }
  | { is: 'refused'; error: ApiError }
  | { is: 'accepted'; accepted: AcceptedInvitation };

export interface Invited {
  landing: InvitationLanding;
  /** What I had accepted before; null for somebody new, and for somebody we do not know yet. */
  before: AcceptedInvitation | null;
}

/** Nobody is signed in for looking: only who is in already is told what they have accepted. */
async function acceptedBefore(): Promise<AcceptedInvitation | null> {
  if (onTimeline() || signedInPerson() === null) return null;
  return asShopper(async (token) => (await invitations.accepted(token)).accepted).catch(() => null);
}

/** An invitation as its friend meets it, and the one tap that signs in and accepts. */
export function useInvited(code: string): {
  loaded: Loaded<Invited>;
  reload: () => Promise<void>;
  accepting: Accepting;
  sheet: ReactNode;
  accept: () => Promise<void>;
} {
  const { loaded, reload } = useLoaded(async () => {
    const [landing, before] = await Promise.all([invitations.landing(code), acceptedBefore()]);
    return { landing, before };
  });
  const [accepting, setAccepting] = useState<Accepting>({ is: 'open' });
  const { enter, sheet } = useOneTap('接受邀请');

  const accept = useCallback(async () => {
    setAccepting({ is: 'busy' });
    try {
      if (!(await enter())) {
        setAccepting({ is: 'open' });
        return;
      }
      const accepted = await asShopper((token) => invitations.accept(token, code));
      setAccepting({ is: 'accepted', accepted });
    } catch (thrown) {
      const error = asApiError(thrown);
      const maybeDone = error.code === NETWORK || error.status >= 500;
      setAccepting(maybeDone ? { is: 'lost' } : { is: 'refused', error });
    }
  }, [code, enter]);

  return { loaded, reload, accepting, sheet, accept };
}

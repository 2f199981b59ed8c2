import { useEffect } from 'react';
import { asApiError } from '@/http';
import { useLoaded, type Loaded } from '@/hooks/use-loaded';
import { useShown } from '@/hooks/use-now';
import { asShopper } from '@/session';
import { groups } from '../../friends-api';
import type { MyTeam, Team } from '../../friends-types';
import { onTimeline } from '../../single-page';

/** While seats are free the others' taps are news. */
const LOOK_AGAIN_MS = 4000;

/** As somebody sees it whom we do not know: nothing stands in the way but what anybody can see. */
function asVisitor(team: Team): MyTeam {
  return {
    ...team,
    role: 'none',
    mySeat: 'none',
    canJoin: team.state === 'open',
    canLeave: false,
    refusal: null,
    couponId: null,
    payment: null,
    refund: 'none',
  };
}

async function seen(teamNo: string): Promise<MyTeam> {
  const publicly = async (): Promise<MyTeam> => asVisitor(await groups.team(teamNo));
  if (onTimeline()) return publicly();
  return asShopper((token) => groups.myTeam(token, teamNo)).catch((thrown: unknown) => {
    if (asApiError(thrown).status === 401) return publicly();
    throw thrown;
  });
}

/** The team, as whoever looks may see it: before they signed in what anybody sees, afterwards how they stand to it. */
export function useTeam(teamNo: string): { loaded: Loaded<MyTeam>; reload: () => Promise<void> } {
  const { loaded, reload } = useLoaded(() => seen(teamNo));
  const shown = useShown();
  const moving =
    loaded.state === 'ready' && (loaded.value.state === 'open' || loaded.value.state === 'waiting');

  useEffect(() => {
    if (!shown || !moving) return undefined;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [shown, moving, reload]);

  return { loaded, reload };
}

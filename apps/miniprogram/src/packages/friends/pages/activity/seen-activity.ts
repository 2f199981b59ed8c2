import { asApiError } from '@/http';
import { asShopper } from '@/session';
import { groups } from '../../friends-api';
import type { MyGroupBuy } from '../../friends-types';
import { onTimeline } from '../../single-page';

/** The activity, as whoever looks may see it: before they signed in without a word about themselves. */
export async function seenActivity(key: string): Promise<MyGroupBuy> {
  const publicly = async (): Promise<MyGroupBuy> => ({
    activity: await groups.activity(key),
    openTeamNo: null,
    leftThisMonth: null,
    refusal: null,
  });
  if (onTimeline()) return publicly();
  return asShopper((token) => groups.myActivity(token, key)).catch((thrown: unknown) => {
    if (asApiError(thrown).status === 401) return publicly();
    throw thrown;
  });
}

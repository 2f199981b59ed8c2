import type { InvitationState } from './friends-types';

/** States that nothing more comes of, unless something else happens. */
const OVER: ReadonlySet<InvitationState> = new Set(['cancelled', 'void', 'late', 'refused']);

export function isOver(state: InvitationState): boolean {
  return OVER.has(state);
}

import { House1790000000000 } from './1790000000000-house';

/** In order. A migration that has landed is never changed; the next one answers it. */
export const MIGRATIONS = [House1790000000000];

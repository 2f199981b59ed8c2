import { House1790000000000 } from './1790000000000-house';
import { Benefits1790100000000 } from './1790100000000-benefits';

/** In order. A migration that has landed is never changed; the next one answers it. */
export const MIGRATIONS = [House1790000000000, Benefits1790100000000];

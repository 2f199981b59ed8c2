import { House1790000000000 } from './1790000000000-house';
import { Benefits1790100000000 } from './1790100000000-benefits';
import { Care1790700000000 } from './1790700000000-care';
import { Surveys1790600000000 } from './1790600000000-surveys';
import { Photos1790500000000 } from './1790500000000-photos';
import { Deliveries1790400000000 } from './1790400000000-deliveries';
import { Friends1790300000000 } from './1790300000000-friends';
import { People1790200000000 } from './1790200000000-people';

/** In order. A migration that has landed is never changed; the next one answers it. */
export const MIGRATIONS = [
  House1790000000000,
  Benefits1790100000000,
  People1790200000000,
  Friends1790300000000,
  Deliveries1790400000000,
  Photos1790500000000,
  Surveys1790600000000,
  Care1790700000000,
];

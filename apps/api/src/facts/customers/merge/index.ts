export { CustomerMover } from './own-movers';
export { type MergeReason, Merges } from './merges';
export { Movers, type Mover } from './movers';
export { type Merge, moveBack, moveBackWithOrders, moveRows, MOVED_IDS, noteDown, notesOf } from './rows';

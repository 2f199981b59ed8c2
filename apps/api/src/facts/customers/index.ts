export { claimOf, tailOf } from './claim/claim-hash';
export { type Claimed, Claims, openidOf } from './claim/claims';
export { CustomersModule } from './customers.module';
export {
  addIdentity,
  findCustomer,
  identify,
  type Identity,
  keepBuyer,
  type KeptBuyer,
  keptKey,
  NO_NAME,
  ownerOf,
  phoneDigits,
} from './identify';
export { type MarkKind, Marks } from './marks';
export { A_FRIEND, maskedName } from './masked-name';
export {
  type Merge,
  type MergeReason,
  Merges,
  moveBack,
  moveBackWithOrders,
  MOVED_IDS,
  type Mover,
  Movers,
  moveRows,
  noteDown,
  notesOf,
} from './merge';
export { FoundPeople } from './merge/found-people';
export { People } from './people';
export { SETTLE_CUSTOMERS, Stories } from './stories';
export { type CustomerStory, holdPeople, holdPerson, readStories, type StoryOrder } from './story';

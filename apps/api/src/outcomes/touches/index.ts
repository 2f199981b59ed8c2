export { Inbox } from './inbox';
export { MarketingHolds } from './marketing-holds';
export type { Message, MessageKind } from './messages';
export { TouchesModule } from './touches.module';

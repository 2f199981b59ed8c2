export { CustomersModule } from './customers.module';
export { identify, keepBuyer, keptKey, type KeptBuyer, NO_NAME } from './identify';
export { SETTLE_CUSTOMERS, Stories } from './stories';
export { type CustomerStory, type StoryOrder } from './story';

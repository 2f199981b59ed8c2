export { CustomersModule } from './customers.module';
export { findCustomer, identify, keepBuyer, keptKey, type KeptBuyer, NO_NAME } from './identify';
export { SETTLE_CUSTOMERS, Stories } from './stories';
export { type CustomerStory, holdPeople, holdPerson, type StoryOrder } from './story';

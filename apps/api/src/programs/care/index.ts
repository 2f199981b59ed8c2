export { CareModule } from './care.module';
export { Compensations } from './compensations';
export { DeskBook } from './desk-book';
export { PreparedAnswers } from './prepared-answers';
export { Tickets } from './tickets';

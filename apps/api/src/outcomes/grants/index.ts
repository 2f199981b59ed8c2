export { type ProgramBudget, setBudget } from './budgets';
export { GrantConflict, Grants, type GiveResult } from './grants';
export { GrantsModule } from './grants.module';
export type { GrantedOutcome, NotIssued, OutcomeKeeper } from './outcome-keeper';

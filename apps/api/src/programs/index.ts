export { ProgramsModule } from './programs.module';
export type { StoredProgram } from './program-store';
export { type ProgramKind, Runner } from './runner';

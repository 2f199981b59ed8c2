export { ProgramsModule } from './programs.module';
export type { StoredProgram } from './program-store';
export { Runner } from './runner';

export { ProgramsModule } from './programs.module';
export { ProgramStore, type StoredProgram } from './program-store';

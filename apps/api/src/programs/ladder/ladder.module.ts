import { Module } from '@nestjs/common';
import { ProgramsModule } from '../programs.module';
import { LadderProgram } from './ladder-program';

@Module({ imports: [ProgramsModule], providers: [LadderProgram] })
export class LadderModule {}

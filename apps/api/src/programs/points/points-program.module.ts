import { Module } from '@nestjs/common';
import { LiveModule } from '../../facts/live';
import { GrantsModule } from '../../outcomes/grants';
import { ProgramsModule } from '../programs.module';
import { PointsProgram } from './points-program';

@Module({ imports: [ProgramsModule, LiveModule, GrantsModule], providers: [PointsProgram] })
export class PointsProgramModule {}

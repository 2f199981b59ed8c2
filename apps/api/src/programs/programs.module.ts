import { Module } from '@nestjs/common';
import { CustomersModule } from '../facts/customers';
import { GrantsModule } from '../outcomes/grants';
import { Defaults } from './defaults';
import { ProgramStore } from './program-store';
import { Runner } from './runner';

@Module({
  imports: [CustomersModule, GrantsModule],
  providers: [ProgramStore, Runner, Defaults],
  exports: [ProgramStore, Runner],
})
export class ProgramsModule {}

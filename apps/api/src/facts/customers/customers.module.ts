import { Module } from '@nestjs/common';
import { LoginController } from './login.controller';
import { Stories } from './stories';

@Module({ controllers: [LoginController], providers: [Stories], exports: [Stories] })
export class CustomersModule {}

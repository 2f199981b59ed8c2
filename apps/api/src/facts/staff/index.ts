import { Module } from '@nestjs/common';
import { StaffController } from './staff.controller';
import { StaffRegister } from './staff';

@Module({ controllers: [StaffController], providers: [StaffRegister], exports: [StaffRegister] })
export class StaffModule {}

export { StaffRegister } from './staff';

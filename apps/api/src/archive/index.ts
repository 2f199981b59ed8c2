import { Module } from '@nestjs/common';
import { CouponsModule } from '../outcomes/coupons';
import { Archive } from './archive';
import { ArchiveController } from './archive.controller';
import { Ladders } from './ladders';

@Module({ imports: [CouponsModule], controllers: [ArchiveController], providers: [Archive, Ladders] })
export class ArchiveModule {}

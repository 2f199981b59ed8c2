import { Module } from '@nestjs/common';
import { Archive } from './archive';
import { ArchiveController } from './archive.controller';
import { Ladders } from './ladders';

@Module({ controllers: [ArchiveController], providers: [Archive, Ladders] })
export class ArchiveModule {}

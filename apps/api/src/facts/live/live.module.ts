import { Module } from '@nestjs/common';
import { LiveController } from './live.controller';
import { LiveRoom } from './live-room';

@Module({ controllers: [LiveController], providers: [LiveRoom], exports: [LiveRoom] })
export class LiveModule {}

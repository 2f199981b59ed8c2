import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { WechatModule } from '../wechat';
import { PhotoChecks } from './photo-checks';
import { PhotoMover } from './photo-mover';
import { Photos } from './photos';
import { PhotosController } from './photos.controller';

@Module({
  imports: [CustomersModule, WechatModule],
  controllers: [PhotosController],
  providers: [Photos, PhotoChecks, PhotoMover],
  exports: [Photos],
})
export class PhotosModule {}

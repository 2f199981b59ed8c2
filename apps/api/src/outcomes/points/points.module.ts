import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { PointsDue } from './due';
import { Points } from './points';
import { PointsController } from './points.controller';
import { PointsMover } from './points-mover';
import { PointsView } from './points-view';

@Module({
  imports: [CustomersModule],
  controllers: [PointsController],
  providers: [Points, PointsDue, PointsMover, PointsView],
  exports: [Points],
})
export class PointsModule {}

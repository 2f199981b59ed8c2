import { Module } from '@nestjs/common';
import { PointsDue } from './due';
import { Points } from './points';
import { PointsController } from './points.controller';
import { PointsView } from './points-view';

@Module({ controllers: [PointsController], providers: [Points, PointsDue, PointsView], exports: [Points] })
export class PointsModule {}

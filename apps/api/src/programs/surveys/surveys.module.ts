import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { PhotosModule } from '../../facts/photos';
import { ProductsModule } from '../../facts/products';
import { WechatModule } from '../../facts/wechat';
import { GrantsModule } from '../../outcomes/grants';
import { TouchesModule } from '../../outcomes/touches';
import { ProgramsModule } from '../programs.module';
import { Answering } from './answering';
import { Asking } from './asking';
import { MySurveysController } from './my-surveys.controller';
import { SurveyResults } from './results';
import { StaffSurveysController } from './staff-surveys.controller';
import { SurveyMover } from './survey-mover';
import { SurveyProgram } from './survey-program';
import { SurveyView } from './survey-view';
import { WordChecks } from './word-checks';

@Module({
  imports: [
    ProgramsModule,
    CustomersModule,
    ProductsModule,
    PhotosModule,
    WechatModule,
    GrantsModule,
    TouchesModule,
  ],
  controllers: [MySurveysController, StaffSurveysController],
  providers: [SurveyProgram, Asking, Answering, WordChecks, SurveyView, SurveyResults, SurveyMover],
  exports: [Answering],
})
export class SurveysModule {}

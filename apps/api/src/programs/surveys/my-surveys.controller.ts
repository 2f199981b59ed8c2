import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { Answering } from './answering';
import { SurveyView } from './survey-view';
import { SurveyAnswersDto, SurveyDraftDto, SurveyDto, SurveyListDto, SurveyListQuery } from './surveys.dto';

/** What a shopper is asked about their orders. */
@ApiTags('满意度调查')
@ApiBearerAuth()
@Shoppers()
@Controller('me/surveys')
export class MySurveysController {
  constructor(
    private readonly view: SurveyView,
    private readonly answering: Answering,
  ) {}

  /** Asked and answered, newest first. */
  @Get()
  list(@CustomerOf() customerId: CustomerId, @Query() query: SurveyListQuery): Promise<SurveyListDto> {
    return this.view.page(customerId, query.cursor);
  }

  /** One, with what was said so far. */
  @Get(':surveyNo')
  async one(@CustomerOf() customerId: CustomerId, @Param('surveyNo') surveyNo: string): Promise<SurveyDto> {
    return orRefuse(await this.view.one(customerId, surveyNo));
  }

  /** Saves what was said so far, to go on later. The last save counts. */
  @Post(':surveyNo/draft')
  @HttpCode(200)
  async save(
    @CustomerOf() customerId: CustomerId,
    @Param('surveyNo') surveyNo: string,
    @Body() { answers }: SurveyDraftDto,
  ): Promise<SurveyDto> {
    orRefuse(await this.answering.save(customerId, surveyNo, answers));
    return orRefuse(await this.view.one(customerId, surveyNo));
  }

  /** Answers, once. The same request again is the same answer; points follow at once. */
  @Post(':surveyNo/answers')
  @HttpCode(200)
  async answer(
    @CustomerOf() customerId: CustomerId,
    @Param('surveyNo') surveyNo: string,
    @Body() answers: SurveyAnswersDto,
  ): Promise<SurveyDto> {
    orRefuse(await this.answering.answer(customerId, surveyNo, answers));
    return orRefuse(await this.view.one(customerId, surveyNo));
  }
}

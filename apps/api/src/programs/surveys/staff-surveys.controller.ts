import type { StaffId } from '@fanchang/domain';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import type { StaffSession } from '../../platform/auth/session';
import { AnsweredSurveysDto, SurveyAnswersQuery, SurveyResultsDto, SurveyResultsQuery } from './results.dto';
import { SurveyResults } from './results';

/** What shoppers said of their orders. */
@ApiTags('满意度调查')
@ApiBearerAuth()
@Controller('staff/surveys')
export class StaffSurveysController {
  constructor(private readonly surveys: SurveyResults) {}

  /** Satisfaction (CSAT) and recommendation (NPS), each with its 95 % interval. */
  @Get('results')
  @Staff('survey.read')
  results(@Query() query: SurveyResultsQuery): Promise<SurveyResultsDto> {
    return this.surveys.results(query);
  }

  /** Every answer, newest first. Words and photos are shown once WeChat's content safety let them pass. */
  @Get('answers')
  @Staff('survey.read')
  answers(
    @StaffOf() { staffId }: StaffSession,
    @Query() query: SurveyAnswersQuery,
  ): Promise<AnsweredSurveysDto> {
    return this.surveys.answers(query, staffId as StaffId);
  }
}

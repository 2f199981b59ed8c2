import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { GivenAnswerDto, SurveyOrderDto, SurveyQuestionDto } from './surveys.dto';

export const GROUPINGS = ['all', 'product', 'session', 'category'] as const;
export type Grouping = (typeof GROUPINGS)[number];

class ResultRange {
  /** Of which survey; all of them when left out. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9-]{1,32}$/)
  program?: string;

  /** Answered from, ISO 8601 with an offset. */
  @IsOptional()
  @Length(16, 40)
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:?\d{2})$/)
  from?: string;

  /** Answered before, exclusive. */
  @IsOptional()
  @Length(16, 40)
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:?\d{2})$/)
  until?: string;

  @IsOptional()
  @IsString()
  @Length(1, 200)
  cursor?: string;
}

export class SurveyResultsQuery extends ResultRange {
  @IsOptional()
  @IsIn(GROUPINGS)
  by?: Grouping;
}

export class SurveyAnswersQuery extends ResultRange {
  /** Ratings up to this one only. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5)
  rating?: number;
}

/** A share or a score, with its 95 % interval. */
export class EstimateDto {
  @ApiProperty({ type: 'number', format: 'double' })
  value: number;
  @ApiProperty({ type: 'number', format: 'double' })
  low: number;
  @ApiProperty({ type: 'number', format: 'double' })
  high: number;
}

export class CsatDto {
  answers: number;
  @ApiProperty({ type: 'number', format: 'double', nullable: true })
  mean: number | null;
  /** The share of 4 and 5. */
  @ApiProperty({ type: EstimateDto, nullable: true })
  satisfied: EstimateDto | null;
}

export class NpsDto {
  answers: number;
  promoters: number;
  passives: number;
  detractors: number;
  /** −100 to 100. */
  @ApiProperty({ type: EstimateDto, nullable: true })
  score: EstimateDto | null;
}

export class SurveyResultDto {
  /** Product, live session or category; null: of all, or of orders that have none. */
  key: string | null;
  /** As people call it. */
  title: string;
  answers: number;
  /** How many gave 1, 2, 3, 4, 5. */
  @ApiProperty({ type: [Number], minItems: 5, maxItems: 5 })
  ratings: number[];
  csat: CsatDto;
  nps: NpsDto;
}

export class SurveyResultsDto {
  serverNow: string;
  items: SurveyResultDto[];
  nextCursor: string | null;
}

export class SurveyShopperDto {
  id: string;
  /** `林*满`. */
  name: string;
}

export class AnsweredSurveyDto {
  surveyNo: string;
  program: string;
  version: number;
  title: string;
  shopper: SurveyShopperDto;
  order: SurveyOrderDto;
  questions: SurveyQuestionDto[];
  answers: GivenAnswerDto[];
  /** `checking` and `held`: words are not shown yet; `refused`: never. Null where there are none. */
  words: 'checking' | 'passed' | 'held' | 'refused' | null;
  rating: number | null;
  nps: number | null;
  answeredAt: string;
}

export class AnsweredSurveysDto {
  serverNow: string;
  items: AnsweredSurveyDto[];
  nextCursor: string | null;
}

import type { SurveyAnswer, SurveyAnswers, SurveyQuestion } from '@fanchang/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PhotoDto } from '../../facts/photos';

export class SurveyChoiceDto {
  key: string;
  text: string;
}

export class SurveyQuestionDto {
  key: string;
  kind: SurveyQuestion['kind'];
  text: string;
  optional: boolean;
  /** Of `single` and `multi`. */
  choices: SurveyChoiceDto[];
  /** Letters of `text`, ticks of `multi`, photos of `photo`; null elsewhere. */
  most: number | null;
}

/** What is said to one question: of the three, the one that fits its kind. */
export class AnswerDto {
  /** Its key. */
  @IsString()
  @Matches(/^[a-z0-9-]{1,32}$/)
  question: string;

  /** To `rating`, 1–5, and `nps`, 0–10. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10)
  number?: number | null;

  /** To `single` and `multi`: keys of choices; to `photo`: numbers of photos sent for a survey. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @IsString({ each: true })
  @Length(1, 32, { each: true })
  keys?: string[] | null;

  /** To `text`. */
  @IsOptional()
  @IsString()
  @Length(0, 1_000)
  words?: string | null;
}

export class SurveyDraftDto {
  @IsArray()
  @ArrayMaxSize(9)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  answers: AnswerDto[];
}

export class SurveyAnswersDto extends SurveyDraftDto {
  /** Made by the client for one answer and kept for its repeats. */
  @IsString()
  @Length(8, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  requestKey: string;
}

/** What the shopper said, as far as they got. */
export class GivenAnswerDto {
  question: string;
  number: number | null;
  keys: string[];
  words: string | null;
  photos: PhotoDto[];
}

export class SurveyOrderDto {
  id: string;
  orderNo: string;
  title: string;
  picture: string | null;
  items: number;
}

export class SurveyDto {
  serverNow: string;
  surveyNo: string;
  title: string;
  intro: string;
  /** `closed`: over without an answer. */
  state: 'open' | 'answered' | 'closed';
  questions: SurveyQuestionDto[];
  /** Saved on the way, or what was answered. */
  answers: GivenAnswerDto[];
  order: SurveyOrderDto;
  /** For answering; 0 = none. */
  points: number;
  /** Exclusive. */
  closesAt: string;
  answeredAt: string | null;
}

export class SurveyListQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class SurveyCardDto {
  surveyNo: string;
  title: string;
  state: SurveyDto['state'];
  order: SurveyOrderDto;
  points: number;
  closesAt: string;
}

export class SurveyListDto {
  serverNow: string;
  items: SurveyCardDto[];
  nextCursor: string | null;
}

/** What was said, by question; later words to the same question count. */
export function answersOf(questions: readonly SurveyQuestion[], said: readonly AnswerDto[]): SurveyAnswers {
  const kinds = new Map(questions.map(({ key, kind }) => [key, kind]));
  const entries = said.flatMap((one): [string, SurveyAnswer][] => {
    const answer = answerOf(kinds.get(one.question), one);
    return answer === undefined ? [] : [[one.question, answer]];
  });
  return Object.fromEntries(entries);
}

/** Whatever does not fit the question's kind is kept as it is, to be refused by its rules. */
function answerOf(
  kind: SurveyQuestion['kind'] | undefined,
  { number, keys, words }: AnswerDto,
): SurveyAnswer | undefined {
  if (kind === 'single' && keys?.length === 1) return keys[0];
  return number ?? words ?? keys ?? undefined;
}

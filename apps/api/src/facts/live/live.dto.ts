import { INTERACTION_KINDS, type InteractionKind } from '@fanchang/domain';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { EventResultDto } from '../events';
import { BuyerDto } from '../orders';

/** Text that may be an id: no control characters, no spaces around. */
const ID = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;

export class InteractionDto {
  /** Unique at the sender, order events included; sent again it changes nothing. */
  @IsString()
  @Length(1, 128)
  @Matches(ID)
  eventId: string;

  @IsIn(INTERACTION_KINDS)
  kind: InteractionKind;

  /** ISO 8601 with an offset, e.g. 2026-09-02T20:15:00+08:00. */
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:?\d{2})$/)
  happenedAt: string;

  @IsObject()
  @ValidateNested()
  @Type(() => BuyerDto)
  buyer: BuyerDto;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  liveSession?: string;

  /** How long they watched. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(86_400)
  seconds?: number;

  /** What they said. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  text?: string;
}

export class InteractionBatchDto {
  /** 1 to 500 interactions; each is judged by itself. */
  @ApiProperty({ minItems: 1, maxItems: 500 })
  @IsArray()
  @IsObject({ each: true })
  events: InteractionDto[];
}

export class InteractionBatchResultDto {
  results: EventResultDto[];
}

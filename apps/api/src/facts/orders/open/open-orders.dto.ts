import { ORDER_EVENT_KINDS, PARCEL_STAGES, type ParcelStage } from '@fanchang/domain';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { EventResultDto } from '../../events';

const IDENTITIES = ['openid', 'unionid', 'phone', 'douyin', 'external'] as const;
/** Text that may be an id: no control characters, no spaces around. */
const ID = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;
const MOST_FEN = 1_000_000_000_000;

export class BuyerDto {
  /** How the buyer is known: openid, unionid, phone, 抖店 open id, or the source's own customer number. */
  @IsIn(IDENTITIES)
  kind: (typeof IDENTITIES)[number];

  @IsString()
  @Length(1, 96)
  @Matches(ID)
  value: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  nickname?: string;
}

export class OrderLineDto {
  /** Names the line within its order; the same key again replaces it. */
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  lineKey: string;

  @IsString()
  @Length(1, 64)
  productId: string;

  @IsString()
  @Length(1, 100)
  title: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  category?: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity: number;

  /** Paid for the whole line, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  amountFen: number;
}

export class ParcelSaidDto {
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  trackingNo: string;

  @IsOptional()
  @IsString()
  @Length(1, 32)
  carrier?: string;

  /** Left out, an order that was shipped was picked up, and one that moved is on its way. */
  @IsOptional()
  @IsIn(PARCEL_STAGES)
  stage?: ParcelStage;

  /** Town or depot. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  place?: string;

  @IsOptional()
  @IsString()
  @Length(1, 120)
  words?: string;

  /** When the carrier expects to deliver, ISO 8601 with an offset. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:?\d{2})$/)
  expectedAt?: string;
}

export class OrderEventDto {
  /** Unique at the sender; sent again it changes nothing. */
  @IsString()
  @Length(1, 128)
  @Matches(ID)
  eventId: string;

  @IsIn(ORDER_EVENT_KINDS)
  kind: (typeof ORDER_EVENT_KINDS)[number];

  /** Order number as text; only `refund.unlinked` has none. */
  @ValidateIf((event: OrderEventDto) => event.kind !== 'refund.unlinked' || event.orderNo != null)
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  orderNo?: string | null;

  /** ISO 8601 with an offset, e.g. 2026-09-02T20:15:00+08:00. */
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:?\d{2})$/)
  happenedAt: string;

  /** Absent when the source masks the buyer. A refund without an order must name one. */
  @ValidateIf((event: OrderEventDto) => event.kind === 'refund.unlinked' || event.buyer != null)
  @IsObject()
  @ValidateNested()
  @Type(() => BuyerDto)
  buyer?: BuyerDto | null;

  /** Paid for the order, fen. Needed with `order.paid` unless lines are given, whose sum it then is. */
  @ValidateIf(
    (event: OrderEventDto) => event.paidFen !== undefined || (event.kind === 'order.paid' && !event.lines),
  )
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  paidFen?: number;

  /** Price before discounts, fen. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  listFen?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OrderLineDto)
  lines?: OrderLineDto[];

  /** This refund alone, fen; several of one order add up. */
  @ValidateIf((event: OrderEventDto) => needsRefund(event) || event.refundFen !== undefined)
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  refundFen?: number;

  /** Refunded on the order so far, fen; the largest said counts. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  refundedTotalFen?: number;

  /** The whole order is refunded. */
  @IsOptional()
  @IsBoolean()
  whole?: boolean;

  /** What the carrier says of one parcel; needed with `order.moved`. */
  @ValidateIf((event: OrderEventDto) => event.kind === 'order.moved' || event.parcel !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => ParcelSaidDto)
  parcel?: ParcelSaidDto;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  liveSession?: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  liveRoom?: string;

  /** Last four digits of the receiver's phone, where the rest is masked: a shopper who knows them claims the order. */
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}$/)
  phoneTail?: string;
}

function needsRefund(event: OrderEventDto): boolean {
  if (event.kind === 'refund.unlinked') return true;
  return event.kind === 'order.refunded' && event.whole !== true && event.refundedTotalFen === undefined;
}

export class OrderBatchDto {
  /** 1 to 500 order events; each is judged by itself. */
  @ApiProperty({ minItems: 1, maxItems: 500 })
  @IsArray()
  @IsObject({ each: true })
  events: OrderEventDto[];
}

export class OrderBatchResultDto {
  results: EventResultDto[];
}

import type { DeliveryStage, ParcelStage } from '@fanchang/domain';
import { DELIVERY_STAGES, PARCEL_STAGES } from '@fanchang/domain';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';

export class OrderListQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class OrderCardDto {
  id: string;
  orderNo: string;
  /** Of the first line; the order's number where it has none. */
  title: string;
  /** An https address, or the name of a drawing; null = none. */
  picture: string | null;
  items: number;
  paidFen: number;
  refundedFen: number;
  placedAt: string;
  /** Bought in a live. */
  isLive: boolean;
  /** Null when it was given back whole. */
  @ApiProperty({ enum: DELIVERY_STAGES, nullable: true })
  stage: DeliveryStage | null;
  /** Where it stands, in a word or two. */
  stageText: string;
}

export class OrderListDto {
  serverNow: string;
  items: OrderCardDto[];
  nextCursor: string | null;
}

export class OrderLineViewDto {
  lineKey: string;
  productId: string;
  title: string;
  picture: string | null;
  quantity: number;
  amountFen: number;
  /** What the host said of it in the live. */
  hostSaid: string | null;
  tips: string[];
}

export class OrderPriceDto {
  listFen: number;
  /** What the buyer saved on the spot. */
  discountFen: number;
  paidFen: number;
  refundedFen: number;
}

export class DeliveryStageDto {
  @ApiProperty({ enum: DELIVERY_STAGES })
  stage: DeliveryStage;
  text: string;
  state: 'done' | 'now' | 'next';
  /** Null when nobody said when. */
  at: string | null;
}

export class ParcelMoveDto {
  at: string;
  text: string;
  place: string | null;
}

export class ParcelDto {
  trackingNo: string;
  carrier: string | null;
  @ApiProperty({ enum: PARCEL_STAGES })
  stage: ParcelStage;
  text: string;
  /** The latest first. */
  moves: ParcelMoveDto[];
}

export class DeliveryDto {
  @ApiProperty({ enum: DELIVERY_STAGES, nullable: true })
  stage: DeliveryStage | null;
  stages: DeliveryStageDto[];
  expectedAt: string | null;
  /** Only what is usual, said by no carrier. */
  isGuess: boolean;
  isHeldUp: boolean;
  isLate: boolean;
  parcels: ParcelDto[];
}

export class OrderLiveDto {
  session: string | null;
  room: string | null;
}

export class OrderSurveyDto {
  surveyNo: string;
  title: string;
  /** For answering; 0 = none. */
  points: number;
  /** Exclusive. */
  closesAt: string;
}

export class OrderPageDto {
  serverNow: string;
  id: string;
  orderNo: string;
  placedAt: string;
  items: number;
  lines: OrderLineViewDto[];
  price: OrderPriceDto;
  delivery: DeliveryDto;
  live: OrderLiveDto | null;
  /** What it does for each ladder in force, a sentence each. */
  ladder: string[];
  /** What can be answered about it now. */
  survey: OrderSurveyDto | null;
}

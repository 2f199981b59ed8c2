import { TICKET_KINDS, type TicketKind, type TicketState } from '@fanchang/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { PhotoDto } from '../../facts/photos';
import type { MessageBy, MessageState } from './ticket-rows';

export class SaidDto {
  /** Made by the client for one message and kept for its repeats. */
  @IsString()
  @Length(8, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  requestKey: string;

  /** Words, photos, or both. */
  @IsOptional()
  @IsString()
  @Length(0, 1_000)
  words?: string | null;

  /** Numbers of photos sent for a ticket. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(6)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 32, { each: true })
  photos?: string[] | null;
}

export class OpenTicketDto extends SaidDto {
  @IsIn(TICKET_KINDS)
  kind: TicketKind;

  /** Which of the shopper's orders it is about. */
  @IsOptional()
  @IsString()
  @Matches(/^[1-9]\d{0,9}$/)
  orderId?: string | null;

  /** Which of its lines. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  lineKey?: string | null;
}

export class RateTicketDto {
  @IsInt()
  @Min(1)
  @Max(5)
  rating: number;
}

export class ReadTicketDto {
  /** Up to which message. */
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  seq: number;
}

export class MessagesQuery {
  /** Only later messages; 0 = from the beginning. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  after?: number;
}

export class TicketListQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class MessageDto {
  /** From 1 in each ticket, none missing but internal notes. */
  seq: number;
  by: MessageBy;
  /** Who of ours wrote it. */
  name: string | null;
  /** Null where there are no words, or this reader may not see them. */
  text: string | null;
  photos: PhotoDto[];
  /** Of a prepared answer: an https address or the name of a drawing. */
  picture: string | null;
  /** Of a prepared answer, an https address. */
  video: string | null;
  state: MessageState;
  at: string;
}

export class TicketOrderDto {
  id: string;
  orderNo: string;
  title: string;
  picture: string | null;
}

export class PromiseDto {
  kind: 'first-answer' | 'specialist' | 'resolution' | 'return';
  /** '2 小时内回复'. */
  text: string;
  /** Null while it stands still, waiting for the shopper. */
  dueAt: string | null;
  isLate: boolean;
}

export class TicketDto {
  ticketNo: string;
  kind: TicketKind;
  state: TicketState;
  @ApiProperty({ type: TicketOrderDto, nullable: true })
  order: TicketOrderDto | null;
  /** What is owed next; null: nothing. */
  @ApiProperty({ type: PromiseDto, nullable: true })
  promise: PromiseDto | null;
  /** Who looks after it; null: nobody yet. */
  agentName: string | null;
  openedAt: string;
  changedAt: string;
  /** Until when it can be taken up again, exclusive; null: it cannot. */
  reopenUntil: string | null;
  rating: number | null;
  /** May be rated now. */
  canRate: boolean;
  /** Where it goes on, when it became part of another. */
  mergedInto: string | null;
  lastSeq: number;
  unread: number;
}

export class TicketPageDto {
  serverNow: string;
  items: TicketDto[];
  nextCursor: string | null;
}

export class ConversationDto {
  serverNow: string;
  ticket: TicketDto;
  messages: MessageDto[];
}

// What staff see and do

export const TICKET_VIEWS = ['mine', 'pool', 'breached', 'all'] as const;
export type TicketView = (typeof TICKET_VIEWS)[number];

export class StaffTicketsQuery extends TicketListQuery {
  /** One's own, those nobody has, those whose promise was broken, or all (managers). */
  @IsOptional()
  @IsIn(TICKET_VIEWS)
  view?: TicketView;

  /** Those that are over, too. */
  @IsOptional()
  @IsIn(['true', 'false'])
  ended?: 'true' | 'false';
}

export class TicketShopperDto {
  id: string;
  /** `林*满`. */
  name: string;
}

export class TicketClockDto {
  kind: PromiseDto['kind'];
  round: number;
  dueAt: string | null;
  doneAt: string | null;
  breachedAt: string | null;
}

export class StaffTicketDto extends TicketDto {
  shopper: TicketShopperDto;
  source: 'shopper' | 'survey' | 'staff';
  isLive: boolean;
  liveSession: string | null;
  agentId: string | null;
  /** 0 with its agent, 1 with the managers, 2 with the owner. */
  level: number;
  clocks: TicketClockDto[];
}

export class StaffTicketPageDto {
  serverNow: string;
  items: StaffTicketDto[];
  nextCursor: string | null;
}

export class TicketMoveDto {
  move: string;
  by: 'shopper' | 'staff' | 'system';
  name: string | null;
  detail: string;
  at: string;
}

export class StaffConversationDto {
  serverNow: string;
  ticket: StaffTicketDto;
  messages: MessageDto[];
}

export class TicketStoryDto {
  serverNow: string;
  moves: TicketMoveDto[];
}

export class AgentSaidDto extends SaidDto {
  /** Asks the shopper something: promises stand still until they answer. */
  @IsOptional()
  @IsBoolean()
  asksBack?: boolean;

  /** A prepared answer to send along. */
  @IsOptional()
  @IsString()
  @Matches(/^[1-9]\d{0,9}$/)
  answerId?: string | null;
}

export class NoteDto {
  @IsString()
  @Length(8, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  requestKey: string;

  @IsString()
  @Length(1, 1_000)
  words: string;
}

export class AssignTicketDto {
  /** Null: back to those nobody has. */
  @IsOptional()
  @IsString()
  @Matches(/^[1-9]\d{0,9}$/)
  staffId?: string | null;
}

export class RekindTicketDto {
  @IsIn(TICKET_KINDS)
  kind: TicketKind;
}

export class MergeTicketDto {
  /** The one that goes on. */
  @IsString()
  @Matches(/^K\d{14}$/)
  into: string;
}

export class DeskDto {
  staffId: string;
  name: string;
  kinds: TicketKind[];
  /** May answer disputes about the live. */
  isSpecialist: boolean;
  /** How many tickets at most come by themselves. */
  most: number;
  /** Takes tickets now. */
  isOn: boolean;
  /** What they may give by themselves in a calendar month, fen. */
  limitFen: number;
  /** Of it, given this month. */
  usedFen: number;
  /** Tickets under way. */
  load: number;
}

export class DeskListDto {
  items: DeskDto[];
}

export class SetDeskDto {
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(TICKET_KINDS, { each: true })
  kinds: TicketKind[];

  @IsBoolean()
  isSpecialist: boolean;

  @IsInt()
  @Min(1)
  @Max(200)
  most: number;

  @IsInt()
  @Min(0)
  @Max(100_000_000)
  limitFen: number;

  @IsBoolean()
  isOn: boolean;
}

export class OnDutyDto {
  @IsBoolean()
  isOn: boolean;
}

export const COMPENSATION_STATES = ['asked', 'given', 'refused'] as const;
export type CompensationState = (typeof COMPENSATION_STATES)[number];

export class CompensateDto {
  /** Made by the client for one compensation and kept for its repeats. */
  @IsString()
  @Length(8, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  requestKey: string;

  @IsIn(['coupon', 'points'])
  what: 'coupon' | 'points';

  /** Of a coupon: its template's key. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9-]{1,64}$/)
  template?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  points?: number | null;

  /** One sentence, for colleagues. */
  @IsString()
  @Length(1, 100)
  reason: string;
}

export class CompensationDto {
  compensationNo: string;
  ticketNo: string;
  what: 'coupon' | 'points';
  /** '20 元券', '100 积分'. */
  text: string;
  worthFen: number;
  state: CompensationState;
  reason: string;
  askedBy: string;
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

export class CompensationCouponDto {
  template: string;
  name: string;
  worthFen: number;
}

export class CompensationChoicesDto {
  /** Gives without a limit, on record. */
  isFree: boolean;
  /** What one may give by oneself in a calendar month, fen. */
  limitFen: number;
  /** Of it, given this month. */
  usedFen: number;
  /** What a point counts for, fen. */
  pointFen: number;
  coupons: CompensationCouponDto[];
}

export class CompensationPageDto {
  serverNow: string;
  items: CompensationDto[];
  nextCursor: string | null;
}

export class CompensationQuery extends TicketListQuery {
  @IsOptional()
  @IsIn(COMPENSATION_STATES)
  state?: CompensationState;
}

export class DecideCompensationDto {
  @IsBoolean()
  approve: boolean;
}

export class PreparedAnswerDto {
  id: string;
  key: string;
  question: string;
  /** Other ways to ask. */
  words: string[];
  answer: string;
  picture: string | null;
  video: string | null;
  productId: string | null;
  category: string | null;
  isActive: boolean;
  /** How often it was sent. */
  sent: number;
}

export class PreparedAnswersDto {
  items: PreparedAnswerDto[];
}

export class AnswersQuery {
  /** Words of a question; the best fit comes first. Left out: the newest. */
  @IsOptional()
  @IsString()
  @Length(0, 200)
  q?: string;

  /** For whose ticket: only what fits its goods. */
  @IsOptional()
  @IsString()
  @Matches(/^K\d{14}$/)
  ticketNo?: string;
}

const ADDRESS = /^https:\/\/[^\s"'<>]+$/;

export class WriteAnswerDto {
  @IsString()
  @Matches(/^[a-z0-9-]{1,64}$/)
  key: string;

  @IsString()
  @Length(1, 60)
  question: string;

  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  words: string[];

  @IsString()
  @Length(1, 500)
  answer: string;

  /** An https address, or the name of a drawing of the mini-program. */
  @IsOptional()
  @IsString()
  @Length(1, 255)
  @Matches(/^(https:\/\/[^\s"'<>]+|[a-z0-9-]{1,64})$/)
  picture?: string | null;

  @IsOptional()
  @IsString()
  @Length(1, 255)
  @Matches(ADDRESS)
  video?: string | null;

  /** For one product, or for a category; for everything when both are left out. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  productId?: string | null;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  category?: string | null;

  @IsBoolean()
  isActive: boolean;
}

export class StaffOpenTicketDto extends OpenTicketDto {
  /** For whom. */
  @IsString()
  @Matches(/^[1-9]\d{0,9}$/)
  customerId: string;
}

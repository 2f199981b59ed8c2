import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import type { MessageKind } from './messages';

export class InboxQuery {
  @IsOptional()
  @IsString()
  @MaxLength(64)
  cursor?: string;
}

export class InboxMessageDto {
  id: string;
  kind: MessageKind;
  title: string;
  text: string;
  /** A page of the mini-program, with a slash in front. */
  link: string | null;
  at: string;
  readAt: string | null;
}

export class InboxPageDto {
  serverNow: string;
  items: InboxMessageDto[];
  nextCursor: string | null;
}

export class UnreadDto {
  unread: number;
}

export class ReadDto {
  /** Which messages; all of them when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(/^[1-9]\d{0,9}$/, { each: true })
  @Type(() => String)
  ids?: string[];
}

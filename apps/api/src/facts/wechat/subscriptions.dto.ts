import { ApiProperty } from '@nestjs/swagger';
import { IsObject, Matches } from 'class-validator';

/** What `wx.requestSubscribeMessage` says of a template. */
const WORDS = ['accept', 'reject', 'ban', 'filter'] as const;

export class SubscriptionsToldDto {
  /** Names this tap; told again it changes nothing. */
  @Matches(/^[A-Za-z0-9_-]{8,64}$/)
  requestKey: string;

  /** What `wx.requestSubscribeMessage` answered, by template id. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...WORDS] },
    maxProperties: 10,
  })
  @IsObject()
  results: Record<string, (typeof WORDS)[number]>;
}

export class SubscriptionDto {
  /** Our own name of it. */
  name: 'benefit' | 'order' | 'service';
  /** What `wx.requestSubscribeMessage` is called with. */
  templateId: string;
  /** How many messages the shopper still takes. */
  left: number;
}

export class SubscriptionsDto {
  /** Those this brand uses, in the order they should be asked for. */
  templates: SubscriptionDto[];
}

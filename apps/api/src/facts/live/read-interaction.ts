import { type Buyer, type Instant, type InteractionKind, refuse, type Refusal } from '@fanchang/domain';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldOf } from '../../platform/http/validation';
import { InteractionDto } from './live.dto';

const EARLIEST = Date.UTC(1990, 0, 1);
const DAY_MS = 86_400_000;

/** One interaction as it was told. */
export interface InteractionTold {
  eventId: string;
  kind: InteractionKind;
  happenedAt: Instant;
  buyer: Buyer;
  liveSession: string | null;
  seconds: number | null;
  text: string | null;
}

/** One event of a batch, checked. @param now epoch ms; an event may not lie more than a day ahead of it. */
export function readInteraction(raw: unknown, now: Instant): InteractionTold | Refusal {
  const dto = plainToInstance(InteractionDto, raw, { enableImplicitConversion: false });
  if (!(dto instanceof InteractionDto)) return refuse('BODY_INVALID', { field: 'events' });
  const errors = validateSync(dto, { whitelist: true, stopAtFirstError: true });
  if (errors.length > 0) return refuse('BODY_INVALID', { field: fieldOf(errors) });

  const happenedAt = Date.parse(dto.happenedAt);
  if (!(happenedAt >= EARLIEST && happenedAt <= now + DAY_MS)) return refuse('EVENT_TIME_ABSURD');
  const { eventId, kind, buyer } = dto;
  return {
    eventId,
    kind,
    happenedAt,
    buyer,
    liveSession: dto.liveSession ?? null,
    seconds: dto.seconds ?? null,
    text: dto.text ?? null,
  };
}

import { type OrderEvent, type ParcelSaid, refuse, type Refusal } from '@fanchang/domain';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldOf } from '../../../platform/http/validation';
import { OrderEventDto, type ParcelSaidDto } from './open-orders.dto';

const EARLIEST = Date.UTC(1990, 0, 1);
const DAY_MS = 86_400_000;

/** One event of a batch, checked. @param now epoch ms; an event may not lie more than a day ahead of it. */
export function readEvent(raw: unknown, now: number): OrderEvent | Refusal {
  const dto = plainToInstance(OrderEventDto, raw, { enableImplicitConversion: false });
  if (!(dto instanceof OrderEventDto)) return refuse('BODY_INVALID', { field: 'events' });
  const errors = validateSync(dto, { whitelist: true, stopAtFirstError: true });
  if (errors.length > 0) return refuse('BODY_INVALID', { field: fieldOf(errors) });

  const happenedAt = Date.parse(dto.happenedAt);
  if (!(happenedAt >= EARLIEST && happenedAt <= now + DAY_MS)) return refuse('EVENT_TIME_ABSURD');
  const { eventId, kind, buyer, orderNo, ...rest } = dto;
  return {
    eventId,
    kind,
    orderNo: kind === 'refund.unlinked' ? null : (orderNo ?? null),
    happenedAt,
    buyer: buyer ?? null,
    data: {
      paidFen: rest.paidFen,
      listFen: rest.listFen,
      lines: rest.lines,
      refundFen: rest.refundFen,
      refundedTotalFen: rest.refundedTotalFen,
      whole: rest.whole,
      parcel: parcelOf(rest.parcel),
      liveSession: rest.liveSession,
      liveRoom: rest.liveRoom,
      phoneTail: rest.phoneTail,
    },
  };
}

function parcelOf(said: ParcelSaidDto | undefined): ParcelSaid | undefined {
  if (said === undefined) return undefined;
  const { expectedAt, ...parcel } = said;
  return expectedAt === undefined ? parcel : { ...parcel, expectedAt: Date.parse(expectedAt) };
}

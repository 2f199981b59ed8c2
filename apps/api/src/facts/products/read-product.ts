import { refuse, type Refusal } from '@fanchang/domain';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldOf } from '../../platform/http/validation';
import type { Product } from './products';
import { ProductDto } from './products.dto';

const DAY_MS = 86_400_000;

/** One product of a batch, checked. @param now epoch ms; nothing may have been said more than a day after it. */
export function readProduct(raw: unknown, now: number): Product | Refusal {
  const dto = plainToInstance(ProductDto, raw, { enableImplicitConversion: false });
  if (!(dto instanceof ProductDto)) return refuse('BODY_INVALID', { field: 'products' });
  const errors = validateSync(dto, { whitelist: true, stopAtFirstError: true });
  if (errors.length > 0) return refuse('BODY_INVALID', { field: fieldOf(errors) });
  const saidAt = Date.parse(dto.saidAt);
  if (!(saidAt >= 0 && saidAt <= now + DAY_MS)) return refuse('EVENT_TIME_ABSURD');
  return {
    productId: dto.productId,
    title: dto.title,
    category: dto.category ?? null,
    picture: dto.picture ?? null,
    hostSaid: dto.hostSaid ?? null,
    tips: dto.tips ?? [],
    useDays: dto.useDays ?? null,
    saidAt,
  };
}

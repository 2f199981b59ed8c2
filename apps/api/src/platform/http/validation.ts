import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { refused } from './refused';

/** Nothing anybody tells us is nested deeper than this; the checks below follow every level. */
const DEEPEST = 16;

class Validation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (isDeeperThan(value, DEEPEST)) throw refused('BODY_INVALID', { field: '层次过深' });
    return super.transform(value, metadata);
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1));
}

/** Checks bodies and queries against their DTO; the refusal names the first field that is wrong. */
export function validation(): ValidationPipe {
  return new Validation({
    transform: true,
    whitelist: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => refused('BODY_INVALID', { field: fieldOf(errors) }),
  });
}

/** `lines.0.quantity`, the path of the first thing wrong. */
export function fieldOf(errors: readonly ValidationError[]): string {
  const [first] = errors;
  if (first === undefined) return '';
  const deeper = fieldOf(first.children ?? []);
  return deeper === '' ? first.property : `${first.property}.${deeper}`;
}

import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { refused } from './refused';

/** Checks bodies and queries against their DTO; the refusal names the first field that is wrong. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
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

import { Calendar, type Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';

/** The one source of time. */
@Injectable()
export class Clock {
  constructor(
    readonly calendar: Calendar,
    private fixed: Instant | null = null,
  ) {}

  /** Lets the demo and tests live at another time; null returns to the real one. */
  pretend(at: Instant | null): void {
    this.fixed = at;
  }

  now(): Instant {
    return this.fixed ?? Date.now();
  }
}

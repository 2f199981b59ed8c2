import { Calendar, type Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';

/** The one source of time. */
@Injectable()
export class Clock {
  private pretended: Instant | null = null;

  /** @param fixed where it stands for good; null: it goes as the real one does. */
  constructor(
    readonly calendar: Calendar,
    private readonly fixed: Instant | null = null,
  ) {}

  /** Lets the demo and tests live at another time; null returns to what it was. */
  pretend(at: Instant | null): void {
    this.pretended = at;
  }

  now(): Instant {
    return this.pretended ?? this.fixed ?? Date.now();
  }
}

import { ALWAYS, AFTER_SALES, type Care, checkCare, type Times, WorkingTime } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { ProgramStore } from '../program-store';
import { type ProgramKind, Runner } from '../runner';

/** After-sales care 售后: its promises, and the calendars they count in. */
@Injectable()
export class CareProgram implements ProgramKind<Care>, OnModuleInit {
  readonly kind = 'care';
  private readonly times = new Map<string, Times>();

  constructor(
    private readonly clock: Clock,
    private readonly runner: Runner,
    private readonly store: ProgramStore,
  ) {}

  onModuleInit(): void {
    this.runner.registerKind(this);
  }

  check(care: Care): readonly string[] {
    return checkCare(care);
  }

  /** The promises tickets are opened under now. */
  async inForce(db: Pick<Db, 'rows'>): Promise<Care> {
    const active = (await this.store.active(db)).find(({ kind }) => kind === this.kind);
    return (active?.definition as Care | undefined) ?? AFTER_SALES;
  }

  /** The promises a ticket was opened under. @throws Error when they are gone: definitions are never removed. */
  async versionOf(
    db: Pick<Db, 'one'>,
    { program, version }: { program: string; version: number },
  ): Promise<Care> {
    return (await this.store.version(db, program, version)) as Care;
  }

  timesOf(care: Care): Times {
    const name = `${care.program}@${care.version}`;
    const known = this.times.get(name);
    if (known !== undefined) return known;
    const { calendar } = this.clock;
    const times = { work: new WorkingTime(calendar, care.hours), always: new WorkingTime(calendar, ALWAYS) };
    this.times.set(name, times);
    return times;
  }
}

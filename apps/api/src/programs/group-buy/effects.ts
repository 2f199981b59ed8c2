import type { Instant, TeamEffect } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Grants } from '../../outcomes/grants';
import { Payments } from '../../outcomes/payments';
import { Inbox } from '../../outcomes/touches';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Activities } from './activities';
import { grantOfSeat } from './grants-of-team';
import { endNews, nothingLeftNews } from './news';
import { giveShareBack, giveTeamBack } from './shares';
import { type SeatRow, seatOf, takenOf, type TeamRow } from './team-row';

/** Does what a team's move brings with it, in the transaction that moved it. Its people are held. */
@Injectable()
export class TeamEffects {
  constructor(
    private readonly clock: Clock,
    private readonly activities: Activities,
    private readonly grants: Grants,
    private readonly inbox: Inbox,
    private readonly payments: Payments,
  ) {}

  /** @param seats as they were when the rules decided; those who sat have what they paid with. */
  async apply(
    db: Db,
    row: TeamRow,
    seats: readonly SeatRow[],
    effects: readonly TeamEffect[],
    now: Instant,
  ): Promise<void> {
    if (effects.length === 0) return;
    const definition = await this.activities.rulesOf(db, row);
    const about = { teamNo: row.team_no, title: definition.title, priceFen: row.price_fen };
    const sitting = takenOf(seats);
    for (const effect of effects) {
      if (effect.does === 'give-back-team') await giveTeamBack(db, row.activity_id);
      if (effect.does === 'give-back-share') {
        const seat = seatOf(sitting, effect.to);
        if (seat !== undefined) await giveShareBack(db, row.activity_id, effect.to, seat.month);
      }
      if (effect.does === 'refund') await this.refund(db, seatOf(sitting, effect.to), '拼团未成功');
    }
    await this.inbox.tell(
      db,
      effects.flatMap((effect) => (effect.does === 'tell' ? [endNews(effect.to, effect.news, about)] : [])),
    );
    const granted = effects.flatMap((effect) => (effect.does === 'grant' ? [effect.to] : []));
    if (granted.length === 0) return;
    const results = await this.grants.give(
      db,
      granted.map((to) => grantOfSeat(definition, row.team_no, to, this.clock.calendar, now)),
    );
    // What could not be given is not paid for.
    for (const [index, to] of granted.entries()) {
      if (results[index]?.result !== 'refused') continue;
      const seat = seatOf(sitting, to);
      await this.refund(db, seat, '券已发完');
      await this.inbox.tell(db, [nothingLeftNews(to, seat?.payment_id !== null, about)]);
    }
  }

  private async refund(db: Db, seat: SeatRow | undefined, reason: string): Promise<void> {
    if (seat?.payment_id != null) await this.payments.refund(db, seat.payment_id, reason);
  }
}

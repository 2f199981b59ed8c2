import type { Instant, LocalDay, OrderEvent } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { holdPerson, identify } from '../facts/customers';
import { InvitationCodes } from '../facts/invitations';
import { Ingest } from '../facts/orders';
import { Grants } from '../outcomes/grants';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { Worker } from '../platform/queue/worker';
import { ReferralReviews, Referrals } from '../programs/referral';
import { friendsEvent } from './friends-event';
import {
  CASH_THANKS,
  type CashThanks,
  type FriendOrder,
  INVITED_FRIENDS,
  type InvitedFriend,
} from './invited-friends';
import { idOf, mustDo } from './people';

const SOURCE = 'demo';
const HOUR_MS = 3_600_000;

interface Step {
  at: Instant;
  live: () => Promise<unknown>;
}

/** Lives the invitations of the demo story: friends accept, order, give back, a manager looks, and some are thanked in cash. */
@Injectable()
export class InvitationLife {
  private steps: Step[] | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly ingest: Ingest,
    private readonly codes: InvitationCodes,
    private readonly referrals: Referrals,
    private readonly reviews: ReferralReviews,
    private readonly grants: Grants,
  ) {}

  /** Does what has happened up to a moment of the story. @param now when the story ends. */
  async until(at: Instant, now: Instant): Promise<void> {
    this.steps ??= this.stepsUntil(now);
    for (let step = this.steps[0]; step !== undefined && step.at <= at; step = this.steps[0]) {
      this.steps.shift();
      this.clock.pretend(step.at);
      await step.live();
      await this.worker.drain();
    }
  }

  private stepsUntil(now: Instant): Step[] {
    const invited = INVITED_FRIENDS.flatMap((friend) => this.stepsOf(friend, now));
    const thanked = CASH_THANKS.map((thanks) => ({
      at: this.momentOf(thanks.daysAgo, 11, now),
      live: () => this.thank(thanks),
    }));
    return [...invited, ...thanked].filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
  }

  private stepsOf(friend: InvitedFriend, now: Instant): Step[] {
    const at = (daysAgo: number, hour: number) => this.momentOf(daysAgo, hour, now);
    const { acceptedDaysAgo, order, refusedDaysAgo } = friend;
    return [
      { at: at(acceptedDaysAgo, 12), live: () => this.accept(friend) },
      ...(order === null ? [] : this.tellings(friend, order, now)),
      ...(refusedDaysAgo === undefined
        ? []
        : [{ at: at(refusedDaysAgo, 10), live: () => this.refuse(friend) }]),
    ];
  }

  /** What a shop tells of an order, each when it happens, or all of it when the shop is late. */
  private tellings(friend: InvitedFriend, order: FriendOrder, now: Instant): Step[] {
    const { paidDaysAgo, signedDaysAgo, refundedDaysAgo, toldDaysAgo } = order;
    const at = (daysAgo: number, hour: number) => this.momentOf(daysAgo, hour, now);
    const told = toldDaysAgo === undefined ? null : at(toldDaysAgo, 9);
    const telling = (event: OrderEvent): Step => ({
      at: told ?? event.happenedAt,
      live: () => this.tell(event),
    });
    return [
      telling(friendsEvent(friend, 'paid', at(paidDaysAgo, 20))),
      telling(friendsEvent(friend, 'shipped', at(paidDaysAgo, 22))),
      ...(signedDaysAgo === null ? [] : [telling(friendsEvent(friend, 'signed', at(signedDaysAgo, 15)))]),
      ...(refundedDaysAgo === undefined
        ? []
        : [telling(friendsEvent(friend, 'refunded', at(refundedDaysAgo, 11)))]),
    ];
  }

  private async accept({ openid, nickname, inviter, phone }: InvitedFriend): Promise<void> {
    await this.database.transaction((db) =>
      identify(db, [{ kind: 'openid', value: openid, nickname, phoneSealed: null }], this.clock.now()),
    );
    mustDo(
      await this.database.transaction(async (db) => {
        const { code } = await this.codes.ofPerson(db, await idOf(db, inviter));
        const caller = { address: '127.0.0.1', device: phone };
        return this.referrals.accept(db, await idOf(db, openid), code, caller);
      }),
    );
  }

  private async tell(event: OrderEvent): Promise<void> {
    await this.database.transaction((db) => this.ingest.acceptAndFold(db, SOURCE, [event]));
  }

  private async refuse({ openid }: InvitedFriend): Promise<void> {
    const found = await this.database.one<{ id: number }>(
      'SELECT id FROM invitations WHERE customer_id = ?',
      [await idOf(this.database, openid)],
    );
    const manager = await this.database.one<{ staff_id: number; shop_id: number }>(
      "SELECT staff_id, shop_id FROM staff_roles WHERE role = 'manager' ORDER BY id LIMIT 1",
    );
    if (found === null || manager === null)
      throw new Error('the demo has nobody to look, or nothing to look at');
    const by = {
      kind: 'staff',
      staffId: manager.staff_id,
      shopId: manager.shop_id,
      role: 'manager',
    } as const;
    mustDo(await this.reviews.review(found.id, { decision: 'refuse', note: '同一部手机，像是同一个人' }, by));
  }

  /** Money for somebody who brings friends: theirs to claim. */
  private async thank({ openid, fen, daysAgo, days }: CashThanks): Promise<void> {
    await this.database.transaction(async (db) => {
      const customerId = await idOf(db, openid);
      await holdPerson(db, customerId);
      const endsAt = this.clock.calendar.endOfWindow(this.clock.now(), days);
      await this.grants.give(db, [
        {
          key: `demo-thanks-cash:${customerId}:${daysAgo}`,
          program: 'demo-thanks',
          version: 1,
          step: 'brought-friends',
          customerId,
          cause: 'brought-friends',
          outcome: { kind: 'cash', fen, endsAt },
          why: { sentence: '谢谢您带来的朋友。', orders: [], setOffBy: 'demo:brought-friends' },
        },
      ]);
    });
  }

  private momentOf(daysAgo: number, hour: number, now: Instant): Instant {
    const { calendar } = this.clock;
    return calendar.startOf((calendar.dayOf(now) - daysAgo) as LocalDay) + hour * HOUR_MS;
  }
}

import type { CustomerId } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Movers } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Worker } from '../../platform/queue/worker';
import { LOW_ANSWER, type LowAnswer } from '../signals';
import { Messages } from './messages';
import { SYSTEM } from './ticket-rows';
import { Tickets } from './tickets';

/** A bad answer becomes a ticket by itself, about the order it was given of. */
@Injectable()
export class SurveyTickets implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly movers: Movers,
    private readonly tickets: Tickets,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.worker.handle(LOW_ANSWER, async (db, payload) => {
      const { surveyNo, customerId, orderId, rating } = payload as LowAnswer;
      // They may have turned out to be somebody else meanwhile, or two people: then it is the order's buyer.
      const order = await db.one<{ customer_id: CustomerId | null }>(
        'SELECT customer_id FROM orders WHERE id = ?',
        [orderId],
      );
      const [live] = await this.movers.hold(db, [order?.customer_id ?? (customerId as CustomerId)]);
      const person = await db.one<{ erased_at: number | null }>(
        'SELECT erased_at FROM customers WHERE id = ?',
        [live ?? 0],
      );
      if (live === undefined || person?.erased_at !== null) return;
      const row = await this.tickets.open(db, {
        customerId: live,
        kind: 'quality',
        source: 'survey',
        sourceKey: `survey:${surveyNo}`,
        by: SYSTEM,
        orderId,
        lineKey: null,
        said: null,
      });
      if ('refused' in row || row.last_seq > 0) return;
      const words = `您给这一单打了 ${rating} 分，很抱歉没让您满意。哪里不好？在这里告诉我们，客服会来处理。`;
      await this.messages.add(db, row, { by: 'system', byId: null, words }, this.clock.now());
    });
  }
}

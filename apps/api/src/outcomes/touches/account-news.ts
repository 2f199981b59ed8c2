import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Claims, type Merge, type Mover, Movers, moveBack, moveRows } from '../../facts/customers';
import type { Db } from '../../platform/database/db';
import { Inbox } from './inbox';

/** What happens to an account is told to whose it is; and an inbox goes where its person goes. */
@Injectable()
export class AccountNews implements Mover, OnModuleInit {
  constructor(
    private readonly claims: Claims,
    private readonly movers: Movers,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    this.movers.register(this);
    this.claims.onClaimed((db, { customerId, orders }, orderNo) =>
      this.inbox.tell(db, [
        {
          key: `claimed:${customerId}:${orderNo}`,
          customerId,
          kind: 'order',
          title: '订单认领成功',
          body:
            orders > 1
              ? `订单 ${orderNo} 和同一买家的共 ${orders} 笔订单已归入您的消费档案，复购进度和积分一并算上。`
              : `订单 ${orderNo} 已归入您的消费档案，复购进度和积分一并算上。`,
          link: '/pages/archive/index',
          outside: null,
        },
      ]),
    );
  }

  move(db: Db, merge: Merge): Promise<void> {
    return moveRows(db, merge, 'inbox_messages');
  }

  moveBack(db: Db, merge: Merge): Promise<void> {
    return moveBack(db, merge, 'inbox_messages');
  }
}

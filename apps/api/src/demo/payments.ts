import { type CustomerId, isRefusal } from '@fanchang/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config';
import { Payments } from '../outcomes/payments';
import { refused } from '../platform/http/refused';
import { Outside, type OutsideService } from '../platform/outside/outside';
import { CONFIG } from '../platform/tokens';

const PREPAY = 'prepay_id=';

/**
 * A browser has no WeChat to pay in: the preview's sheet asks, and this tells the sandbox that the shopper paid, with what
 * a phone would have handed over. From there on it goes the real way: WeChat Pay notifies, and the money counts as paid.
 */
@Injectable()
export class DemoPayments {
  private readonly sandbox: OutsideService | null;

  constructor(
    @Inject(CONFIG) config: Config,
    outside: Outside,
    private readonly payments: Payments,
  ) {
    const { sandboxUrl } = config.outside;
    this.sandbox = sandboxUrl === null ? null : outside.service('sandbox', sandboxUrl);
  }

  /** Pays a payment of the shopper's own. NOT_FOUND where there is no sandbox, PAYMENT_NOT_FOUND, PAYMENT_OVER. */
  async pay(customerId: CustomerId, payNo: string): Promise<void> {
    if (this.sandbox === null) throw refused('NOT_FOUND');
    const payment = await this.payments.view(payNo, customerId);
    if (isRefusal(payment)) throw refused(payment.refused);
    const { params, state } = payment;
    // Whoever taps twice has paid once.
    if (state === 'paid') return;
    if (params === null) throw refused('PAYMENT_OVER');
    const prepayId = encodeURIComponent(params.package.slice(PREPAY.length));
    const status = await this.sandbox.ask(
      {
        method: 'POST',
        path: `/control/pay/prepay/${prepayId}/pay`,
        operation: 'pay',
        body: JSON.stringify({ params }),
        mayRepeat: false,
        isAnswer: (answered) => answered === 200 || answered === 409,
      },
      (reply) => reply.status,
    );
    if (status === 409) throw refused('PAYMENT_OVER');
  }
}

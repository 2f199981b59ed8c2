import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Fields, fieldsOf, isFields } from '../http/body';
import { no, type Said } from './answers';
import { checkAuthorization, signedAt } from './authorization';
import type { Pay } from './pay';
import { close, order, query } from './payments';
import { queryRefund, refund } from './refunds';
import { say } from './reply';
import { cancel, queryTransfer, transfer } from './transfers';

type Ask = (fields: Fields, name: (param: string) => string, search: unknown) => Said;

/** WeChat Pay's API of version 3. */
export function payRoutes(app: FastifyInstance, pay: Pay): void {
  const route = (method: 'GET' | 'POST', url: string, ask: Ask) =>
    app.route({
      method,
      url: `/v3/${url}`,
      handler: async (request, reply) => {
        const refused = checkAuthorization(pay.core.clock, request);
        // Who does not sign is told so without a signature.
        if (refused !== null) return reply.status(refused.status).send(refused.body);
        pay.heardAt(signedAt(request));
        const fields = request.body === undefined || request.body === '' ? {} : fieldsOf(request.body);
        const said =
          fields === null ? no('PARAM_ERROR', 'JSON格式错误') : ask(fields, nameOf(request), request.query);
        return say(reply, said, pay.seconds());
      },
    });

  const payments = 'pay/transactions';
  route('POST', `${payments}/jsapi`, (fields) => order(pay, fields));
  route('GET', `${payments}/out-trade-no/:no`, (_fields, name, search) => query(pay, name('no'), search));
  route('POST', `${payments}/out-trade-no/:no/close`, (fields, name) => close(pay, name('no'), fields));

  route('POST', 'refund/domestic/refunds', (fields) => refund(pay, fields));
  route('GET', 'refund/domestic/refunds/:no', (_fields, name) => queryRefund(pay, name('no')));

  const transfers = 'fund-app/mch-transfer/transfer-bills';
  route('POST', transfers, (fields) => transfer(pay, fields));
  route('GET', `${transfers}/out-bill-no/:no`, (_fields, name) => queryTransfer(pay, name('no')));
  route('POST', `${transfers}/out-bill-no/:no/cancel`, (_fields, name) => cancel(pay, name('no')));
}

const nameOf =
  ({ params }: FastifyRequest) =>
  (param: string): string =>
    isFields(params) ? String(params[param]) : '';

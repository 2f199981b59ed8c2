import { isRefusal, type OrderEvent, refuse } from '@fanchang/domain';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClientOf, Signed } from '../../../platform/auth/access';
import { type ApiClient, Signatures } from '../../../platform/auth/signature';
import { Clock } from '../../../platform/clock';
import { Database } from '../../../platform/database/database';
import { orRefuse } from '../../../platform/http/refused';
import { Metrics } from '../../../platform/metrics';
import { Worker } from '../../../platform/queue/worker';
import { resultsOf } from '../../events';
import { Ingest } from '../ingest';
import { OrderBatchDto, OrderBatchResultDto } from './open-orders.dto';
import { readEvent } from './read-event';

const MOST_EVENTS = 500;

/** Orders told by other systems. */
@ApiTags('开放接口')
@Controller('open/orders')
export class OpenOrdersController {
  constructor(
    private readonly signatures: Signatures,
    private readonly database: Database,
    private readonly ingest: Ingest,
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Tells up to 500 order events. Signed: `x-fanchang-signature` is the hex HMAC-SHA256, with the client's secret, of
   * timestamp, newline, nonce, newline, raw body. Each event is stored once; the answer has one result per event.
   */
  @Post()
  @Signed()
  @HttpCode(200)
  async tell(@ClientOf() client: ApiClient, @Body() batch: OrderBatchDto): Promise<OrderBatchResultDto> {
    if (batch.events.length === 0) orRefuse(refuse('BATCH_EMPTY'));
    if (batch.events.length > MOST_EVENTS) orRefuse(refuse('BATCH_TOO_LARGE'));

    const read = batch.events.map((event) => readEvent(event, this.clock.now()));
    const good = read.filter((event): event is OrderEvent => !isRefusal(event));
    const appended = orRefuse(
      await this.database.transaction(async (db) => {
        const replayed = await this.signatures.useNonce(db, client);
        return replayed ?? (await this.ingest.accept(db, client.source, good));
      }),
    );
    this.worker.nudge();

    const results = resultsOf(batch.events, read, appended);
    for (const { result } of results) this.metrics.orderEvents.inc({ result });
    return { results };
  }
}

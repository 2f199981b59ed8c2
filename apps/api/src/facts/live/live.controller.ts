import { isRefusal, refuse } from '@fanchang/domain';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClientOf, Signed } from '../../platform/auth/access';
import { type ApiClient, Signatures } from '../../platform/auth/signature';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { Worker } from '../../platform/queue/worker';
import { resultsOf } from '../events';
import { InteractionBatchDto, InteractionBatchResultDto } from './live.dto';
import { LiveRoom } from './live-room';
import { type InteractionTold, readInteraction } from './read-interaction';

const MOST_EVENTS = 500;

/** What shoppers did in live rooms, told by other systems. */
@ApiTags('开放接口')
@Controller('open/interactions')
export class LiveController {
  constructor(
    private readonly signatures: Signatures,
    private readonly database: Database,
    private readonly room: LiveRoom,
    private readonly worker: Worker,
    private readonly clock: Clock,
  ) {}

  /** Tells up to 500 interactions. Signed as `/open/orders` is. Each is stored once; the answer has one result each. */
  @Post()
  @Signed()
  @HttpCode(200)
  async tell(
    @ClientOf() client: ApiClient,
    @Body() batch: InteractionBatchDto,
  ): Promise<InteractionBatchResultDto> {
    if (batch.events.length === 0) orRefuse(refuse('BATCH_EMPTY'));
    if (batch.events.length > MOST_EVENTS) orRefuse(refuse('BATCH_TOO_LARGE'));
    const read = batch.events.map((event) => readInteraction(event, this.clock.now()));
    const good = read.filter((event): event is InteractionTold => !isRefusal(event));
    const appended = orRefuse(
      await this.database.transaction(async (db) => {
        const replayed = await this.signatures.useNonce(db, client);
        return replayed ?? (await this.room.accept(db, client.source, good));
      }),
    );
    this.worker.nudge();
    return { results: resultsOf(batch.events, read, appended) };
  }
}

import { isRefusal, refuse, type Refusal, sentenceOf } from '@fanchang/domain';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { ClientOf, Signed } from '../../platform/auth/access';
import { type ApiClient, Signatures } from '../../platform/auth/signature';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { Worker } from '../../platform/queue/worker';
import type { AppendResult } from '../events';
import { InteractionBatchDto, InteractionBatchResultDto, InteractionResultDto } from './live.dto';
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
  @ApiHeader({ name: 'x-fanchang-client', required: true })
  @ApiHeader({ name: 'x-fanchang-timestamp', required: true, description: 'epoch seconds' })
  @ApiHeader({ name: 'x-fanchang-nonce', required: true, description: '8–64 letters and digits, once' })
  @ApiHeader({ name: 'x-fanchang-signature', required: true })
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
    return { results: resultsOf(batch, read, appended) };
  }
}

function resultsOf(
  batch: InteractionBatchDto,
  read: readonly (InteractionTold | Refusal)[],
  appended: readonly AppendResult[],
): InteractionResultDto[] {
  let next = 0;
  return read.map((event, index) => {
    const said = (batch.events[index] as { eventId?: unknown } | undefined)?.eventId;
    const eventId = typeof said === 'string' ? said : null;
    if (isRefusal(event)) {
      return { eventId, result: 'rejected', code: event.refused, message: sentenceOf(event) };
    }
    const result = appended[next++] ?? 'new';
    if (result !== 'conflict') return { eventId, result, code: null, message: null };
    const conflict = refuse('EVENT_CONFLICT');
    return { eventId, result, code: conflict.refused, message: sentenceOf(conflict) };
  });
}

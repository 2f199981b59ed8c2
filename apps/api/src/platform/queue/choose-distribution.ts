import type { Config } from '../../config';
import type { Log } from '../log';
import { ByBull } from './by-bull';
import type { Distribution, Hands } from './distribution';
import { InProcess } from './in-process';

/** BullMQ where there is a Redis, else each process for itself. The one place that knows both. */
export function chooseDistribution(config: Config, hands: Hands, log: Log): Distribution {
  if (config.redisUrl === null) return new InProcess(hands, config.worker, log);
  return new ByBull(
    hands,
    { redisUrl: config.redisUrl, database: config.database, works: config.worker },
    log,
  );
}

const AT_ONCE = 4;

/** Pieces one process does side by side: one on the embedded database, which writes one at a time anyhow. */
export function piecesAtOnce(database: Config['database']): number {
  if (database.kind === 'sqlite') return 1;
  // Half of the connections stay for answers.
  return Math.max(1, Math.min(AT_ONCE, Math.floor(database.poolSize / 2)));
}

import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Metrics } from '../metrics';
import { countWork } from './work-list';

/** `fanchang_work`: counted when Prometheus asks. */
@Injectable()
export class WorkGauge {
  constructor(metrics: Metrics, database: Database, clock: Clock) {
    const gauge: Gauge = new Gauge({
      name: 'fanchang_work',
      help: 'Pieces of work: ready for a later time, due now, parked after their last attempt',
      labelNames: ['state'],
      registers: [metrics.registry],
      collect: async () => {
        gauge.reset();
        // Without its database the process still says how it is.
        const counts = await countWork(database, clock.now()).catch(() => null);
        if (counts !== null) for (const [state, count] of Object.entries(counts)) gauge.set({ state }, count);
      },
    });
  }
}

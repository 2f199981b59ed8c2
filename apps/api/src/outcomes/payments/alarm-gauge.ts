import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database } from '../../platform/database/database';
import { Metrics } from '../../platform/metrics';

/** `fanchang_payment_alarms`: counted when Prometheus asks, so that somebody is woken by money that does not add up. */
@Injectable()
export class AlarmGauge {
  constructor(metrics: Metrics, database: Database) {
    const gauge: Gauge = new Gauge({
      name: 'fanchang_payment_alarms',
      help: 'Alarms about money raised so far, by kind',
      labelNames: ['kind'],
      registers: [metrics.registry],
      collect: async () => {
        gauge.reset();
        const rows = await database
          .rows<{ kind: string; n: number }>('SELECT kind, COUNT(*) AS n FROM payment_alarms GROUP BY kind')
          // Without its database the process still says how it is.
          .catch(() => []);
        for (const { kind, n } of rows) gauge.set({ kind }, Number(n));
      },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads at `/metrics`. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'fanchang_http_request_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  readonly orderEvents = new Counter({
    name: 'fanchang_order_events_total',
    help: 'Order events told to us, by result',
    labelNames: ['result'],
    registers: [this.registry],
  });

  readonly verifications = new Counter({
    name: 'fanchang_verifications_total',
    help: 'Confirmed verifications, and refusals by code',
    labelNames: ['result'],
    registers: [this.registry],
  });

  readonly openWrites = new Counter({
    name: 'fanchang_open_writes_total',
    help: 'Writes other systems asked for, by operation and result',
    labelNames: ['operation', 'result'],
    registers: [this.registry],
  });

  readonly pushes = new Counter({
    name: 'fanchang_pushes_total',
    help: 'What platforms pushed, by platform and result: new, repeated, unknown, or the code it was refused with',
    labelNames: ['from', 'result'],
    registers: [this.registry],
  });

  readonly outside = new Histogram({
    name: 'fanchang_outside_request_seconds',
    help: 'Calls of services outside, by service, operation and result',
    labelNames: ['service', 'operation', 'result'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  readonly liveSockets = new Gauge({
    name: 'fanchang_live_sockets',
    help: 'Sockets of those who are told at once when something happens',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'fanchang_' });
  }
}

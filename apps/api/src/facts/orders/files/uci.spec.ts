import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openOrderFile } from '.';
import { NOW } from './spec-support';

const ROOT = resolve(__dirname, '../../../../../..');
const DATA = resolve(ROOT, '../shared/data/online_retail/online_retail_share.csv.gz');
const MAPPING = resolve(ROOT, 'examples/mappings/uci-online-retail.json');

const present = existsSync(DATA);
if (!present) console.warn(`skipped: the real file is not there (${DATA})`);

/** Figures of the data's own README. */
(present ? test : test.skip)(
  'UCI Online Retail reads to the published figures',
  async () => {
    const mapping: unknown = JSON.parse(readFileSync(MAPPING, 'utf8'));
    const opened = await openOrderFile(DATA, { mapping, zone: 'Europe/London', now: NOW });
    const orders = new Set<string>();
    const customers = new Set<string>();
    const eventIds = new Set<string>();
    const counts: Record<string, number> = {};
    let rows = 0;
    let grossFen = 0;
    let refundFen = 0;
    for await (const batch of opened) {
      for (const outcome of batch) {
        rows += 1;
        const name = outcome.kind === 'left_out' ? outcome.reason : outcome.kind;
        counts[name] = (counts[name] ?? 0) + 1;
        if (outcome.kind !== 'events') continue;
        for (const event of outcome.events) {
          eventIds.add(event.eventId);
          refundFen += event.data.refundFen ?? 0;
          if (event.kind !== 'order.paid') continue;
          orders.add(event.orderNo ?? '');
          customers.add(event.buyer?.value ?? '');
          for (const { amountFen } of event.data.lines ?? []) grossFen += amountFen;
        }
      }
    }
    expect(rows).toBe(261_936);
    expect(counts).toEqual({ events: 255_798, no_customer: 6_112, price_zero: 26 });
    expect(eventIds.size).toBe(255_798);
    expect(orders.size).toBe(11_611);
    expect(customers.size).toBe(2_628);
    expect(grossFen).toBe(579_396_528);
    expect(grossFen - refundFen).toBe(532_440_076);
    expect(opened.bytesRead()).toBe(opened.totalBytes);
  },
  60_000,
);

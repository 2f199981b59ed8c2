import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { foldOrder } from '@fanchang/domain';
import { csv, eventsOf, NOW, readAll, scratch, SHANGHAI, table } from '../spec-support';
import { parseMapping } from './schema';

const { file, cleanUp } = scratch();
afterAll(cleanUp);

const EXAMPLES = resolve(__dirname, '../../../../../../../examples/mappings');
const example = (name: string): unknown => JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8'));

const LEAST = {
  name: 'least',
  eventId: 'id',
  orderNo: 'no',
  time: { column: 'at', format: 'iso' },
  amount: { total: 'sum' },
};
const ROW = { id: '1', no: 'N1', at: '2026-01-05 08:00:00', sum: '1.005' };

const write = (...rows: readonly Readonly<Record<string, string>>[]): string =>
  file('mapped.csv', csv(table(rows)));

test.each(readdirSync(EXAMPLES))('%s is a valid mapping', (name) => {
  expect(parseMapping(example(name)).name).toBe(name.replace('.json', ''));
});

test('the least mapping: orders with an amount', async () => {
  const outcomes = await readAll(write(ROW), { ...SHANGHAI, mapping: LEAST });
  expect(eventsOf(outcomes)).toEqual([
    {
      eventId: '1',
      kind: 'order.paid',
      orderNo: 'N1',
      happenedAt: Date.parse('2026-01-05T00:00:00Z'),
      buyer: null,
      data: { paidFen: 101 },
    },
  ]);
});

test('currencyFactor and the mapping’s own zone', async () => {
  const mapping = { ...LEAST, currencyFactor: 1, time: { ...LEAST.time, zone: 'Europe/London' } };
  const [event] = eventsOf(await readAll(write({ ...ROW, sum: '250' }), { ...SHANGHAI, mapping }));
  expect(event).toMatchObject({ happenedAt: Date.parse('2026-01-05T08:00:00Z'), data: { paidFen: 250 } });
});

test('UCI: cancellations are unlinked refunds, some rows are left out, all are accounted for', async () => {
  const uci = (change: Readonly<Record<string, string>>): Record<string, string> => ({
    RowNo: '1',
    InvoiceNo: '536365',
    StockCode: '85123A',
    Description: 'HOLDER',
    Quantity: '3',
    InvoiceDate: '2010-12-01 08:26:00',
    UnitPrice: '0.335',
    CustomerID: '17850',
    Country: 'UK',
    ...change,
  });
  const path = write(
    uci({}),
    uci({ RowNo: '2', InvoiceNo: 'C536366', Quantity: '-3' }),
    uci({ RowNo: '3', CustomerID: '' }),
    uci({ RowNo: '4', Quantity: '-3' }),
    uci({ RowNo: '5', UnitPrice: '0' }),
    uci({ RowNo: '6', UnitPrice: '-1' }),
    uci({ RowNo: '7', Quantity: '1.5' }),
    uci({ RowNo: '8', Quantity: '1e3' }),
    uci({ RowNo: '9', InvoiceNo: 'C1', Quantity: '-3', UnitPrice: '0.00' }),
  );
  const outcomes = await readAll(path, {
    zone: 'Europe/London',
    now: NOW,
    mapping: example('uci-online-retail.json'),
  });
  expect(outcomes.slice(0, 2)).toMatchObject([
    {
      row: 2,
      events: [
        {
          eventId: '1',
          kind: 'order.paid',
          orderNo: '536365',
          buyer: { kind: 'external', value: '17850' },
          data: {
            lines: [{ lineKey: '1', productId: '85123A', title: 'HOLDER', quantity: 3, amountFen: 101 }],
          },
        },
      ],
    },
    { row: 3, events: [{ eventId: '2', kind: 'refund.unlinked', orderNo: null, data: { refundFen: 101 } }] },
  ]);
  expect(
    outcomes
      .slice(2)
      .map((o) => (o.kind === 'left_out' ? o.reason : o.kind === 'rejected' && o.rejected.code)),
  ).toEqual([
    'no_customer',
    'quantity_not_positive',
    'price_zero',
    'AMOUNT_NEGATIVE',
    'QUANTITY_NOT_INTEGER',
    'QUANTITY_NOT_INTEGER',
    'nothing_refunded',
  ]);
});

test('negative amounts as refunds of the same order', async () => {
  const mapping = { ...LEAST, cancellation: { by: 'negative-amount', kind: 'order.refunded' } };
  const path = write({ ...ROW, sum: '30' }, { ...ROW, id: '2', sum: '-10.5' });
  expect(foldOrder(eventsOf(await readAll(path, { ...SHANGHAI, mapping })))).toMatchObject({
    paidFen: 3_000,
    refundedFen: 1_050,
  });
});

test('a prefix is taken off when the refund names its order', async () => {
  const cancellation = { by: 'order-no-prefix', prefix: 'R-', kind: 'order.refunded' };
  const path = write(ROW, { ...ROW, id: '2', no: 'R-N1', sum: '-1' });
  const events = eventsOf(await readAll(path, { ...SHANGHAI, mapping: { ...LEAST, cancellation } }));
  expect(events[1]).toMatchObject({ kind: 'order.refunded', orderNo: 'N1', data: { refundFen: 100 } });
});

test('a state export: later statuses add events, larger refunds add up to the largest', async () => {
  const mapping = example('erp-order-status.json');
  const erp = {
    单据编号: 'D1',
    单据状态: '已发货',
    客户手机: '13700000000',
    客户名称: '小周',
    下单时间: '2026-01-05 08:00:00',
    发货时间: '2026-01-06 08:00:00',
    完成时间: '',
    退款时间: '',
    实收金额: '88',
    退款金额: '',
  };
  const read = async (change: Partial<typeof erp>) =>
    readAll(write({ ...erp, ...change }), { ...SHANGHAI, mapping });
  const first = eventsOf(await read({}));
  const second = eventsOf(await read({ 单据状态: '已完成', 完成时间: '2026-01-09 08:00:00' }));
  const third = eventsOf(await read({ 单据状态: '已退款', 退款金额: '20', 退款时间: '2026-01-10 08:00:00' }));
  expect(second.slice(0, 2)).toEqual(first);
  expect(third.map((event) => event.eventId)).toEqual(['D1:paid', 'D1:refunded:2000']);
  expect(foldOrder([...third, ...second, ...first])).toMatchObject({
    buyer: { kind: 'phone', value: '13700000000', nickname: '小周' },
    paidFen: 8_800,
    refundedFen: 2_000,
    completedAt: Date.parse('2026-01-09T08:00:00+08:00'),
  });
  expect(await read({ 单据状态: '待付款' })).toMatchObject([{ kind: 'left_out', reason: 'status_待付款' }]);
  expect(await read({ 单据状态: '别的' })).toMatchObject([
    { kind: 'rejected', rejected: { code: 'STATUS_UNKNOWN' } },
  ]);
});

test('an order number that is empty is a fault unless a rule leaves it out', async () => {
  const path = write({ ...ROW, no: '' });
  expect(await readAll(path, { ...SHANGHAI, mapping: LEAST })).toMatchObject([
    { kind: 'rejected', rejected: { message: '第 2 行：no为空' } },
  ]);
  const leaveOut = [{ reason: 'no_order', column: 'no', is: 'empty' }];
  expect(await readAll(path, { ...SHANGHAI, mapping: { ...LEAST, leaveOut } })).toMatchObject([
    { kind: 'left_out', reason: 'no_order' },
  ]);
});

test.each<[object, string]>([
  [{ ...LEAST, orderNo: undefined }, 'orderNo：'],
  [{ ...LEAST, amount: {} }, 'amount：unitPrice 和 total 必须恰好写一个'],
  [{ ...LEAST, amount: { unitPrice: 'p' } }, 'amount：写了 unitPrice 就必须写 quantity'],
  [{ ...LEAST, time: { column: 'at', format: 'HH:mm' } }, 'time.format：不是能识别的时间格式'],
  [{ ...LEAST, currencyFactor: 0 }, 'currencyFactor：'],
  [{ ...LEAST, colour: 'red' }, 'colour'],
  [{ ...LEAST, buyer: { column: 'c', kind: 'qq' } }, 'buyer.kind：'],
])('refuses %j', (mapping, part) => {
  expect(() => parseMapping(mapping)).toThrow(part);
  expect(() => parseMapping(mapping)).toThrow('列对应表有误：');
});

test('what is no mapping at all is refused', () => {
  for (const json of [null, 'x', 3, []]) expect(() => parseMapping(json)).toThrow('（整体）');
});

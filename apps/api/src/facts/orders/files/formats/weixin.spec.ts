import fc from 'fast-check';
import { foldOrder, type OrderEvent } from '@fanchang/domain';
import { csv, eventsOf, readAll, scratch, SHANGHAI, table } from '../spec-support';
import { RunningRefunds } from './running-refunds';

const { file, cleanUp } = scratch();
afterAll(cleanUp);

const FIRST = {
  订单号: '3700000000000000001',
  订单下单时间: '2026-01-05 20:01:02',
  订单状态: '已完成',
  收件人手机: '13900000000',
  商品总价: '200.00',
  订单实际支付金额: '160.00',
  订单运费: '10',
  支付时间: '2026-01-05 20:02:00',
  交易单号: "'4200001",
  物流公司: '-',
  快递单号: '-',
  带货账号昵称: '返场',
  商品名称: '面霜',
  '商品编码（平台）': '10000001',
  'SKU编码（自定义）': 'A-1',
  '商品价格（单件）': '50.00',
  商品数量: '3',
  商品售后: '-',
  商品已退款金额: '0',
};
const SECOND = { ...FIRST, 商品名称: '眼霜', '商品编码（平台）': '10000002', 商品数量: '1' };

async function read(...rows: readonly Readonly<Record<string, string>>[]): Promise<OrderEvent[]> {
  const path = file('weixin.csv', `\ufeff${csv(table(rows))}`);
  return eventsOf(await readAll(path, { ...SHANGHAI, format: 'weixin' }));
}

test('what was paid is the order’s; lines share the goods’ part of it', async () => {
  const events = await read(FIRST, SECOND);
  expect(foldOrder(events)).toMatchObject({
    buyer: { kind: 'phone', value: '13900000000' },
    paidAt: Date.parse('2026-01-05T20:02:00+08:00'),
    completedAt: Date.parse('2026-01-05T20:02:00+08:00'),
    paidFen: 16_000,
    listFen: 21_000,
    items: 4,
    lines: [
      { lineKey: '10000001:A-1', title: '面霜', amountFen: 11_250 },
      { lineKey: '10000002:A-1', title: '眼霜', amountFen: 3_750 },
    ],
  });
});

test('refunds of lines add up to the order’s total, grow, and count once', async () => {
  const first = await read({ ...FIRST, 商品已退款金额: '10' }, { ...SECOND, 商品已退款金额: '5' });
  expect(foldOrder(first).refundedFen).toBe(1_500);

  const again = await read({ ...FIRST, 商品已退款金额: '10' }, { ...SECOND, 商品已退款金额: '5' }, FIRST);
  expect(foldOrder([...first, ...again]).refundedFen).toBe(1_500);

  const later = await read({ ...SECOND, 商品已退款金额: '5' }, { ...FIRST, 商品已退款金额: '40' });
  expect(foldOrder([...later, ...first]).refundedFen).toBe(4_500);
  expect(foldOrder([...first, ...later]).refundedFen).toBe(4_500);
});

test('a refund that is done without an amount is of the whole line', async () => {
  const events = await read({ ...FIRST, 商品售后: '退款完成' }, SECOND);
  expect(foldOrder(events)).toMatchObject({ refundedFen: 11_250, voided: false });
});

test('cancelled after payment: paid, given back, closed; before: closed only', async () => {
  const after = await read({ ...FIRST, 订单状态: '已取消' });
  expect(after.map((event) => event.eventId)).toEqual([
    '3700000000000000001:10000001:A-1:paid',
    '3700000000000000001:refund:whole',
    '3700000000000000001:10000001:A-1:closed',
  ]);
  expect(foldOrder(after)).toMatchObject({ paidFen: 16_000, refundedFen: 16_000, voided: true });

  const before = await read({ ...FIRST, 订单状态: '已取消', 支付时间: '-' });
  expect(before.map((event) => event.kind)).toEqual(['order.closed']);
});

test('older headers and half-width brackets are the same columns', async () => {
  const rename = (name: string): string =>
    name === '订单下单时间' ? '下单时间' : name.replace('（', '(').replace('）', ')');
  const older = Object.fromEntries(Object.entries(FIRST).map(([name, value]) => [rename(name), value]));
  expect(await read(older)).toEqual(await read(FIRST));
});

describe('running refunds', () => {
  const refunds = fc.array(fc.tuple(fc.constantFrom('A', 'B'), fc.constantFrom('1', '2', '3'), fc.nat(1000)));

  test('the largest total is the sum of each line’s largest, in any order and repeated', () => {
    fc.assert(
      fc.property(refunds, (said) => {
        const running = new RunningRefunds();
        const told = new Map<string, number>();
        const largest = new Map<string, number>();
        for (const [order, line, fen] of [...said, ...said]) {
          told.set(order, Math.max(told.get(order) ?? 0, running.totalWith(order, line, fen)));
          largest.set(`${order}${line}`, Math.max(largest.get(`${order}${line}`) ?? 0, fen));
        }
        for (const [order, total] of told) {
          const lines = ['1', '2', '3'].map((line) => largest.get(`${order}${line}`) ?? 0);
          expect(total).toBe(lines.reduce((a, b) => a + b, 0));
        }
      }),
    );
  });

  test('only the latest orders are remembered', () => {
    const running = new RunningRefunds(2);
    for (const order of ['A', 'B', 'A', 'C']) running.totalWith(order, '1', 10);
    expect(running.totalWith('A', '2', 5)).toBe(15);
    expect(running.totalWith('B', '2', 5)).toBe(5);
  });
});

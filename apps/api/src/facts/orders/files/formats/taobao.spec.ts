import { foldOrder, type OrderEvent } from '@fanchang/domain';
import { csv, eventsOf, gbkBytes, readAll, scratch, SHANGHAI, table } from '../spec-support';

const { file, cleanUp } = scratch();
afterAll(cleanUp);

const ROW = {
  订单编号: '="1930679858170647123"',
  买家会员名: '幸福的人',
  买家应付货款: '98',
  总金额: '128',
  买家实际支付金额: '98',
  订单状态: '买家已付款，等待卖家发货',
  联系手机: "'18600000000",
  订单创建时间: '2026/1/5 22:02',
  '订单付款时间 ': '2026/1/5 22:03',
  '宝贝标题 ': '洗面奶+化妆水套装',
  物流单号: '-',
  宝贝总数量: '2',
};

async function read(...rows: readonly Readonly<Record<string, string>>[]): Promise<OrderEvent[]> {
  const path = file('taobao.csv', gbkBytes(csv(table(rows), '\r\n')));
  return eventsOf(await readAll(path, { ...SHANGHAI, format: 'taobao' }));
}

test('one row is one order; the title stands for the product', async () => {
  expect(await read(ROW)).toEqual([
    {
      eventId: '1930679858170647123:paid',
      kind: 'order.paid',
      orderNo: '1930679858170647123',
      happenedAt: Date.parse('2026-01-05T22:03:00+08:00'),
      buyer: { kind: 'external', value: '幸福的人', nickname: '幸福的人' },
      data: {
        paidFen: 9_800,
        listFen: 12_800,
        lines: [
          {
            lineKey: '1930679858170647123',
            productId: '洗面奶+化妆水套装',
            title: '洗面奶+化妆水套装',
            quantity: 2,
            amountFen: 9_800,
          },
        ],
      },
    },
  ]);
});

test('a masked member name leaves the phone; both masked leave nobody', async () => {
  const [phone] = await read({ ...ROW, 买家会员名: '幸**人' });
  expect(phone?.buyer).toEqual({ kind: 'phone', value: '18600000000' });
  const [nobody] = await read({ ...ROW, 买家会员名: '幸**人', 联系手机: '186****0000' });
  expect(nobody?.buyer).toBeNull();
});

test.each([
  ['等待买家付款', { '订单付款时间 ': '' }, []],
  ['卖家已发货，等待买家确认', {}, ['order.paid', 'order.shipped']],
  ['交易成功', {}, ['order.paid', 'order.completed']],
  ['交易成功', { 退款金额: '20' }, ['order.paid', 'order.completed', 'order.refunded']],
  ['交易关闭', { '订单付款时间 ': '' }, ['order.closed']],
  ['交易关闭', { 买家实际支付金额: '0' }, ['order.paid', 'order.refunded', 'order.closed']],
])('%s %j', async (status, change, kinds) => {
  const events = await read({ ...ROW, ...change, 订单状态: status });
  expect(events.map((event) => event.kind)).toEqual(kinds);
});

test('closed after payment ends at nothing, with what had been paid still told', async () => {
  const before = await read(ROW);
  const closed = await read({ ...ROW, 订单状态: '交易关闭', 买家实际支付金额: '0' });
  expect(closed[0]).toEqual(before[0]);
  expect(foldOrder([...before, ...closed])).toMatchObject({
    paidFen: 9_800,
    refundedFen: 9_800,
    voided: true,
  });
});

test('refunds are totals: the larger of two exports counts', async () => {
  const status = { 订单状态: '交易成功' };
  const first = await read({ ...ROW, ...status, 退款金额: '20' });
  const second = await read({ ...ROW, ...status, 退款金额: '30.5' });
  expect(foldOrder([...second, ...first]).refundedFen).toBe(3_050);
});

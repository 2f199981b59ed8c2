import { foldOrder, type OrderEvent } from '@fanchang/domain';
import { csv, eventsOf, gbkBytes, readAll, scratch, SHANGHAI, table } from '../spec-support';

const { file, cleanUp } = scratch();
afterAll(cleanUp);

const ROW = {
  主订单编号: '\t6912345678901234567',
  子订单编号: '\t6912345678901234568',
  选购商品: '氨基酸洗发水 500ml',
  商品规格: '大瓶',
  商品数量: '2',
  商品ID: '\t3456789012345678901',
  商家编码: '-',
  商品金额: '118.00',
  订单应付金额: '99.90',
  运费: '0',
  收件人: '##x1$$',
  收件人手机号: '138****0000',
  详细地址: '##abc',
  订单提交时间: '2026-01-05 20:01:02',
  支付方式: '支付宝',
  订单完成时间: '-',
  订单状态: '待发货',
  售后状态: '-',
  取消原因: '-',
  发货时间: '-',
  商家备注: '-',
  达人ID: '\t987654321',
  达人昵称: '返场直播间',
  流量来源: '直播',
  流量渠道: '-',
};
type Row = Readonly<Record<keyof typeof ROW, string>>;
const SHIPPED = { ...ROW, 订单状态: '已发货', 发货时间: '2026-01-06 10:00:00' };
const COMPLETED = { ...SHIPPED, 订单状态: '已完成', 订单完成时间: '2026-01-20 10:00:00' };
const SECOND = {
  ...ROW,
  子订单编号: '\t6912345678901234569',
  选购商品: '护发素',
  商品数量: '1',
  订单应付金额: '50',
};

async function read(...rows: readonly Row[]): Promise<OrderEvent[]> {
  const path = file('douyin.csv', gbkBytes(csv(table(rows), '\r\n')));
  return eventsOf(await readAll(path, { ...SHANGHAI, format: 'douyin' }));
}

const idsOf = (events: readonly OrderEvent[]): string[] => events.map((event) => event.eventId);

test('a paid row: ids stay text, masked phones name nobody, the room is the host of a live', async () => {
  expect(await read(ROW)).toEqual([
    {
      eventId: '6912345678901234568:paid',
      kind: 'order.paid',
      orderNo: '6912345678901234567',
      happenedAt: Date.parse('2026-01-05T20:01:02+08:00'),
      buyer: null,
      data: {
        lines: [
          {
            lineKey: '6912345678901234568',
            productId: '3456789012345678901',
            title: '氨基酸洗发水 500ml',
            quantity: 2,
            amountFen: 9990,
          },
        ],
        liveRoom: '987654321',
      },
    },
  ]);
});

test('a plain phone is the buyer; a virtual number with an extension is nobody', async () => {
  const [seen] = await read({ ...ROW, 收件人手机号: '\t13800000000' });
  expect(seen?.buyer).toEqual({ kind: 'phone', value: '13800000000' });
  const [virtual] = await read({ ...ROW, 收件人手机号: '15000000000-1234' });
  expect(virtual?.buyer).toBeNull();
});

test('each later export repeats the ids of the earlier and adds what is new', async () => {
  const first = await read(ROW);
  const second = await read(SHIPPED);
  const third = await read(COMPLETED);
  expect(second.slice(0, 1)).toEqual(first);
  expect(third.slice(0, 2)).toEqual(second);
  expect(idsOf(third).map((id) => id.split(':')[1])).toEqual(['paid', 'shipped', 'completed']);
  expect(foldOrder([...first, ...third, ...second])).toEqual(foldOrder(third));
});

test('an order is the sum of its rows; a refunded line takes back its own amount, once', async () => {
  const before = await read(COMPLETED, SECOND);
  expect(foldOrder(before)).toMatchObject({ paidFen: 14_990, refundedFen: 0, items: 3 });

  const after = await read(COMPLETED, { ...SECOND, 订单状态: '已关闭', 售后状态: '退款成功' });
  expect(foldOrder([...before, ...after, ...after])).toMatchObject({
    paidFen: 14_990,
    refundedFen: 5_000,
    voided: false,
    closedAt: null,
  });

  const both = await read(
    { ...COMPLETED, 售后状态: '已全额退款' },
    { ...SECOND, 订单状态: '已关闭', 售后状态: '退款成功' },
  );
  expect(foldOrder([...before, ...after, ...both])).toMatchObject({ refundedFen: 14_990, voided: true });
});

test('exchanges, open and refused requests take nothing back', async () => {
  for (const status of ['换货成功', '售后关闭', '退款中', '待商家处理', '换货待收货']) {
    expect(idsOf(await read({ ...SHIPPED, 售后状态: status }))).toHaveLength(2);
  }
});

test('a partial refund without an amount is said aloud', async () => {
  const path = file('part.csv', csv(table([{ ...SHIPPED, 售后状态: '部分退款成功' }])));
  const [outcome] = await readAll(path, { ...SHANGHAI, format: 'douyin' });
  expect(outcome).toMatchObject({
    kind: 'events',
    warning: { code: 'REFUND_AMOUNT_UNKNOWN', message: '第 2 行：售后状态说部分退款而没有金额，退款未记入' },
  });
});

test('with a refund column its amounts count, as totals of the order', async () => {
  const first = await read({ ...SHIPPED, 退款金额: '10' } as Row, { ...SECOND, 退款金额: '5.5' } as Row);
  const later = await read({ ...SECOND, 退款金额: '5.5' } as Row, { ...SHIPPED, 退款金额: '25' } as Row);
  expect(foldOrder(first).refundedFen).toBe(1_550);
  expect(foldOrder([...later, ...first]).refundedFen).toBe(3_050);
});

test('closed before payment: only that; not yet paid: nothing', async () => {
  const closed = await read({ ...ROW, 订单状态: '已关闭', 取消原因: '超时未支付' });
  expect(closed.map((event) => event.kind)).toEqual(['order.closed']);

  const path = file('waiting.csv', csv(table([{ ...ROW, 订单状态: '待支付' }])));
  expect(await readAll(path, { ...SHANGHAI, format: 'douyin' })).toEqual([
    { kind: 'left_out', row: 2, reason: 'awaiting_payment' },
  ]);
});

test('a row that joins a whole order by ; gives lines that add up', async () => {
  const [paid, refund] = await read({
    ...ROW,
    子订单编号: '\t11;12;13',
    选购商品: '洗发水;护发素;梳子',
    商品数量: '2;1;1',
    商品ID: '\t901;902;903',
    商品金额: '100;50;50',
    订单应付金额: '100.01',
    售后状态: '-;退款成功;-',
  });
  expect(paid).toMatchObject({ eventId: '6912345678901234567:paid', data: { paidFen: 10_001 } });
  expect(paid?.data.lines?.map((line) => [line.lineKey, line.title, line.quantity, line.amountFen])).toEqual([
    ['11', '洗发水', 2, 5_001],
    ['12', '护发素', 1, 2_500],
    ['13', '梳子', 1, 2_500],
  ]);
  expect(refund).toMatchObject({ eventId: '12:refund', kind: 'order.refunded', data: { refundFen: 2_500 } });
});

test.each<[Partial<Row>, string, string]>([
  [{ 商品数量: '1.5' }, 'QUANTITY_NOT_INTEGER', '第 2 行：商品数量不是整数'],
  [{ 商品数量: '0' }, 'QUANTITY_NOT_POSITIVE', '第 2 行：商品数量不是正数'],
  [{ 订单应付金额: '-1' }, 'AMOUNT_NEGATIVE', '第 2 行：订单应付金额是负数'],
  [{ 订单应付金额: '10000000000.01' }, 'AMOUNT_TOO_LARGE', '第 2 行：订单应付金额超过一百亿元'],
  [{ 订单应付金额: '-' }, 'AMOUNT_EMPTY', '第 2 行：订单应付金额为空'],
  [{ 订单提交时间: '1900-01-01 00:00:00' }, 'TIME_TOO_EARLY', '第 2 行：订单提交时间早于 1990 年'],
  [{ 订单提交时间: '2026-03-03 00:00:00' }, 'TIME_IN_FUTURE', '第 2 行：订单提交时间晚于现在一天以上'],
  [{ 订单提交时间: '昨天' }, 'TIME_NOT_UNDERSTOOD', '第 2 行：订单提交时间不是能识别的时间'],
  [{ 主订单编号: '\t' }, 'ID_EMPTY', '第 2 行：主订单编号为空'],
  [
    { 主订单编号: '6.91235E+18' },
    'ID_SCIENTIFIC',
    '第 2 行：主订单编号被表格软件改成了科学计数，末尾数字已丢失，请把该列设为文本后重新导出',
  ],
  [{ 商品ID: 'x'.repeat(65) }, 'ID_TOO_LONG', '第 2 行：商品ID超过 64 个字符'],
  [{ 子订单编号: '69\u000012' }, 'ID_CONTROL_CHARACTER', '第 2 行：子订单编号含有控制字符'],
  [{ 订单状态: '神游中' }, 'STATUS_UNKNOWN', '第 2 行：订单状态不是认识的状态'],
  [{ 子订单编号: '1;2', 商品ID: '1' }, 'JOINED_COUNT', '第 2 行：商品ID分号隔开的个数与子订单编号不一致'],
])('rejects %j', async (change, code, message) => {
  const path = file('bad.csv', csv(table([{ ...ROW, ...change }, ROW])));
  const [bad, good] = await readAll(path, { ...SHANGHAI, format: 'douyin' });
  expect(bad).toMatchObject({ kind: 'rejected', row: 2, rejected: { code, message } });
  expect(good).toMatchObject({ kind: 'events', row: 3 });
});

test('control characters in a title become blanks', async () => {
  const [paid] = await read({ ...ROW, 选购商品: '洗发\u0000水\u0007大瓶' });
  expect(paid?.data.lines?.[0]?.title).toBe('洗发 水 大瓶');
});

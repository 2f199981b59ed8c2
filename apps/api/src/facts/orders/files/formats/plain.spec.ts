import { foldOrder, ORDER_EVENT_KINDS } from '@fanchang/domain';
import { csv, eventsOf, readAll, scratch, SHANGHAI, table } from '../spec-support';

const { file, cleanUp } = scratch();
afterAll(cleanUp);

const OPTIONS = { ...SHANGHAI, format: 'plain' } as const;
const EMPTY = {
  event_id: '',
  order_no: 'T1',
  kind: 'paid',
  happened_at: '2026-01-05 20:00:00',
  buyer_kind: '',
  buyer_id: '',
  nickname: '',
  line_key: '',
  product_id: '',
  title: '',
  category: '',
  quantity: '',
  amount: '',
  paid: '',
  paid_fen: '',
  list: '',
  refund: '',
  refunded_total: '',
  whole: '',
  live_session: '',
  live_room: '',
  tracking_no: '',
  carrier: '',
  stage: '',
  place: '',
  words: '',
  expected_at: '',
};

const written = (...rows: readonly Partial<typeof EMPTY>[]): string =>
  file('plain.csv', csv(table(rows.map((row) => ({ ...EMPTY, ...row })))));

test('every kind of event can be said', async () => {
  const events = eventsOf(
    await readAll(
      written(
        {
          buyer_kind: 'openid',
          buyer_id: 'o-1',
          nickname: '小林',
          line_key: '1',
          product_id: 'P1',
          title: '洗发水',
          category: '洗护',
          quantity: '2',
          amount: '60',
          live_session: 'S9',
          live_room: 'R9',
        },
        { line_key: '2', product_id: 'P2', amount: '39.9' },
        { kind: 'shipped', tracking_no: 'SF1', carrier: '顺丰速运', expected_at: '2030-01-07 20:00:00' },
        { kind: 'moved', tracking_no: 'SF1', stage: 'delivering', place: '杭州', words: '正在派送' },
        { kind: 'signed' },
        { kind: 'completed', happened_at: '2026-01-06T12:00:00Z' },
        { kind: 'refunded', event_id: 'r-1', refund: '10' },
        { kind: 'refunded', refunded_total: '12.5' },
        { order_no: 'T2', kind: 'order.closed' },
        { order_no: '', kind: 'refund.unlinked', event_id: 'r-2', refund: '5' },
      ),
      OPTIONS,
    ),
  );
  expect(new Set(events.map((event) => event.kind))).toEqual(new Set(ORDER_EVENT_KINDS));
  expect(events.map((event) => event.eventId)).toEqual([
    'T1:paid:1',
    'T1:paid:2',
    'T1:shipped',
    `T1:moved:SF1:delivering:${Date.parse('2026-01-05T20:00:00+08:00')}`,
    'T1:signed',
    'T1:completed',
    'r-1',
    'T1:refunded:1250',
    'T2:closed',
    'r-2',
  ]);
  expect(foldOrder(events.slice(0, 8))).toMatchObject({
    buyer: { kind: 'openid', value: 'o-1', nickname: '小林' },
    paidFen: 9_990,
    refundedFen: 1_250,
    items: 3,
    liveSession: 'S9',
    liveRoom: 'R9',
    parcels: [
      {
        trackingNo: 'SF1',
        carrier: '顺丰速运',
        stage: 'delivering',
        expectedAt: Date.parse('2030-01-07T20:00:00+08:00'),
      },
    ],
  });
  expect(events[9]).toMatchObject({ orderNo: null, data: { refundFen: 500 } });
});

test('fen and yuan columns say the same', async () => {
  const events = eventsOf(
    await readAll(written({ paid: '12.5', list: '20' }, { order_no: 'T2', paid_fen: '1250' }), OPTIONS),
  );
  expect(events.map((event) => event.data)).toEqual([{ paidFen: 1250, listFen: 2000 }, { paidFen: 1250 }]);
});

test('three columns are enough', async () => {
  const path = file('least.csv', 'order_no,kind,happened_at\nT1,shipped,2026-01-05\n');
  expect(eventsOf(await readAll(path, OPTIONS))).toHaveLength(1);
});

test.each<[Partial<typeof EMPTY>, string]>([
  [{ kind: 'payed' }, '第 2 行：kind不是认识的事件种类'],
  [{}, '第 2 行：paid为空'],
  [{ paid_fen: '12.5' }, '第 2 行：paid_fen不是整数'],
  [{ paid_fen: '-1' }, '第 2 行：paid_fen是负数'],
  [{ kind: 'refunded' }, '第 2 行：refund为空'],
  [{ kind: 'refunded', refund: '5' }, '第 2 行：event_id为空'],
  [{ kind: 'refund.unlinked', order_no: '', refund: '5' }, '第 2 行：event_id为空'],
  [{ product_id: 'P1', amount: '5' }, '第 2 行：line_key为空'],
  [{ product_id: 'P1', line_key: '1' }, '第 2 行：amount为空'],
  [{ paid: '5', buyer_kind: 'qq', buyer_id: '1' }, '第 2 行：buyer_kind不是认识的身份种类'],
  [{ order_no: '', paid: '5' }, '第 2 行：order_no为空'],
  [{ kind: 'moved' }, '第 2 行：tracking_no为空'],
  [{ kind: 'moved', tracking_no: 'SF1', stage: 'lost' }, '第 2 行：stage不是认识的物流阶段'],
  [{ kind: 'moved', tracking_no: 'SF1', expected_at: 'soon' }, '第 2 行：expected_at不是能识别的时间'],
])('rejects %j', async (row, message) => {
  const outcomes = await readAll(written(row), OPTIONS);
  expect(outcomes).toMatchObject([{ kind: 'rejected', rejected: { message } }]);
});

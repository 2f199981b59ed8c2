import fc from 'fast-check';
import { openDouyinPush } from './douyin-push';
import { douyinEventSign } from './douyin-sign';

const app = { appKey: '7000000000000000001', appSecret: 'a-secret' };

function open(body: string, changes: Record<string, unknown> = {}) {
  const headers = { 'app-id': app.appKey, 'event-sign': douyinEventSign(app, Buffer.from(body)), ...changes };
  return openDouyinPush(app, headers, Buffer.from(body));
}

const BODY =
  '[{"tag":"101","msg_id":"m1","data":{"p_id":4920505858093386496,"shop_id":10000001}},{"tag":206,"msg_id":7,"data":"{\\"p_id\\":\\"2\\"}"}]';

it('opens every message, with the digits of its order', () => {
  const pushes = open(BODY);
  expect(pushes).toMatchObject([
    { tag: '101', msgId: 'm1' },
    { tag: '206', msgId: '7' },
  ]);
  expect((pushes as { data: { text(name: string): string } }[]).map(({ data }) => data.text('p_id'))).toEqual(
    ['4920505858093386496', '2'],
  );
});

it('opens the probe, whose data is a time', () => {
  expect(open('[{"tag":"0","msg_id":"0","data":"2026-09-10T16:28:54+08:00"}]')).toMatchObject([{ tag: '0' }]);
});

it('refuses a push in which any byte is another', () => {
  const sign = douyinEventSign(app, Buffer.from(BODY));
  fc.assert(
    fc.property(fc.nat({ max: BODY.length - 1 }), fc.integer({ min: 1, max: 255 }), (index, change) => {
      const bytes = Buffer.from(BODY);
      bytes[index] = (bytes[index] ?? 0) ^ change;
      const headers = { 'app-id': app.appKey, 'event-sign': sign };
      expect(openDouyinPush(app, headers, bytes)).toEqual({ refused: 'PUSH_FORGED' });
    }),
  );
});

it.each([
  ['another app', { 'app-id': '7000000000000000002' }],
  ['no app', { 'app-id': undefined }],
  ['no signature', { 'event-sign': undefined }],
  ['two signatures', { 'event-sign': ['a', 'b'] }],
  ['an empty signature', { 'event-sign': '' }],
])('refuses %s', (_, changes) => {
  expect(open(BODY, changes)).toEqual({ refused: 'PUSH_FORGED' });
});

it.each([
  '',
  '{}',
  '[{}]',
  '[1]',
  '[{"tag":"101"}]',
  '[{"tag":"101","msg_id":"1"}',
  `[${'{},'.repeat(501)}{}]`,
])('refuses the signed body %p, which is none', (body) => {
  expect(open(body)).toEqual({ refused: 'PUSH_MALFORMED' });
});

it('refuses what is larger than any real one', () => {
  expect(open('['.repeat(262_145))).toEqual({ refused: 'BODY_TOO_LARGE' });
});

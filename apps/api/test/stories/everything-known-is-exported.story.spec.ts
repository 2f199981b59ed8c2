import { SUBJECTS } from '../../src/privacy/export/subjects';
import { House } from '../support/house';
import { unzip } from '../support/unzip';
import {
  COMPLAINT,
  livePerson,
  OPENID,
  OPINION,
  OTHER,
  PHONE,
  type WholePerson,
} from '../support/whole-person';

interface ExportSeen {
  exportNo: string;
  state: string;
  bytes: number | null;
  code?: string;
}

type Items = Record<string, unknown>[];

describe('a shopper asks for everything that is known about them', () => {
  let house: House;
  let person: WholePerson;
  let asked: ExportSeen;
  let files: Map<string, string>;

  beforeAll(async () => {
    house = await House.open('2026-09-02T20:00:00+08:00');
    person = await livePerson(house);
    asked = (await ask(person.token)).body;
    const early = await download(person.token);
    expect(early).toMatchObject({ statusCode: 409 });
    await house.settle();
    files = await unzip((await download(person.token)).rawPayload);
  });
  afterAll(() => house.close());

  const ask = (token: string) => house.call<ExportSeen>('POST', '/me/privacy/exports', { token, body: {} });
  const download = (token: string, no = asked.exportNo) =>
    house.app.inject({
      method: 'GET',
      url: `/me/privacy/exports/${no}/file`,
      headers: { authorization: `Bearer ${token}` },
    });
  const items = (file: string) => JSON.parse(files.get(file) ?? 'null') as Items;

  it('and gets one file for each subject, and a page to read', () => {
    const photoNo = items('photos.json')[0]?.photoNo as string;
    expect(photoNo).toMatch(/^[0-9a-f]{32}$/);
    expect(files.get(`photos/${photoNo}.jpg`)?.length).toBeGreaterThan(100);
    expect([...files.keys()].sort()).toEqual(
      [...SUBJECTS.map((subject) => subject.file), `photos/${photoNo}.jpg`, 'index.html'].sort(),
    );
    const empty = SUBJECTS.map((subject) => subject.file).filter((file) => items(file).length === 0);
    expect(empty).toEqual([]);
  });

  it('with what each holds of them', () => {
    expect(items('profile.json')[0]).toMatchObject({ nickname: '林小满', avatar: 'data-of-the-avatar' });
    expect(items('profile.json').map((one) => one.phone)).toContain(PHONE);
    expect(items('identities.json')).toContainEqual({ kind: 'openid', value: OPENID });
    expect(items('identities.json')).toContainEqual({ kind: 'wecom', value: 'wmL…01' });
    const orders = items('orders.json');
    expect(orders.map((order) => order.orderNo)).toEqual(['A-1', 'A-2', 'P-1']);
    expect(orders[0]).toMatchObject({
      paidAt: '2026-08-31T10:00:00.000+08:00',
      paidFen: 10_000,
      lines: [{ title: '坚果礼盒', quantity: 2, amountFen: 10_000 }],
      parcels: [
        { stage: 'signed', moves: [{ at: '2026-09-01T15:00:00.000+08:00', words: '林小满 本人签收' }] },
      ],
    });
    expect(items('surveys.json')[0]).toMatchObject({
      orderNo: 'A-1',
      state: 'answered',
      answers: { satisfied: 5, words: OPINION },
    });
    expect(items('tickets.json')[0]).toMatchObject({
      state: 'resolved',
      messages: [{ words: COMPLAINT }, { by: 'agent' }, { by: 'system' }, { by: 'system' }],
    });
    expect(items('compensations.json')[0]).toMatchObject({ what: 'points', points: 10, state: 'given' });
    const events = items('order-events.json');
    const paidBy = events.filter((event) => event.kind === 'order.paid').map((event) => event.nickname);
    expect(paidBy).toEqual(['林小满', '林小满', '桂花林']);
    expect(events.find((event) => event.kind === 'order.moved')).toMatchObject({ parcel: { place: '临安' } });
    const kinds = items('interactions.json').map((event) => event.kind);
    expect(kinds).toEqual(expect.arrayContaining(['refund.unlinked', 'live.commented', 'coupon.redeemed']));
    expect(items('interactions.json').map((event) => event.text)).toContain('我住桂花弄，昨天的糕很好吃');
    expect(items('mall-orders.json')[0]).toMatchObject({
      name: '手作果碗',
      address: { phone: '13812345678' },
    });
    expect(items('payments.json')[0]).toMatchObject({
      payNo: 'P-LIN-1',
      paidFen: 2_900,
      refunds: [{ amountFen: 2_900, reason: '这个团已满', state: 'done' }],
    });
    expect(items('cash.json')[0]).toMatchObject({ amountFen: 2_000, state: 'done', openid: OPENID });
    expect(items('grants.json').every((grant) => typeof grant.sentence === 'string')).toBe(true);
    expect(items('coupons.json').map((coupon) => coupon.state)).toContain('used');
    expect(items('redemptions.json')[0]).toMatchObject({ shop: '湖边店', billFen: 20_000 });
    expect(items('points.json').length).toBeGreaterThan(1);
    expect(items('consents.json')).toContainEqual(
      expect.objectContaining({ purpose: 'marketing_sms', given: false }),
    );
    expect(items('consent-log.json')).toHaveLength(3);
    expect(items('subscriptions.json')[0]).toMatchObject({ template: 'benefit', remaining: 2, accepted: 3 });
    expect(items('inbox.json')).toContainEqual(
      expect.objectContaining({ title: '林小满，您的券快到期了', delivery: 'sent' }),
    );
    expect(items('checkouts.json')[0]).toMatchObject({ client: 'shop', orderNo: 'C-1', billFen: 10_000 });
    expect(items('growth.json')[0]).toMatchObject({ value: 30 });
    expect(items('member-prices.json')[0]).toMatchObject({ name: '老友价' });
    expect(items('sessions.json').map((session) => session.device)).toContain('iPhone of Lin');
    expect(items('accounts-joined.json')[0]).toMatchObject({ reason: 'staff' });
    const done = items('audit.json').map((entry) => entry.action);
    expect(done).toEqual(expect.arrayContaining(['customer.merged', 'privacy.export-asked']));
  });

  it('and nothing of anybody else, no secret, no hash, no sealed value', async () => {
    const all = [...files.values()].join('\n');
    for (const hidden of [OTHER, 'Z-1', 'Z-2', '店员lake', person.traces[3] ?? '', 'v1.', 'erased:']) {
      expect(hidden).not.toBe('');
      expect(all).not.toContain(hidden);
    }
    const codes = await house.database.rows<{ code: string }>('SELECT code FROM coupons');
    expect(codes.length).toBeGreaterThan(0);
    for (const { code } of codes) expect(all).not.toContain(code);
  });

  it('with a page that can be read, and runs nothing', () => {
    const page = files.get('index.html') ?? '';
    for (const { title } of SUBJECTS) expect(page).toContain(`<h2>${title}</h2>`);
    expect(page).toContain('¥100');
    expect(page).toContain('2026-08-31 10:00:00');
    expect(page).not.toContain('<script');
  });

  it('as a download that no cache keeps', async () => {
    const answer = await download(person.token);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="fanchang-2026-09-02.zip"',
      'cache-control': 'no-store',
      'content-length': String(answer.rawPayload.length),
    });
    const { body } = await house.call<{ items: ExportSeen[] }>('GET', '/me/privacy/exports', {
      token: person.token,
    });
    expect(body.items).toMatchObject([{ state: 'ready', bytes: answer.rawPayload.length }]);
  });

  it('which nobody else can have', async () => {
    const other = await house.shopper(OTHER);
    expect((await download(other)).statusCode).toBe(404);
    expect((await download(await house.staff('boss'))).statusCode).toBe(403);
    expect((await download('')).statusCode).toBe(401);
  });

  it('and which is sealed where it is kept', async () => {
    const parts = await house.database.rows<{ content_sealed: string }>(
      'SELECT content_sealed FROM privacy_export_parts',
    );
    expect(parts.length).toBeGreaterThan(0);
    for (const { content_sealed: sealed } of parts) expect(sealed).toMatch(/^v1\.[\w-]+$/);
  });

  it('once a day', async () => {
    expect(await ask(person.token)).toMatchObject({ status: 429, body: { code: 'EXPORT_TOO_OFTEN' } });
    const other = await house.shopper(OTHER);
    expect(await ask(other)).toMatchObject({ status: 200 });
    expect(await ask(other)).toMatchObject({ status: 409, body: { code: 'EXPORT_WAITING' } });
  });

  it('and after seven days it is gone', async () => {
    house.at('2026-09-09T19:59:59+08:00');
    expect((await download(await house.shopper(OPENID))).statusCode).toBe(200);
    house.at('2026-09-09T20:00:00+08:00');
    expect((await download(await house.shopper(OPENID))).statusCode).toBe(410);
    await house.settle();
    const left = await house.database.rows(
      'SELECT p.id FROM privacy_export_parts p JOIN privacy_exports e ON e.id = p.export_id WHERE e.export_no = ?',
      [asked.exportNo],
    );
    expect(left).toEqual([]);
    expect(await ask(await house.shopper(OPENID))).toMatchObject({ status: 200 });
  });
});

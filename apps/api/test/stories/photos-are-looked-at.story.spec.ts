import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { Photos } from '../../src/facts/photos';
import type { CustomerId, StaffId } from '@fanchang/domain';
import { House, PHOTOS } from '../support/house';
import { openSandbox, type Outside, withSandbox } from '../support/outside';

jest.setTimeout(180_000);

const AT = '2026-09-02T20:00:00+08:00';

interface Photo {
  photoNo: string;
  state: string;
  path: string | null;
  width: number;
  code?: string;
  message?: string;
}

describe('photos people send', () => {
  let outside: Outside;
  let house: House;
  let lin: string;
  let jpeg: Buffer;
  let large: Buffer;
  beforeAll(async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
    large = await sharp({ create: { width: 600, height: 400, channels: 3, noise, background: '#d9412b' } })
      .jpeg()
      .toBuffer();
    jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#d9412b' } })
      .jpeg()
      .toBuffer();
  });
  beforeEach(async () => {
    outside = await openSandbox(AT);
    house = await House.open(AT, { ...withSandbox(outside), publicUrl: 'https://fanchang.example' });
    await outside.aim(await house.listen());
    lin = await house.shopper('lin');
  });
  afterEach(() => house.close());

  const send = (bytes = jpeg, name = 'photo.jpg', type = 'image/jpeg', token = lin) =>
    house.upload<Photo>('/me/photos?purpose=ticket', token, { bytes, name, type });
  const rows = () =>
    house.database.rows<{
      state: string;
      trace_id: string | null;
      storage_key: string;
      customer_id: CustomerId;
    }>('SELECT state, trace_id, storage_key, customer_id FROM photos ORDER BY id');
  const states = async () => (await rows()).map(({ state }) => state);
  const fetched = async (path: string | null) =>
    house.app.inject({ method: 'GET', url: path ?? '/photos/none' });
  const files = () =>
    readdirSync(PHOTOS, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name);
  const judged = async (suggest: 'pass' | 'review' | 'risky') => {
    const traceId = (await rows()).at(-1)?.trace_id ?? '';
    await outside.judge('lin', traceId, suggest);
    await outside.pushed();
    await house.settle();
  };

  it('are drawn anew and shown to their sender at once, to others when WeChat let them pass', async () => {
    const { status, body } = await send();
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'checking', width: 60 });
    const picture = await fetched(body.path);
    expect(picture.statusCode).toBe(200);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
    });
    expect(await sharp(picture.rawPayload).metadata()).toMatchObject({ width: 60, height: 40 });

    const photos = house.app.get(Photos);
    const agent = { staffId: 1 as StaffId };
    const customerId = (await rows())[0]?.customer_id as CustomerId;
    const seenBy = async (reader: typeof agent | { customerId: CustomerId }) =>
      (await photos.shown(house.database, [body.photoNo], reader)).map(({ state, path }) => [
        state,
        path !== null,
      ]);
    expect(await seenBy(agent)).toEqual([['checking', false]]);
    expect(await seenBy({ customerId })).toEqual([['checking', true]]);
    await house.settle();
    await judged('pass');
    expect(await seenBy(agent)).toEqual([['passed', true]]);
  });

  it('WeChat finds wrong are shown to nobody', async () => {
    const { body } = await send();
    await house.settle();
    await judged('risky');
    expect(await states()).toEqual(['refused']);
    expect((await fetched(body.path)).statusCode).toBe(404);
    const photos = house.app.get(Photos);
    const customerId = (await rows())[0]?.customer_id as CustomerId;
    const refusal = await house.database.transaction((db) =>
      photos.use(db, { customerId }, 'ticket', [body.photoNo], 0),
    );
    expect(refusal).toEqual({ refused: 'PHOTO_REFUSED' });
  });

  it('WeChat does not answer for wait for a person', async () => {
    await send();
    await house.settle();
    expect(await states()).toEqual(['checking']);
    house.at('2026-09-02T20:36:00+08:00');
    await house.settle();
    expect(await states()).toEqual(['held']);
    // A late word of WeChat's still counts.
    await outside.forward(36 * 60_000);
    await outside.pushed();
    await house.settle();
    expect(await states()).toEqual(['passed']);
  });

  it('nobody put anywhere within a day are gone, file and row', async () => {
    const { body } = await send();
    const name = `${body.photoNo}.jpg`;
    expect(files()).toContain(name);
    house.at('2026-09-03T20:00:01+08:00');
    await house.settle();
    expect(await rows()).toEqual([]);
    expect(files()).not.toContain(name);
  });

  it('that were used stay, and cannot be used again, nor for something else, nor by others', async () => {
    const { body } = await send();
    const photos = house.app.get(Photos);
    const customerId = (await rows())[0]?.customer_id as CustomerId;
    const use = (owner: CustomerId, purpose: 'survey' | 'ticket') =>
      house.database.transaction((db) => photos.use(db, { customerId: owner }, purpose, [body.photoNo], 1));
    expect(await use(999 as CustomerId, 'ticket')).toEqual({ refused: 'PHOTO_NOT_FOUND' });
    expect(await use(customerId, 'survey')).toEqual({ refused: 'PHOTO_NOT_FOUND' });
    expect(await use(customerId, 'ticket')).toBeNull();
    expect(await use(customerId, 'ticket')).toEqual({ refused: 'PHOTO_USED' });
    house.at('2026-09-04T20:00:00+08:00');
    await house.settle();
    expect(await rows()).toHaveLength(1);
  });

  it('have addresses nobody guesses, good for an hour', async () => {
    const path = (await send()).body.path ?? '';
    for (const wrong of [
      path.replace(/until=\d+/, 'until=9999999999999'),
      path.replace(/seal=.*/, 'seal=AAAAAAAAAAAAAAAAAAAAAA'),
      path.replace(/photos\/[0-9a-f]{4}/, 'photos/0000'),
    ]) {
      expect((await fetched(wrong)).json()).toMatchObject({
        code: 'PHOTO_NOT_FOUND',
        message: '没有找到这张照片',
      });
    }
    expect((await fetched(path.replace(/&seal=.*/, ''))).json()).toMatchObject({ code: 'BODY_INVALID' });
    house.at('2026-09-02T22:00:00+08:00');
    expect((await fetched(path)).statusCode).toBe(404);
  });

  it.each<[string, () => Buffer, string, string, number, string]>([
    ['30 MB', () => Buffer.alloc(30 * 1024 * 1024, 1), 'a.jpg', 'image/jpeg', 413, 'PHOTO_TOO_LARGE'],
    ['a page called a photo', () => Buffer.from('<html>'), 'a.jpg', 'image/jpeg', 415, 'PHOTO_NAME_LIES'],
    ['a page', () => Buffer.from('<html>'), 'a.html', 'text/html', 415, 'PHOTO_TYPE'],
    ['half a photo', () => large.subarray(0, large.length / 2), 'a.jpg', 'image/jpeg', 422, 'PHOTO_BROKEN'],
    ['nothing', () => Buffer.alloc(0), 'a.jpg', 'image/jpeg', 400, 'PHOTO_MISSING'],
  ])('%s: refused by name, and nothing is kept', async (_, bytes, name, type, status, code) => {
    expect(await send(bytes(), name, type)).toMatchObject({ status, body: { code } });
    expect(await rows()).toEqual([]);
  });

  it('that are no upload are refused by name', async () => {
    const answer = await house.call('POST', '/me/photos?purpose=ticket', { token: lin, body: { file: 'x' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'PHOTO_MISSING' } });
    const wrong = await house.upload('/me/photos?purpose=avatar', lin, { bytes: jpeg });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  it('while WeChat is down wait, and are asked about later', async () => {
    await outside.fault('/wxa/media_check_async', { kind: 'status', status: 502, times: null });
    await send();
    await house.settle();
    expect(await states()).toEqual(['checking']);
    expect((await rows())[0]?.trace_id).toBeNull();
    await outside.clearFaults();
    house.at('2026-09-02T20:20:00+08:00');
    await outside.forward(20 * 60_000);
    await house.settle();
    await outside.forward(60_000);
    await outside.pushed();
    await house.settle();
    expect(await states()).toEqual(['passed']);
  });
});

import { inflateSync } from 'node:zlib';
import { Asker, type Json } from '../spec-support';

let asker: Asker;
beforeAll(async () => {
  asker = await Asker.start();
});
afterAll(() => asker.close());

const image = async (body: Json): Promise<Response> => {
  const { access_token } = await asker.stableToken();
  return asker.raw('/wxa/getwxacodeunlimit', JSON.stringify(body), { access_token });
};

describe('mini-program code', () => {
  it('is a picture of the width asked for, the same for the same scene', async () => {
    const one = await image({ scene: 'c-123', page: 'pages/archive/index', width: 300 });
    expect(one.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await one.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(300);
    const data = bytes.subarray(bytes.indexOf('IDAT') + 4, bytes.indexOf('IEND') - 8);
    expect(inflateSync(data)).toHaveLength(300 * 301);

    const again = await image({ scene: 'c-123', page: 'pages/archive/index', width: 300 });
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
    const other = await image({ scene: 'c-124', page: 'pages/archive/index', width: 300 });
    expect(Buffer.from(await other.arrayBuffer()).equals(bytes)).toBe(false);
  });

  it.each([
    [{ scene: '' }, 40169],
    [{ scene: 'a'.repeat(33) }, 40169],
    [{ scene: '券=1' }, 40129],
    [{ scene: 'a', page: '/pages/archive/index' }, 41030],
    [{ scene: 'a', page: 'pages/archive/index?x=1' }, 41030],
    [{ scene: 'a', width: 200 }, 40097],
    [{ scene: 'a', width: 1281 }, 40097],
  ])('is JSON when refused: %j', async (wrong, errcode) => {
    const answer = await image({ page: 'pages/archive/index', ...wrong });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(((await answer.json()) as Json).errcode).toBe(errcode);
  });

  it('leads only to pages that are published, unless that is not to be checked', async () => {
    await asker.control('pages', { pages: ['pages/archive/index'] });
    const page = 'pages/new/index';
    expect(((await (await image({ scene: 'a', page })).json()) as Json).errcode).toBe(41030);
    expect((await image({ scene: 'a', page, check_path: false })).headers.get('content-type')).toBe(
      'image/png',
    );
    await asker.control('pages', { pages: [] });
  });

  it('may be asked for 5000 times a minute', async () => {
    const { images } = asker.world.weixin;
    for (let times = 0; times < 5_000; times += 1) images.take('all');
    expect(((await (await image({ scene: 'a' })).json()) as Json).errcode).toBe(45009);
  });
});

describe('URL link', () => {
  const link = (more: Json) =>
    asker.wx('/wxa/generate_urllink', { path: 'pages/archive/index', query: 'a=1', expire_type: 1, ...more });

  it('leads to the page in our mini-program until it ends', async () => {
    await asker.control('target', { url: 'http://127.0.0.1:3000' });
    const { errcode, url_link } = await link({ expire_interval: 2 });
    expect(errcode).toBe(0);
    const answer = await fetch(url_link, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('http://127.0.0.1:3000/app/#/pages/archive/index?a=1');
    await asker.forward(2 * 86_400_000);
    expect((await fetch(url_link)).status).toBe(404);
  });

  it.each([
    [{ query: 'q'.repeat(1025) }, 40212],
    [{ expire_interval: 31 }, 85401],
    [{ path: 'pages/券/index' }, 40165],
  ])('is refused: %j', async (wrong, errcode) => {
    expect((await link(wrong)).errcode).toBe(errcode);
  });
});

import { Asker, Listener } from '../spec-support';
import { CREDENTIALS } from '../credentials';
import { unseal } from '../pushes/envelope';

let asker: Asker;
let listener: Listener;
beforeEach(async () => {
  [asker, listener] = [await Asker.start(), await Listener.start()];
  await asker.control('target', { url: listener.url });
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

const text = (content: string) =>
  asker.wx('/wxa/msg_sec_check', { version: 2, openid: 'lin', scene: 2, content });
const media = (media_url: string) =>
  asker.wx('/wxa/media_check_async', { version: 2, openid: 'lin', scene: 2, media_type: 2, media_url });

describe('content safety', () => {
  it('wants the person to have been here within two hours: 61010', async () => {
    expect((await text('好吃')).errcode).toBe(61010);
    await asker.login('demo:lin');
    expect((await text('好吃')).errcode).toBe(0);
    await asker.forward(2 * 3_600_000);
    expect((await text('好吃')).errcode).toBe(0);
    await asker.forward(1);
    expect((await text('好吃')).errcode).toBe(61010);
    expect((await media('https://example.com/a.jpg')).errcode).toBe(61010);
  });

  it('judges a text', async () => {
    await asker.login('demo:lin');
    expect((await text('很好吃')).result).toEqual({ suggest: 'pass', label: 100 });
    expect((await text('这句违规')).result.suggest).toBe('risky');
    expect((await text('这句待审')).result.suggest).toBe('review');
    expect((await text('长'.repeat(2_501))).errcode).toBe(40006);
  });

  it('judges a picture later, by an event with the same trace', async () => {
    await asker.login('demo:lin');
    const { errcode, trace_id } = await media('https://example.com/risky.jpg');
    expect(errcode).toBe(0);
    expect(listener.heard).toEqual([]);
    await asker.forward(60_000);
    await asker.pushed();
    const [heard] = listener.at('weixin');
    const event = JSON.parse(
      unseal(JSON.parse(heard!.body).Encrypt, CREDENTIALS.miniProgram.push.aesKey).message,
    );
    expect(event).toMatchObject({
      Event: 'wxa_media_check',
      FromUserName: 'lin',
      trace_id,
      result: { suggest: 'risky', label: 20006 },
    });
  });
});

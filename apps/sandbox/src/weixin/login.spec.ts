import { Asker } from '../spec-support';

let asker: Asker;
beforeEach(async () => {
  asker = await Asker.start();
});
afterEach(() => asker.close());

const codeOf = async (kind: 'login' | 'phone'): Promise<string> =>
  (await asker.control('people/lin/code', { kind })).code;
const phone = (code: string) => asker.wx('/wxa/business/getuserphonenumber', { code });

describe('login code', () => {
  it('says who it is, once', async () => {
    const code = await codeOf('login');
    const answer = await asker.login(code);
    expect(answer).toMatchObject({ openid: 'lin', unionid: 'u-lin' });
    expect(Buffer.from(answer.session_key, 'base64')).toHaveLength(16);
    expect(answer).not.toHaveProperty('errcode');
    expect((await asker.login(code)).errcode).toBe(40163);
  });

  it('ends after five minutes', async () => {
    const [early, late] = [await codeOf('login'), await codeOf('login')];
    await asker.forward(299_999);
    expect((await asker.login(early)).openid).toBe('lin');
    await asker.forward(1);
    expect((await asker.login(late)).errcode).toBe(40029);
  });

  it('may be written: once per full text, the bare one again and again', async () => {
    expect((await asker.login('demo:lin:1')).openid).toBe('lin');
    expect((await asker.login('demo:lin:1')).errcode).toBe(40163);
    expect((await asker.login('demo:lin:2')).openid).toBe('lin');
    expect((await asker.login('demo:lin')).openid).toBe('lin');
    expect((await asker.login('demo:lin')).openid).toBe('lin');
    expect((await asker.login('demo:no openid')).errcode).toBe(40029);
  });

  it('for a phone does not log in', async () => {
    expect((await asker.login(await codeOf('phone'))).errcode).toBe(40029);
    expect((await asker.login('phone:lin')).errcode).toBe(40029);
  });

  it('is refused to who is blocked, and to who tries more than a hundred times a minute', async () => {
    await asker.control('people', { openid: 'bad', isBlocked: true });
    expect((await asker.login('demo:bad')).errcode).toBe(40226);
    for (let times = 0; times < 100; times += 1) await asker.login('demo:lin');
    expect((await asker.login('demo:lin')).errcode).toBe(45011);
    expect((await asker.login('demo:other')).openid).toBe('other');
    await asker.forward(60_000);
    expect((await asker.login('demo:lin')).openid).toBe('lin');
  });

  it.each([
    [{ appid: 'wx0' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'x' }, 40002],
  ])('is refused with %j', async (wrong, errcode) => {
    expect((await asker.login('demo:lin', wrong as Record<string, string>)).errcode).toBe(errcode);
  });

  it('of somebody without unionid gives none', async () => {
    await asker.control('people', { openid: 'alone', unionid: null });
    expect(await asker.login('demo:alone')).not.toHaveProperty('unionid');
  });
});

describe('phone code', () => {
  it('gives the number, once, within five minutes', async () => {
    await asker.control('people', { openid: 'lin', phone: '13912345678' });
    const [first, late] = [await codeOf('phone'), await codeOf('phone')];
    const { errcode, phone_info } = await phone(first);
    expect(errcode).toBe(0);
    expect(phone_info).toMatchObject({ phoneNumber: '13912345678', purePhoneNumber: '13912345678' });
    expect((await phone(first)).errcode).toBe(40029);
    await asker.forward(300_000);
    expect((await phone(late)).errcode).toBe(40029);
    expect((await phone('phone:lin:1')).errcode).toBe(0);
    expect((await phone('phone:lin:1')).errcode).toBe(40029);
  });

  it('gives the country as text to some and as number to others', async () => {
    await asker.control('people', { openid: 'even', phone: '13900000002' });
    await asker.control('people', { openid: 'odd', phone: '13900000001' });
    expect((await phone('phone:even')).phone_info.countryCode).toBe('86');
    expect((await phone('phone:odd')).phone_info.countryCode).toBe(86);
  });

  it('of somebody from elsewhere has the country in front', async () => {
    await asker.control('people', { openid: 'hk', phone: '91234567', countryCode: '852' });
    expect((await phone('phone:hk')).phone_info).toMatchObject({
      phoneNumber: '85291234567',
      purePhoneNumber: '91234567',
    });
  });
});

import { Asker, type Json } from '../spec-support';
import { fits } from './values';

let asker: Asker;
beforeEach(async () => {
  asker = await Asker.start();
});
afterEach(() => asker.close());

const send = (more: Json = {}) =>
  asker.wx('/cgi-bin/message/subscribe/send', {
    touser: 'lin',
    template_id: 'TPL_BENEFIT',
    page: 'pages/archive/index?from=msg',
    data: { thing1: { value: '9 折券到账' }, time2: { value: '2026年9月9日 24:00' } },
    ...more,
  });
const accept = (times: number, templateId = 'TPL_BENEFIT') =>
  asker.control('people/lin/accept', { templateId, times });

describe('subscribe message', () => {
  it('is sent as often as was agreed to, then 43101', async () => {
    expect((await send()).errcode).toBe(43101);
    await accept(2);
    expect(await send()).toMatchObject({ errcode: 0, msgid: expect.stringMatching(/^\d{19}$/) });
    expect((await send()).errcode).toBe(0);
    expect((await send()).errcode).toBe(43101);
  });

  it('is counted for each person and each template', async () => {
    await accept(1, 'TPL_ORDER');
    expect((await send()).errcode).toBe(43101);
    expect((await send({ template_id: 'TPL_ORDER', touser: 'other' })).errcode).toBe(43101);
    expect((await send({ template_id: 'TPL_ORDER' })).errcode).toBe(0);
  });

  it('that is wrong uses nothing up', async () => {
    await accept(1);
    const refused = await send({ data: { thing1: { value: '一'.repeat(21) } } });
    expect(refused.errcode).toBe(47003);
    expect(refused.errmsg).toContain('data.thing1.value');
    expect((await send()).errcode).toBe(0);
  });

  it.each([
    [{ touser: 'no openid' }, 40003],
    [{ template_id: 'TPL_NONE' }, 40037],
    [{ page: '/pages/archive/index' }, 41030],
    [{ data: {} }, 47003],
    [{ data: { thing1: { value: '' } } }, 47003],
    [{ data: { colour1: { value: '红' } } }, 47003],
  ])('is refused with %j', async (wrong, errcode) => {
    await accept(1);
    expect((await send(wrong)).errcode).toBe(errcode);
  });

  it('of a template with fields has exactly these', async () => {
    await asker.control('templates', {
      id: 'TPL_X',
      title: '到货',
      fields: { thing1: '商品', phrase2: '状态' },
    });
    await accept(3, 'TPL_X');
    const with_ = (data: Json) => send({ template_id: 'TPL_X', data });
    expect((await with_({ thing1: { value: '坚果' } })).errmsg).toContain('data.phrase2.value');
    expect(
      (await with_({ thing1: { value: '坚果' }, phrase2: { value: '已到' }, amount3: { value: '1' } }))
        .errcode,
    ).toBe(47003);
    expect((await with_({ thing1: { value: '坚果' }, phrase2: { value: '已到' } })).errcode).toBe(0);
  });

  it('arrives on the phone it was sent to', async () => {
    await accept(1);
    await send();
    const { messages } = await asker.get('/control/messages', { to: 'lin' });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      title: '权益到账提醒',
      page: 'pages/archive/index?from=msg',
      fields: [
        { key: 'thing1', value: '9 折券到账' },
        { key: 'time2', value: '2026年9月9日 24:00' },
      ],
    });
    expect((await asker.get('/control/messages', { to: 'other' })).messages).toEqual([]);
  });

  it('is not sent once the person has turned it off', async () => {
    await accept(5);
    await asker.control('people/lin/refuse', { templateId: 'TPL_BENEFIT' });
    expect((await send()).errcode).toBe(43101);
  });
});

describe('a value', () => {
  it.each([
    ['thing1', '一'.repeat(20), true],
    ['thing1', '一'.repeat(21), false],
    ['thing1', '😀'.repeat(20), true],
    ['number1', '12345.67', true],
    ['number1', '1'.repeat(33), false],
    ['number1', '十二', false],
    ['letter1', 'abc', true],
    ['letter1', 'a'.repeat(33), false],
    ['symbol1', '★★★', true],
    ['symbol1', '★'.repeat(6), false],
    ['character_string1', 'NO-2026_09/02', true],
    ['character_string1', '订单1', false],
    ['character_string1', 'a'.repeat(33), false],
    ['time1', '15:01', true],
    ['time1', '2019年10月1日 15:01', true],
    ['time1', '2019-10-01 15:01', false],
    ['date1', '2019年10月1日', true],
    ['date1', '2019年10月1日 15:01', true],
    ['date1', '10月1日', false],
    ['amount1', '¥12.90', true],
    ['amount1', '100元', true],
    ['amount1', '¥12345678901', false],
    ['amount1', '很多钱', false],
    ['phone_number1', '+86-0766-66888866', true],
    ['phone_number1', '1'.repeat(18), false],
    ['car_number1', '粤A8Z888挂', true],
    ['car_number1', '粤A8Z8888挂', false],
    ['name1', '林小满', true],
    ['name1', '林'.repeat(11), false],
    ['name1', 'Lin Xiaoman', true],
    ['name1', 'a'.repeat(21), false],
    ['phrase1', '配送中', true],
    ['phrase1', '正在配送路上', false],
    ['phrase1', 'ok', false],
    ['constructor1', 'x', false],
  ])('%s = %s: %s', (key, value, isFine) => {
    expect(fits(key, value)).toBe(isFine);
  });
});

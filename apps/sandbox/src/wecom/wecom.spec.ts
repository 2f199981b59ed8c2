import { CREDENTIALS } from '../credentials';
import { signatureOf, unseal } from '../pushes/envelope';
import { Asker, type Json, Listener } from '../spec-support';

const { corpId, secret, push } = CREDENTIALS.wecom;
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

const tokenOf = async (): Promise<string> =>
  (await asker.get('/cgi-bin/gettoken', { corpid: corpId, corpsecret: secret })).access_token;
const call = async (name: string, body: Json): Promise<Json> =>
  asker.post(`/cgi-bin/externalcontact/${name}`, body, { access_token: await tokenOf() });
const contact = async (external_userid: string): Promise<Json> =>
  asker.get('/cgi-bin/externalcontact/get', { access_token: await tokenOf(), external_userid });
const add = (openid: string, userId = 'aqing'): Promise<Json> =>
  asker.control(`people/${openid}/wecom`, { userId, state: 'box' });
const task = (ids: string[], more: Json = {}): Promise<Json> =>
  call('add_msg_template', {
    chat_type: 'single',
    external_userid: ids,
    sender: 'aqing',
    text: { content: '在吗' },
    ...more,
  });
const results = async (msgid: string): Promise<Json[]> =>
  (await call('get_groupmsg_send_result', { msgid, userid: 'aqing' })).send_list;

describe('WeCom token', () => {
  it('is the same while it is good, then 42001', async () => {
    const token = await tokenOf();
    expect(await tokenOf()).toBe(token);
    await asker.forward(7_200_000);
    const old = await asker.get('/cgi-bin/externalcontact/get', {
      access_token: token,
      external_userid: 'wmx',
    });
    expect(old.errcode).toBe(42001);
    expect(await tokenOf()).not.toBe(token);
  });

  it('is refused to strangers', async () => {
    expect((await asker.get('/cgi-bin/gettoken', { corpid: corpId, corpsecret: 'x' })).errcode).toBe(40001);
    expect((await asker.get('/cgi-bin/gettoken', { corpid: 'x', corpsecret: secret })).errcode).toBe(40013);
    expect((await asker.get('/cgi-bin/externalcontact/get', { access_token: 'x' })).errcode).toBe(40014);
  });
});

describe('external contact', () => {
  it('is told with a welcome code, encrypted and signed', async () => {
    const { externalUserId, welcomeCode } = await add('lin');
    await asker.pushed();
    const { query, body } = listener.at('wecom')[0]!;
    const encrypted = /<Encrypt><!\[CDATA\[(.+?)\]\]>/.exec(body)![1]!;
    const [timestamp, nonce] = [query.get('timestamp')!, query.get('nonce')!];
    expect(query.get('msg_signature')).toBe(signatureOf(push.token, timestamp, nonce, encrypted));
    const { message, receiver } = unseal(encrypted, push.aesKey);
    expect(receiver).toBe(corpId);
    for (const part of [
      '<Event><![CDATA[change_external_contact]]></Event>',
      '<ChangeType><![CDATA[add_external_contact]]></ChangeType>',
      `<ExternalUserID><![CDATA[${externalUserId}]]></ExternalUserID>`,
      `<WelcomeCode><![CDATA[${welcomeCode}]]></WelcomeCode>`,
      '<State><![CDATA[box]]></State>',
    ]) {
      expect(message).toContain(part);
    }
  });

  it('is known by unionid and by who they are with', async () => {
    const { externalUserId } = await add('lin');
    await add('lin', 'xiaotang');
    const answer = await contact(externalUserId);
    expect(answer.external_contact).toMatchObject({ external_userid: externalUserId, unionid: 'u-lin' });
    expect(answer.follow_user.map(({ userid }: Json) => userid)).toEqual(['aqing', 'xiaotang']);
  });

  it('is 40096 when it is no id, 84061 when there is no relation, also after it ended', async () => {
    expect((await contact('lin')).errcode).toBe(40096);
    expect((await contact('wmNobodyAtAll')).errcode).toBe(84061);
    const { externalUserId } = await add('lin');
    await asker.control('people/lin/wecom/leave');
    expect((await contact(externalUserId)).errcode).toBe(84061);
  });

  it('carries tags of each member of staff', async () => {
    const { externalUserId } = await add('lin');
    const mark = (more: Json) =>
      call('mark_tag', { userid: 'aqing', external_userid: externalUserId, ...more });
    expect((await mark({ add_tag: ['vip', 'nuts'] })).errcode).toBe(0);
    expect((await mark({ remove_tag: ['nuts'] })).errcode).toBe(0);
    expect((await contact(externalUserId)).follow_user[0].tags.map(({ tag_id }: Json) => tag_id)).toEqual([
      'vip',
    ]);
    expect((await mark({})).errcode).toBe(40035);
    expect((await mark({ userid: 'xiaotang', add_tag: ['x'] })).errcode).toBe(84061);
  });
});

describe('welcome message', () => {
  const welcome = (welcome_code: string) =>
    call('send_welcome_msg', { welcome_code, text: { content: '你好' } });

  it('goes out once, within twenty seconds', async () => {
    const { welcomeCode, externalUserId } = await add('lin');
    await asker.forward(19_999);
    expect((await welcome(welcomeCode)).errcode).toBe(0);
    expect((await welcome(welcomeCode)).errcode).toBe(41051);
    const { messages } = await asker.get('/control/messages', { to: externalUserId });
    expect(messages).toMatchObject([{ channel: 'welcome', openid: 'lin', text: '你好', from: 'aqing' }]);
    const late = await add('other');
    await asker.forward(20_000);
    expect((await welcome(late.welcomeCode)).errcode).toBe(41050);
  });
});

describe('message task', () => {
  it('sends nothing before staff confirm it', async () => {
    const { externalUserId } = await add('lin');
    const { errcode, msgid, fail_list } = await task([externalUserId, 'wmNobodyAtAll']);
    expect([errcode, fail_list]).toEqual([0, ['wmNobodyAtAll']]);
    expect(await results(msgid)).toMatchObject([{ external_userid: externalUserId, status: 0 }]);
    expect((await call('get_groupmsg_task', { msgid })).task_list).toEqual([{ userid: 'aqing', status: 0 }]);
    expect((await asker.get('/control/messages', { to: 'lin' })).messages).toEqual([]);

    expect((await asker.control(`wecom/tasks/${msgid}/confirm`)).sent).toBe(1);
    expect(await results(msgid)).toMatchObject([{ status: 1, send_time: expect.any(Number) }]);
    expect((await call('get_groupmsg_task', { msgid })).task_list).toMatchObject([{ status: 2 }]);
    expect((await asker.get('/control/messages', { to: 'lin' })).messages).toMatchObject([{ text: '在吗' }]);
    expect((await asker.control(`wecom/tasks/${msgid}/confirm`)).sent).toBe(0);
  });

  it('reaches a customer as often a month as the month has days, or as configured', async () => {
    const { externalUserId } = await add('lin');
    const confirmed = async () => {
      const { msgid } = await task([externalUserId]);
      await asker.control(`wecom/tasks/${msgid}/confirm`);
      return (await results(msgid))[0]!.status;
    };
    for (let times = 0; times < 30; times += 1) expect(await confirmed()).toBe(1);
    expect(await confirmed()).toBe(3);
    await asker.forward(31 * 86_400_000);
    await asker.control('wecom/quota', { monthly: 1 });
    expect([await confirmed(), await confirmed()]).toEqual([1, 3]);
  });

  it('does not reach who has left meanwhile', async () => {
    const { externalUserId } = await add('lin');
    const { msgid } = await task([externalUserId]);
    await asker.control('people/lin/wecom/leave');
    await asker.control(`wecom/tasks/${msgid}/confirm`);
    expect((await results(msgid))[0]).toMatchObject({ status: 2 });
  });

  it('comes page by page', async () => {
    const ids: string[] = [];
    for (const openid of ['a', 'b', 'c']) ids.push((await add(openid)).externalUserId);
    const { msgid } = await task(ids);
    const page = (cursor: string) =>
      call('get_groupmsg_send_result', { msgid, userid: 'aqing', limit: 2, cursor });
    const first = await page('');
    const second = await page(first.next_cursor);
    expect([...first.send_list, ...second.send_list].map((one: Json) => one.external_userid)).toEqual(ids);
    expect(second.next_cursor).toBe('');
  });

  it.each([
    [{ external_userid: ['wmNobodyAtAll'] }, 41048],
    [{ sender: 'nobody' }, 60111],
    [{ text: { content: '字'.repeat(1_334) } }, 40058],
    [{ text: {} }, 40058],
    [
      {
        attachments: Array.from({ length: 10 }, () => ({ msgtype: 'link', link: { title: 'a', url: 'b' } })),
      },
      40058,
    ],
  ])('is refused: %j', async (wrong, errcode) => {
    const { externalUserId } = await add('lin');
    expect((await task([externalUserId], wrong)).errcode).toBe(errcode);
  });
});

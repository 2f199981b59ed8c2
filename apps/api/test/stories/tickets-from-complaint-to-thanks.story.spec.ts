import { withTemplate } from '../support/benefits';
import { Answers, Complains, type Talk } from '../support/care';
import { House } from '../support/house';
import { PointsView } from '../support/points';
import { Asked } from '../support/surveys';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

const AT = '2026-09-02T10:00:00+08:00';

describe('a complaint', () => {
  let house: House;
  let lin: Complains;
  beforeEach(async () => {
    house = await House.open(AT);
    lin = await Complains.of(house, 'lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  it('walks from the parcel to the thanks: a bad answer opens a ticket, it is answered, made good, resolved and rated', async () => {
    const agent = await Answers.of(house, 'agent');
    const asked = await Asked.of(house, 'lin');
    await asked.gets('A-1', '2026-09-02T08:30:00+08:00');
    const low = [
      { question: 'satisfied', number: 1 },
      { question: 'recommend', number: 0 },
    ];
    await asked.answers(await asked.newest(), low);
    await house.settle();
    const [ticket] = await lin.list();
    expect(ticket).toMatchObject({
      kind: 'quality',
      state: 'open',
      order: { orderNo: 'A-1' },
      agentName: '店员agent',
      promise: { kind: 'first-answer', text: '2 小时内客服回复', dueAt: '2026-09-02T12:00:00.000+08:00' },
    });
    const no = ticket?.ticketNo ?? '';
    expect((await lin.reads(no)).body.messages).toMatchObject([
      { by: 'system', text: expect.stringContaining('您给这一单打了 1 分') },
    ]);
    await lin.says(no, '有两包压碎了');
    expect(await agent.says(no, '抱歉，马上给您补偿')).toMatchObject({
      status: 200,
      body: { ticket: { state: 'open' } },
    });
    expect((await lin.reads(no)).body).toMatchObject({
      ticket: { promise: { kind: 'resolution' }, unread: 1 },
      messages: [
        { by: 'system' },
        { by: 'shopper' },
        { by: 'agent', name: '店员agent', text: '抱歉，马上给您补偿' },
      ],
    });
    const points = await PointsView.of(house, 'lin');
    const before = (await points.points()).balance;
    expect(await agent.gives(no, { what: 'points', points: 500 })).toMatchObject({
      body: { state: 'given' },
    });
    expect((await points.points()).balance).toBe(before + 500);
    expect(await agent.does(no, 'resolve')).toMatchObject({
      status: 200,
      body: { ticket: { state: 'resolved' } },
    });
    expect((await lin.reads(no)).body.ticket).toMatchObject({ canRate: true, promise: null });
    expect(await lin.rates(no, 5)).toMatchObject({ body: { ticket: { state: 'closed', rating: 5 } } });
    expect(await lin.rates(no, 5)).toMatchObject({ status: 200 });
    expect(await lin.rates(no, 1)).toMatchObject({ status: 409, body: { code: 'TICKET_RATED' } });
    const moves = ['opened', 'compensation-given', 'resolved', 'rated'];
    expect(await agent.story(no)).toEqual(moves);
    const holds = await house.database.rows<{ until: number | null }>('SELECT until FROM marketing_holds');
    expect(holds).toEqual([{ until: expect.anything() }]);
  });

  it('keeps its clocks: late is late once, at the moment it is, and stands higher each time', async () => {
    const boss = await Answers.of(house, 'boss', null);
    const { body } = await lin.opens({ words: '我要找人工', kind: 'promise' });
    const no = body.ticket.ticketNo;
    expect(body.ticket.promise).toMatchObject({ kind: 'specialist', text: '2 小时内专员回复' });
    house.at('2026-09-02T11:59:59.999+08:00');
    await house.settle();
    expect(await boss.list('breached')).toEqual([]);
    house.at('2026-09-02T12:00:00+08:00');
    await house.settle();
    await house.settle();
    expect(await boss.list('breached')).toMatchObject([
      { ticketNo: no, level: 1, promise: { isLate: true } },
    ]);
    house.at('2026-09-03T10:00:00+08:00');
    await house.settle();
    expect(await boss.list('breached')).toMatchObject([{ level: 2 }]);
    expect((await boss.story(no)).filter((move) => move === 'breached')).toHaveLength(2);
    // Answered and resolved late, it stays on record.
    await boss.says(no, '我来处理');
    await boss.does(no, 'resolve');
    const clocks = (await boss.reads(no)).body.ticket.clocks ?? [];
    expect(clocks.map(({ kind, breachedAt }) => [kind, breachedAt])).toEqual([
      ['specialist', '2026-09-02T12:00:00.000+08:00'],
      ['resolution', '2026-09-03T10:00:00.000+08:00'],
    ]);
  });

  it('at night: the first answer is promised for the morning, and a clock stands still while the shopper is asked', async () => {
    house.at('2026-09-02T22:00:00+08:00');
    const agent = await Answers.of(house, 'agent');
    const { body } = await lin.opens({ words: '怎么用', kind: 'quality' });
    const no = body.ticket.ticketNo;
    expect(body.ticket.promise).toMatchObject({
      text: '9 月 3 日 11:00 前客服回复',
      dueAt: '2026-09-03T11:00:00.000+08:00',
    });
    await agent.says(no, '请发一张照片', { asksBack: true });
    expect((await lin.reads(no)).body.ticket).toMatchObject({
      state: 'waiting',
      promise: { dueAt: null, isLate: false },
    });
    house.at('2026-09-06T22:00:00+08:00');
    await house.settle();
    await lin.says(no, '来了');
    const { ticket } = (await lin.reads(no)).body;
    expect(ticket).toMatchObject({
      state: 'open',
      promise: { kind: 'resolution', dueAt: '2026-09-07T22:00:00.000+08:00' },
    });
    expect((await agent.reads(no)).body.ticket.level).toBe(0);
  });

  it('goes to who answers its kind, served them before, and has least to do; specialists for promises', async () => {
    const agent = await Answers.of(house, 'agent', { kinds: ['question'] });
    const operator = await Answers.of(house, 'operator', { isSpecialist: true, kinds: ['quality'] });
    expect((await lin.opens({ words: '问一下' })).body.ticket.agentName).toBe('店员agent');
    expect((await lin.opens({ words: '和直播说的不一样', kind: 'promise' })).body.ticket.agentName).toBe(
      '店员operator',
    );
    const nobody = await lin.opens({ words: '想退', kind: 'return' });
    expect(nobody.body.ticket.agentName).toBeNull();
    expect((await agent.list('pool')).map(({ ticketNo }) => ticketNo)).toEqual([nobody.body.ticket.ticketNo]);
    // Whoever answers has it from then on.
    await agent.says(nobody.body.ticket.ticketNo, '好的');
    expect(await operator.list('pool')).toEqual([]);
    expect(await agent.list('mine')).toHaveLength(2);
    // Changed to a kind its agent may not answer, it goes on.
    const question = (await agent.list('mine')).find(({ kind }) => kind === 'question')?.ticketNo ?? '';
    expect(await agent.does(question, 'kind', { kind: 'promise' })).toMatchObject({ status: 200 });
    expect((await operator.list('mine')).map(({ ticketNo }) => ticketNo)).toContain(question);
    expect(await agent.reads(question)).toMatchObject({ status: 403, body: { code: 'TICKET_NOT_YOURS' } });
  });

  it('from a live comes first', async () => {
    const agent = await Answers.of(house, 'agent');
    const plain = await lin.buys('A-1', '2026-09-01T10:00:00+08:00');
    const live = await lin.buys('A-2', '2026-09-01T11:00:00+08:00', { liveSession: 'L-1' });
    await lin.opens({ words: '一', orderId: plain });
    house.at('2026-09-02T10:05:00+08:00');
    await lin.opens({ words: '二', orderId: live });
    house.at('2026-09-02T10:06:00+08:00');
    await lin.opens({ words: '三', kind: 'return' });
    expect((await agent.list()).map(({ order, isLive }) => [order?.orderNo ?? null, isLive])).toEqual([
      ['A-2', true],
      ['A-1', false],
      [null, false],
    ]);
  });

  it('is answered by the house where it knows, says that it is automatic, and is silent once a person spoke', async () => {
    const boss = await Answers.of(house, 'boss');
    const answer = {
      key: 'keep',
      question: '坚果开封后怎么保存',
      words: ['开封以后放哪里', '会不会受潮'],
      answer: '密封放阴凉处，一个月内吃完。',
      isActive: true,
    };
    const written = await house.call('POST', '/staff/answers', { token: boss.token, body: answer });
    expect(written).toMatchObject({ status: 200, body: { key: 'keep', sent: 0 } });
    const orderId = await lin.buys('A-1', '2026-09-01T10:00:00+08:00');
    const said = async (words: string) => {
      const { body } = await lin.opens({ words, orderId });
      await house.settle();
      return (await lin.reads(body.ticket.ticketNo)).body.messages.slice(1);
    };
    expect(await said('我的快递到哪了')).toMatchObject([
      { by: 'auto', text: expect.stringMatching(/^自动回复：订单 A-1 现在是「备货中」/) },
    ]);
    expect(await said('坚果开封后怎么保存')).toMatchObject([
      { by: 'auto', text: expect.stringContaining('密封放阴凉处') },
    ]);
    expect(await said('可以退货吗')).toMatchObject([{ by: 'auto', text: expect.stringContaining('7 天内') }]);
    expect(await said('东西坏了，找客服')).toMatchObject([
      { by: 'auto', text: '自动回复：已收到您的问题，2 小时内客服回复。' },
    ]);
    // It keeps no promise.
    const [first] = await lin.list();
    expect(first?.promise).toMatchObject({ kind: 'first-answer' });
    await boss.says(first?.ticketNo ?? '', '我在');
    await lin.says(first?.ticketNo ?? '', '快递到哪了');
    await house.settle();
    const talk = (await lin.reads(first?.ticketNo ?? '')).body.messages.map(({ by }) => by);
    expect(talk).toEqual(['shopper', 'auto', 'agent', 'shopper']);
  });

  it('gets a prepared answer in one tap, with its picture, and every sending is counted', async () => {
    const agent = await Answers.of(house, 'agent');
    const boss = await Answers.of(house, 'boss', null);
    const prepared = {
      key: 'lamp',
      question: '灯怎么换',
      words: [],
      answer: '先断电，逆时针转下灯罩。',
      picture: 'https://cdn.example.com/lamp.png',
      isActive: true,
    };
    const { body: written } = await house.call<{ id: string }>('POST', '/staff/answers', {
      token: boss.token,
      body: prepared,
    });
    const { ticketNo } = (await lin.opens({ words: '找客服' })).body.ticket;
    const sends = (answerId: string, words?: string) =>
      agent.does(ticketNo, 'messages', {
        requestKey: `one-tap-${answerId}-${words === undefined ? 'as-is' : 'worded'}`,
        answerId,
        words,
      });
    expect((await sends(written.id)).status).toBe(200);
    await sends(written.id);
    expect((await sends(written.id, '看这张图')).status).toBe(200);
    for (const unknown of ['4711', '9999999999']) {
      expect(await sends(unknown)).toMatchObject({ status: 404, body: { code: 'ANSWER_NOT_FOUND' } });
    }
    const talk = (await lin.reads(ticketNo)).body.messages.filter(({ by }) => by === 'agent');
    const { picture } = prepared;
    expect(talk).toMatchObject([
      { text: prepared.answer, picture },
      { text: '看这张图', picture },
    ]);
    const found = await house.call<{ items: object[] }>('GET', '/staff/answers?q=灯', { token: agent.token });
    expect(found.body.items).toMatchObject([{ key: 'lamp', sent: 2 }]);
  });

  it('is not made good with what is used up, and nobody is told it was', async () => {
    await withTemplate(house, { key: 'once', perPerson: 1 });
    const agent = await Answers.of(house, 'agent');
    const { ticketNo } = (await lin.opens({ words: '找客服' })).body.ticket;
    const coupon = { what: 'coupon', template: 'once' };
    expect(await agent.gives(ticketNo, coupon)).toMatchObject({ status: 200, body: { state: 'given' } });
    const { usedFen } = (await agent.desk()).body;
    expect(await agent.gives(ticketNo, coupon)).toMatchObject({
      status: 409,
      body: { code: 'COMPENSATION_UNFUNDED' },
    });
    expect((await agent.desk()).body.usedFen).toBe(usedFen);
    const talk = (await lin.reads(ticketNo)).body.messages.filter(({ text }) => text?.includes('已到账'));
    expect(talk).toHaveLength(1);
  });

  it('shows its shopper nothing of notes: no number, nothing unread, and the house still answers', async () => {
    const agent = await Answers.of(house, 'agent');
    const { ticketNo } = (await lin.opens({ words: '我的快递到哪了' })).body.ticket;
    await agent.does(ticketNo, 'notes', { requestKey: 'a-note-first', words: '老顾客' });
    expect((await lin.reads(ticketNo)).body.ticket).toMatchObject({ lastSeq: 1, unread: 0 });
    await house.settle();
    const { body } = await lin.reads(ticketNo);
    expect(body.messages.map(({ by, seq }) => [by, seq])).toEqual([
      ['shopper', 1],
      ['auto', 3],
    ]);
    expect(body.ticket).toMatchObject({ lastSeq: 3, unread: 1 });
    await agent.says(ticketNo, '在路上了');
    await agent.does(ticketNo, 'notes', { requestKey: 'a-note-then', words: '催过快递' });
    await agent.says(ticketNo, '明天到');
    const told = async () =>
      (await house.database.rows("SELECT id FROM inbox_messages WHERE message_key LIKE 'ticket:%'")).length;
    expect(await told()).toBe(1);
    await house.call('POST', `/me/tickets/${ticketNo}/read`, { token: lin.token, body: { seq: 6 } });
    await agent.does(ticketNo, 'notes', { requestKey: 'a-note-last', words: '他看过了' });
    await agent.says(ticketNo, '到了吗');
    expect(await told()).toBe(2);
  });

  it('opened by ours with a word has its first answer', async () => {
    const agent = await Answers.of(house, 'agent');
    const row = await house.database.one<{ customer_id: number }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = 'lin'",
    );
    const opened = await house.call<Talk>('POST', '/staff/tickets', {
      token: agent.token,
      body: {
        requestKey: 'phoned-us',
        kind: 'quality',
        customerId: String(row?.customer_id),
        words: '您来电说坏了一只',
      },
    });
    expect(opened).toMatchObject({ status: 200, body: { ticket: { promise: { kind: 'resolution' } } } });
  });

  it('is taken up again, merged, and over after seven days', async () => {
    const agent = await Answers.of(house, 'agent');
    const one = (await lin.opens({ words: '一件事' })).body.ticket.ticketNo;
    expect(await agent.does(one, 'resolve')).toMatchObject({
      status: 409,
      body: { code: 'TICKET_NOT_ANSWERED' },
    });
    await agent.says(one, '好了');
    await agent.does(one, 'resolve');
    house.at('2026-09-05T10:00:00+08:00');
    expect(await lin.says(one, '还是不行')).toMatchObject({
      body: { ticket: { state: 'open', promise: { kind: 'first-answer' } } },
    });
    const two = (await lin.opens({ words: '同一件事' })).body.ticket.ticketNo;
    expect(await agent.does(two, 'merge', { into: one })).toMatchObject({
      body: { ticket: { ticketNo: one } },
    });
    expect(await lin.says(two, '在吗')).toMatchObject({ status: 409, body: { code: 'TICKET_MERGED' } });
    await agent.says(one, '这次真好了');
    await agent.does(one, 'resolve');
    house.at('2026-09-12T09:59:59+08:00');
    await house.settle();
    expect((await lin.reads(one)).body.ticket.state).toBe('resolved');
    house.at('2026-09-12T10:00:00+08:00');
    await house.settle();
    expect((await lin.reads(one)).body.ticket.state).toBe('closed');
    expect(await lin.says(one, '还有')).toMatchObject({ status: 409, body: { code: 'TICKET_CLOSED' } });
    expect(await agent.does(one, 'reopen')).toMatchObject({ status: 409, body: { code: 'TICKET_CLOSED' } });
  });

  it('beyond an agent’s limit waits for a manager, who is not the one who asked', async () => {
    const agent = await Answers.of(house, 'agent', { limitFen: 1_000 });
    const boss = await Answers.of(house, 'boss', null);
    const no = (await lin.opens({ words: '碎了' })).body.ticket.ticketNo;
    expect(await agent.gives(no, { what: 'points', points: 900 })).toMatchObject({
      body: { state: 'given' },
    });
    const more = await agent.gives(no, { what: 'coupon', template: 'invite-20' });
    expect(more).toMatchObject({ body: { state: 'asked' } });
    const points = await PointsView.of(house, 'lin');
    expect((await points.points()).balance).toBe(900);
    const decide = (token: string, approve: boolean) =>
      house.call('POST', `/staff/compensations/${more.body.compensationNo}/decide`, {
        token,
        body: { approve },
      });
    expect(await decide(agent.token, true)).toMatchObject({ status: 403 });
    const twice = await Promise.all([decide(boss.token, true), decide(await house.staff('operator'), true)]);
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const coupons = await house.database.rows('SELECT id FROM coupons');
    expect(coupons).toHaveLength(1);
    expect((await lin.reads(no)).body.messages.at(-1)).toMatchObject({
      by: 'system',
      text: expect.stringContaining('邀请有礼券'),
    });
  });

  it('never gives more than the limit, however many at once', async () => {
    const agent = await Answers.of(house, 'agent', { limitFen: 1_000 });
    const no = (await lin.opens({ words: '碎了' })).body.ticket.ticketNo;
    const all = await Promise.all(
      Array.from({ length: 20 }, () => agent.gives(no, { what: 'points', points: 100 })),
    );
    expect(all.filter(({ body }) => body.state === 'given')).toHaveLength(10);
    expect(all.filter(({ body }) => body.state === 'asked')).toHaveLength(10);
    const points = await PointsView.of(house, 'lin');
    expect((await points.points()).balance).toBe(1_000);
  });

  it('is said once, however often it is sent, and its order is kept', async () => {
    const first = await lin.opens({ words: '在吗', requestKey: 'the-same-key' });
    expect(await lin.opens({ words: '在吗', requestKey: 'the-same-key' })).toEqual(first);
    const no = first.body.ticket.ticketNo;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        lin.says(no, `第 ${n % 10} 句`, { requestKey: `words-no-${n % 10}` }),
      ),
    );
    const { messages } = (await lin.reads(no)).body;
    const own = messages.filter(({ by }) => by === 'shopper');
    expect(own).toHaveLength(11);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, n) => n + 1));
    expect((await lin.reads(no, 5)).body.messages.map(({ seq }) => seq)).toEqual(
      messages.slice(5).map(({ seq }) => seq),
    );
  });

  it('is read by its agent, managers and its shopper, and nobody else; notes by ours alone', async () => {
    const agent = await Answers.of(house, 'agent');
    await house.hire('agent2' as never, 'agent');
    const no = (await lin.opens({ words: '私事' })).body.ticket.ticketNo;
    await agent.does(no, 'notes', { requestKey: 'a-note-of-ours', words: '老顾客，客气些' });
    expect((await agent.reads(no)).body.messages.map(({ by }) => by)).toContain('note');
    expect(JSON.stringify((await lin.reads(no)).body)).not.toContain('老顾客');
    const zhao = await Complains.of(house, 'zhao');
    for (const tried of [await zhao.reads(no), await zhao.says(no, '看看'), await zhao.rates(no, 1)]) {
      expect(tried).toMatchObject({ status: 404, body: { code: 'TICKET_NOT_FOUND' } });
    }
    const login = { account: 'agent2', password: 'a password of the test staff' };
    const other = await house.call<{ accessToken: string }>('POST', '/staff/login', { body: login });
    const read = await house.call('GET', `/staff/tickets/${no}`, { token: other.body.accessToken });
    expect(read).toMatchObject({ status: 403, body: { code: 'TICKET_NOT_YOURS' } });
    const boss = await house.staff('boss');
    expect(await house.call('GET', `/staff/tickets/${no}`, { token: boss })).toMatchObject({ status: 200 });
    const sealed = await house.database.rows<{ words_sealed: string }>(
      "SELECT words_sealed FROM ticket_messages WHERE by_kind = 'shopper'",
    );
    for (const { words_sealed: words } of sealed) expect(words).toMatch(/^v1\./);
  });

  it.each<[string, object, number, string]>([
    ['nothing', { words: '  ' }, 422, 'MESSAGE_EMPTY'],
    ['a page', { words: '<img src=x onerror=alert(1)>' }, 422, 'WORDS_MARKUP'],
    ['a book', { words: '好'.repeat(1_001) }, 400, 'BODY_INVALID'],
    ['no kind we know', { words: '在', kind: 'rant' }, 400, 'BODY_INVALID'],
    ['another’s order', { words: '在', orderId: '999' }, 404, 'ORDER_NOT_FOUND'],
    ['a photo nobody sent', { words: '在', photos: ['nope'] }, 404, 'PHOTO_NOT_FOUND'],
  ])('%s: refused by name, and no ticket is opened', async (_, wish, status, code) => {
    expect(await lin.opens(wish)).toMatchObject({ status, body: { code } });
    expect(await lin.list()).toEqual([]);
  });

  it('of one person may be five at once', async () => {
    for (let n = 0; n < 5; n += 1) await lin.opens({ words: `第 ${n}` });
    expect(await lin.opens({ words: '第六' })).toMatchObject({
      status: 409,
      body: { code: 'TICKET_TOO_MANY', message: '您还有 5 个工单在处理，请先在原来的工单里继续' },
    });
  });
});

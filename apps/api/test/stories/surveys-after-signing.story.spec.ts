import { AFTER_SIGNING, type Survey } from '@fanchang/domain';
import sharp from 'sharp';
import { Runner } from '../../src/programs';
import { Clock } from '../../src/platform/clock';
import { House } from '../support/house';
import { openSandbox, withSandbox } from '../support/outside';
import { PointsView } from '../support/points';
import { Asked, GOOD, surveyStates } from '../support/surveys';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

const SIGNED = '2026-09-02T19:00:00+08:00';
const ASKED = '2026-09-02T20:00:00+08:00';
const CLOSES = '2026-09-09T20:00:00+08:00';

async function publish(house: House, changes: Partial<Survey>): Promise<void> {
  const survey = { ...AFTER_SIGNING, version: 2, ...changes };
  const { program, version } = survey;
  await house.database.transaction((db) =>
    house.app
      .get(Runner)
      .publish(db, { program, version, kind: 'survey', definition: survey }, house.app.get(Clock).now()),
  );
}

describe('an hour after a parcel was signed for', () => {
  let house: House;
  let lin: Asked;
  beforeEach(async () => {
    house = await House.open('2026-09-02T19:30:00+08:00');
    lin = await Asked.of(house, 'lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  it('its buyer is asked, once, and told so', async () => {
    await lin.gets('A-1', SIGNED);
    expect(await surveyStates(house)).toEqual(['waiting']);
    expect(await lin.list()).toEqual([]);
    house.at('2026-09-02T19:59:59.999+08:00');
    await house.settle();
    expect(await surveyStates(house)).toEqual(['waiting']);
    house.at(ASKED);
    await house.settle();
    const [survey] = await lin.list();
    expect(survey).toMatchObject({
      state: 'open',
      title: '收货满意度',
      points: 20,
      order: { orderNo: 'A-1', title: '坚果礼盒' },
      closesAt: '2026-09-09T20:00:00.000+08:00',
    });
    const inbox = await house.call<{ items: { title: string; link: string }[] }>('GET', '/me/inbox', {
      token: lin.token,
    });
    expect(inbox.body.items[0]).toMatchObject({
      title: '「坚果礼盒」收到了吗？',
      link: `/packages/care/pages/survey/index?no=${survey?.surveyNo}`,
    });
    // Told again, and the order settled again.
    await lin.gets('A-1', SIGNED);
    await house.settle();
    expect(await surveyStates(house)).toEqual(['open']);
  });

  it('appliances are asked about after seven days, as the slowest of an order', async () => {
    const lines = [
      { lineKey: '1', productId: 'P1', title: '坚果', category: '坚果', quantity: 1, amountFen: 5_000 },
      { lineKey: '2', productId: 'P9', title: '电水壶', category: '小家电', quantity: 1, amountFen: 5_000 },
    ];
    await lin.gets('A-1', SIGNED, { lines });
    house.at('2026-09-09T18:59:59+08:00');
    await house.settle();
    expect(await surveyStates(house)).toEqual(['waiting']);
    house.at('2026-09-09T19:00:00+08:00');
    await house.settle();
    expect(await surveyStates(house)).toEqual(['open']);
  });

  it('nobody is asked about what was given back, or signed for long ago', async () => {
    await lin.gets('A-1', SIGNED);
    await house.refundsWhole('A-1', '2026-09-02T19:45:00+08:00');
    await lin.gets('A-2', '2026-08-20T12:00:00+08:00');
    house.at(ASKED);
    await house.settle();
    expect(await surveyStates(house)).toEqual(['void']);
    expect(await lin.list()).toEqual([]);
    // Days late, but not too late: asked at once.
    await lin.gets('A-3', '2026-08-30T12:00:00+08:00');
    await house.settle();
    expect(await surveyStates(house)).toEqual(['void', 'open']);
  });

  it('what the shop says anew of the time moves the question', async () => {
    await lin.gets('A-1', SIGNED);
    const earlier = '2026-09-02T18:30:00+08:00';
    await house.tell([
      { eventId: 'A-1:signed:2', kind: 'order.signed', orderNo: 'A-1', happenedAt: earlier },
    ]);
    await house.settle();
    expect(await surveyStates(house)).toEqual(['open']);
    expect((await lin.list())[0]?.closesAt).toBe('2026-09-09T19:30:00.000+08:00');
  });
});

describe('what was asked is answered', () => {
  let house: House;
  let lin: Asked;
  let no: string;
  beforeEach(async () => {
    house = await House.open(ASKED);
    lin = await Asked.of(house, 'lin');
    await lin.gets('A-1', SIGNED);
    no = await lin.newest();
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });
  const pointsOf = async () => (await (await PointsView.of(house, 'lin')).points()).balance;

  it('once, for points, and the same request again is the same answer', async () => {
    const before = await pointsOf();
    const first = await lin.answers(no, GOOD, 'the-one-request');
    expect(first).toMatchObject({ status: 200, body: { state: 'answered' } });
    expect(await pointsOf()).toBe(before + 20);
    expect(await lin.answers(no, GOOD, 'the-one-request')).toEqual(first);
    expect(await lin.answers(no)).toMatchObject({
      status: 409,
      body: { code: 'SURVEY_ANSWERED', message: '这份调查您已经填过了，每单只填一次' },
    });
    expect(await lin.saves(no, GOOD)).toMatchObject({ status: 409, body: { code: 'SURVEY_ANSWERED' } });
    expect(await pointsOf()).toBe(before + 20);
  });

  it('by one of fifty at once', async () => {
    const before = await pointsOf();
    const all = await Promise.all(Array.from({ length: 50 }, () => lin.answers(no)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ body }) => body.code === 'SURVEY_ANSWERED')).toHaveLength(49);
    expect(await pointsOf()).toBe(before + 20);
  });

  it('a question at a time, left and taken up again', async () => {
    expect(await lin.saves(no, [{ question: 'satisfied', number: 4 }])).toMatchObject({ status: 200 });
    expect(
      await lin.saves(no, [
        { question: 'satisfied', number: 4 },
        { question: 'words', words: '  很新鲜 ' },
      ]),
    ).toMatchObject({ status: 200 });
    expect((await lin.one(no)).body).toMatchObject({
      state: 'open',
      answers: [
        { question: 'satisfied', number: 4 },
        { question: 'words', words: '很新鲜' },
      ],
    });
    const row = await house.database.one<{ draft_sealed: string }>('SELECT draft_sealed FROM surveys');
    expect(row?.draft_sealed).toMatch(/^v1\./);
  });

  it('until its end, and no later', async () => {
    house.at('2026-09-09T19:59:59.999+08:00');
    expect(await lin.saves(no, GOOD)).toMatchObject({ status: 200 });
    house.at(CLOSES);
    expect(await lin.answers(no)).toMatchObject({ status: 409, body: { code: 'SURVEY_CLOSED' } });
    expect((await lin.one(no)).body).toMatchObject({ state: 'closed' });
  });

  it('not before it was asked, nor by somebody else', async () => {
    const zhao = await Asked.of(house, 'zhao');
    expect(await zhao.one(no)).toMatchObject({ status: 404, body: { code: 'SURVEY_NOT_FOUND' } });
    expect(await zhao.answers(no)).toMatchObject({ status: 404, body: { code: 'SURVEY_NOT_FOUND' } });
    expect(await zhao.saves(no, GOOD)).toMatchObject({ status: 404, body: { code: 'SURVEY_NOT_FOUND' } });
    await lin.gets('A-2', '2026-09-02T19:50:00+08:00');
    const row = await house.database.one<{ survey_no: string }>(
      "SELECT survey_no FROM surveys WHERE state = 'waiting'",
    );
    expect(await lin.answers(row?.survey_no ?? '')).toMatchObject({ body: { code: 'SURVEY_NOT_YET' } });
  });

  it.each<[string, Parameters<Asked['answers']>[1], string]>([
    ['a question nobody asked', [...GOOD, { question: 'fourth', number: 1 }], 'SURVEY_QUESTION_UNKNOWN'],
    ['six of five stars', [{ question: 'satisfied', number: 6 }], 'SURVEY_ANSWER_INVALID'],
    ['half of it', [{ question: 'satisfied', number: 3 }], 'SURVEY_ANSWER_MISSING'],
    ['words for stars', [{ question: 'satisfied', words: '五' }, GOOD[1]!], 'SURVEY_ANSWER_INVALID'],
    [
      'a page for words',
      [...GOOD, { question: 'words', words: '<script>alert(1)</script>' }],
      'WORDS_MARKUP',
    ],
    ['a book for words', [...GOOD, { question: 'words', words: '好'.repeat(201) }], 'SURVEY_ANSWER_INVALID'],
    ['eleven of ten', [GOOD[0]!, { question: 'recommend', number: 11 }], 'BODY_INVALID'],
  ])('%s is refused by name, and nothing is lost', async (_, answers, code) => {
    await lin.saves(no, [{ question: 'satisfied', number: 4 }]);
    expect(await lin.answers(no, answers)).toMatchObject({ body: { code } });
    expect((await lin.one(no)).body).toMatchObject({ state: 'open', answers: [{ number: 4 }] });
  });

  it('and counted: CSAT and NPS with where they lie, by product, live session and category', async () => {
    await lin.answers(no);
    const zhao = await Asked.of(house, 'zhao');
    await zhao.gets('B-1', SIGNED, {
      liveSession: 'L-9',
      lines: [
        { lineKey: '1', productId: 'P1', title: '坚果礼盒', category: '坚果', quantity: 1, amountFen: 9_000 },
        { lineKey: '2', productId: 'P1', title: '坚果礼盒', category: '坚果', quantity: 1, amountFen: 1_000 },
        { lineKey: '3', productId: 'P2', title: '龙井', category: '茶', quantity: 1, amountFen: 1_000 },
      ],
    });
    await zhao.answers(await zhao.newest(), [
      { question: 'satisfied', number: 2 },
      { question: 'recommend', number: 3 },
    ]);
    const token = await house.staff('agent');
    const results = async (by: string) =>
      (
        await house.call<{ items: Record<string, unknown>[] }>('GET', `/staff/surveys/results?by=${by}`, {
          token,
        })
      ).body.items;
    expect(await results('all')).toEqual([
      {
        key: null,
        title: '全部',
        answers: 2,
        ratings: [0, 1, 0, 0, 1],
        csat: {
          answers: 2,
          mean: 3.5,
          satisfied: { value: 0.5, low: expect.any(Number), high: expect.any(Number) },
        },
        nps: {
          answers: 2,
          promoters: 1,
          passives: 0,
          detractors: 1,
          score: { value: 0, low: expect.any(Number), high: expect.any(Number) },
        },
      },
    ]);
    expect(await results('product')).toMatchObject([
      { key: 'P1', title: '坚果礼盒', answers: 2 },
      { key: 'P2', title: '龙井', answers: 1, csat: { mean: 2 } },
    ]);
    expect(await results('session')).toMatchObject([
      { key: 'L-9', answers: 1 },
      { key: null, title: '未注明', answers: 1 },
    ]);
    expect(await results('category')).toMatchObject([
      { key: '坚果', answers: 1 },
      { key: '茶', answers: 1 },
      { key: null, answers: 1 },
    ]);
    const later = '2026-09-02T20:00:00.001%2B08:00';
    const { body } = await house.call<{ items: unknown[] }>('GET', `/staff/surveys/results?from=${later}`, {
      token,
    });
    expect(body.items).toEqual([]);
    const low = await house.call<{ items: unknown[] }>('GET', '/staff/surveys/answers?rating=2', { token });
    expect(low.body.items).toMatchObject([{ rating: 2, order: { orderNo: 'B-1' } }]);
  });
});

describe('what was written', () => {
  it('is seen by others once WeChat let it pass, photos too', async () => {
    const outside = await openSandbox(ASKED);
    const house = await House.open(ASKED, { ...withSandbox(outside), publicUrl: 'https://fanchang.example' });
    await outside.aim(await house.listen());
    const [rating] = AFTER_SIGNING.questions;
    await publish(house, {
      questions: [
        ...AFTER_SIGNING.questions.filter(({ kind }) => kind === 'text'),
        { key: 'photos', kind: 'photo', text: '拍张照', optional: true, most: 2 },
        rating!,
      ],
    });
    const token = await house.staff('agent');
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#d9412b' } })
      .jpeg()
      .toBuffer();
    const seen = async () =>
      (await house.call<{ items: Record<string, unknown>[] }>('GET', '/staff/surveys/answers', { token }))
        .body.items[0];
    for (const [name, words, verdict] of [
      ['lin', '包装很用心', 'passed'],
      ['zhao', '违规的话', 'refused'],
    ] as const) {
      const shopper = await Asked.of(house, name);
      await shopper.gets(`${name}-1`, SIGNED);
      const no = await shopper.newest();
      const photo = await house.upload<{ photoNo: string }>('/me/photos?purpose=survey', shopper.token, {
        bytes,
      });
      const answers = [
        { question: 'satisfied', number: 5 },
        { question: 'words', words },
        { question: 'photos', keys: [photo.body.photoNo] },
      ];
      const { body } = await shopper.answers(no, answers);
      expect(body).toMatchObject({
        state: 'answered',
        answers: [{ words }, { photos: [{ state: 'checking', path: expect.any(String) }] }, { number: 5 }],
      });
      expect(await seen()).toMatchObject({
        words: 'checking',
        answers: [{ words: null }, { photos: [{ path: null }] }, {}],
      });
      await house.settle();
      expect(await seen()).toMatchObject({
        words: verdict,
        answers: [{ words: verdict === 'passed' ? words : null }, {}, {}],
      });
      // A photo cannot be shown twice.
      const other = await Asked.of(house, `${name}-friend`);
      await other.gets(`${name}-2`, SIGNED);
      expect(await other.answers(await other.newest(), answers)).toMatchObject({
        body: { code: 'PHOTO_NOT_FOUND' },
      });
    }
    await booksAreRight(house);
    await house.close();
  });
});

describe('a survey', () => {
  it.each<[string, Partial<Survey>, RegExp]>([
    [
      'with a fourth question',
      { questions: Array.from({ length: 4 }, (_, n) => ({ ...AFTER_SIGNING.questions[0]!, key: `q${n}` })) },
      /a fourth is one too many/,
    ],
    ['open for ever', { openDays: 365 }, /openDays/],
  ])('%s is not published', async (_, changes, problem) => {
    const house = await House.open(ASKED);
    await expect(publish(house, changes)).rejects.toThrow(problem);
    await house.close();
  });
});

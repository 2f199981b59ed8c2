import fc from 'fast-check';
import { AnswerIndex, type AskedAbout, type PreparedAnswer, termsOf, topicOf, wantsPerson } from './answers';

const answer = (
  id: number,
  question: string,
  words: string[] = [],
  about: PreparedAnswer['about'] = null,
) => ({
  id,
  question,
  words,
  about,
});
const ANSWERS: PreparedAnswer[] = [
  answer(1, '龙井茶用多少度的水冲泡？', ['水温', '怎么泡', '泡茶'], { product: 'longjing' }),
  answer(2, '茶叶怎么保存，能放多久？', ['保质期', '储存', '受潮', '过期'], { category: 'tea' }),
  answer(3, '发票怎么开？', ['开票', '抬头', '税号']),
  answer(4, '会员价什么时候生效？', ['终身会员', '会员折扣']),
  answer(5, '锅第一次用要怎么开锅？', ['开锅', '养锅', '新锅'], { product: 'iron-pan' }),
  answer(6, 'Type-C 充电线怎么接？', ['充电', 'USB']),
];
const INDEX = new AnswerIndex(ANSWERS);

const TEA: AskedAbout = { products: ['longjing'], categories: ['tea'] };
const NOTHING: AskedAbout = { products: [], categories: [] };

describe('words', () => {
  it('are pairs of Chinese letters and whole other words', () => {
    expect(termsOf('Type-C 充电线怎么接？')).toEqual(['type', 'c', '充电', '电线', '线怎', '怎么', '么接']);
    expect(termsOf('ＶＩＰ会员8折')).toEqual(['vip', '会员', '8', '折']);
    expect(termsOf('，。！ ')).toEqual([]);
  });
});

describe('a prepared answer', () => {
  it.each<[string, AskedAbout, number]>([
    ['这个龙井要用多少度水泡呀', TEA, 1],
    ['水温多少合适？', TEA, 1],
    ['茶叶能保存多久', TEA, 2],
    ['保质期多长', TEA, 2],
    ['能开发票吗，怎么开', NOTHING, 3],
    ['终身会员的会员价什么时候生效', NOTHING, 4],
    ['新锅怎么开锅', { products: ['iron-pan'], categories: [] }, 5],
    ['type-c怎么充电', NOTHING, 6],
  ])('is found by other words: %s', (text, about, id) => {
    expect(INDEX.search(text, about, 1)[0]?.id).toBe(id);
  });

  it('is found by one letter of any of its words', () => {
    expect(INDEX.search('税', NOTHING, 5).map(({ id }) => id)).toEqual([3]);
    expect(INDEX.search('锅', { products: ['iron-pan'], categories: [] }, 5).map(({ id }) => id)).toEqual([
      5,
    ]);
  });

  it('is found whatever it is about when nothing is said of what was bought', () => {
    expect(INDEX.search('新锅怎么开锅', null, 1).map(({ id }) => id)).toEqual([5]);
  });

  it('for another product is not found', () => {
    expect(INDEX.search('新锅怎么开锅', TEA, 5).map(({ id }) => id)).not.toContain(5);
    expect(INDEX.search('茶叶怎么保存', NOTHING, 5).map(({ id }) => id)).not.toContain(2);
  });

  it.each<[string, AskedAbout]>([
    ['你们老板今年多大', NOTHING],
    ['这个颜色和我家的沙发配不配', TEA],
    ['开', NOTHING],
    ['🙂', NOTHING],
    ['', NOTHING],
    ['怎么', NOTHING],
  ])('is not sent when it is not clear: %s', (text, about) => {
    expect(INDEX.sure(text, about)).toBeNull();
  });

  it('is sent when it is clear', () => {
    expect(INDEX.sure('发票怎么开', NOTHING)?.id).toBe(3);
    expect(INDEX.sure('茶叶怎么保存', TEA)?.id).toBe(2);
  });

  it('is not sent when two fit alike', () => {
    const twins = new AnswerIndex([answer(1, '发票怎么开？'), answer(2, '怎么开发票？')]);
    expect(twins.search('发票怎么开', NOTHING, 2)).toHaveLength(2);
    expect(twins.sure('发票', NOTHING)).toBeNull();
  });

  it('is found by its own question, whatever else is prepared', () => {
    const letters = fc.stringMatching(/^[茶水温锅票员价保存久用开龙井]{4,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 1, maxLength: 30 }), fc.nat(), (questions, pick) => {
        const index = new AnswerIndex(questions.map((question, id) => answer(id, question)));
        const question = questions[pick % questions.length] ?? '';
        const found = index.search(question, NOTHING, questions.length);
        const own = found.find(({ id }) => questions[id] === question);
        expect(own?.covered).toBeCloseTo(1, 9);
      }),
    );
  });

  it('whatever is typed is answered with a list, best first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        const found = INDEX.search(text, TEA, 3);
        expect(found.length).toBeLessThanOrEqual(3);
        for (const [n, { score, covered }] of found.entries()) {
          expect(score).toBeLessThanOrEqual(found[n - 1]?.score ?? Infinity);
          expect(covered).toBeGreaterThan(0);
          expect(covered).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it('of an empty shelf is none', () => {
    expect(new AnswerIndex([]).sure('发票怎么开', NOTHING)).toBeNull();
  });
});

describe('what the house answers from its own facts', () => {
  it.each([
    ['我的快递到哪了？', 'delivery'],
    ['怎么还没到啊', 'delivery'],
    ['订单什么时候发货', 'order'],
    ['我昨天下单的', 'order'],
    ['支持七天无理由吗', 'returns'],
    ['不喜欢，怎么退', 'returns'],
    ['退货的快递费谁出', 'returns'],
  ])('%s: %s', (text, topic) => {
    expect(topicOf(text)).toBe(topic);
  });

  it.each(['转人工', '杯子坏了要退货', '收到的和直播说的不一样', '我要投诉快递', '今天天气真好', '🙂', ''])(
    '%s: a person',
    (text) => {
      expect(topicOf(text)).toBeNull();
    },
  );

  it('is not even a prepared answer when somebody wants a person', () => {
    expect(wantsPerson('叫 人 工 来')).toBe(true);
    expect(wantsPerson('水温多少')).toBe(false);
  });
});

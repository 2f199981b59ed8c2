/** A prepared answer 解答包, as finding it needs: what it answers, and other ways to ask for that. */
export interface PreparedAnswer {
  id: number;
  question: string;
  /** Words people use instead. */
  words: readonly string[];
  /** For one product, for a category, or for everything. */
  about: { product: string } | { category: string } | null;
}

/** What the question is asked about. */
export interface AskedAbout {
  products: readonly string[];
  categories: readonly string[];
}

/** A prepared answer that fits, the better the higher. */
export interface FoundAnswer {
  id: number;
  score: number;
  /** How much of what was asked it speaks of, 0 to 1, rare words weighing more. */
  covered: number;
}

/** BM25's usual two: how soon a repeated word stops counting, and how much a long text is held against it. */
const K1 = 1.2;
const B = 0.75;
/** Said of the very product counts more than said of everything. */
const ABOUT = { product: 1.5, category: 1.2, everything: 1 };
/** An answer by itself must speak of most of the question, and stand out from the next. */
const SURE_COVERED = 0.6;
const SURE_AHEAD = 1.15;
/** Words of one letter say too little to be sure by. */
const LEAST_LETTERS = 2;
const MOST_LETTERS = 500;

interface Entry {
  answer: PreparedAnswer;
  counts: ReadonlyMap<string, number>;
  length: number;
}

/** Finds prepared answers by the words of a question: BM25 over pairs of Chinese letters and whole other words. */
export class AnswerIndex {
  private readonly entries: readonly Entry[];
  private readonly withTerm = new Map<string, number>();
  private readonly meanLength: number;

  constructor(answers: readonly PreparedAnswer[]) {
    this.entries = answers.map((answer) => {
      const counts = new Map<string, number>();
      const texts = [answer.question, ...answer.words];
      const terms = texts.flatMap((text) => termsOf(text));
      // Whoever types one letter means every word it is in.
      for (const letter of new Set(texts.flatMap((text) => plainOf(text).match(/\p{Script=Han}/gu) ?? []))) {
        counts.set(letter, 1);
      }
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const term of counts.keys()) this.withTerm.set(term, (this.withTerm.get(term) ?? 0) + 1);
      return { answer, counts, length: terms.length };
    });
    const all = this.entries.reduce((sum, { length }) => sum + length, 0);
    this.meanLength = Math.max(1, all / Math.max(1, this.entries.length));
  }

  /** The best first; those for other products and categories are not among them. @param about null: whatever it is about */
  search(text: string, about: AskedAbout | null, most: number): FoundAnswer[] {
    const asked = [...new Set(termsOf(text.slice(0, MOST_LETTERS)))];
    const whole = asked.reduce((sum, term) => sum + this.rarity(term), 0);
    if (whole === 0) return [];
    const found = this.entries.flatMap(({ answer, counts, length }): FoundAnswer[] => {
      const weight = weightOf(answer, about);
      const hits = asked.filter((term) => counts.has(term));
      if (weight === 0 || hits.length === 0) return [];
      const longer = 1 - B + (B * length) / this.meanLength;
      const score = hits.reduce((sum, term) => {
        const times = counts.get(term) ?? 0;
        return sum + (this.rarity(term) * times * (K1 + 1)) / (times + K1 * longer);
      }, 0);
      const covered = hits.reduce((sum, term) => sum + this.rarity(term), 0) / whole;
      return [{ id: answer.id, score: score * weight, covered }];
    });
    return found.toSorted((a, b) => b.score - a.score || a.id - b.id).slice(0, most);
  }

  /** The one answer that may be sent without a person; null when it is not clear enough. */
  sure(text: string, about: AskedAbout): FoundAnswer | null {
    const [first, second] = this.search(text, about, 2);
    if (first === undefined || first.covered < SURE_COVERED) return null;
    if (plainOf(text).replace(/ /g, '').length < LEAST_LETTERS) return null;
    return second === undefined || first.score >= second.score * SURE_AHEAD ? first : null;
  }

  /** Inverse document frequency; a word nobody prepared for is the rarest. */
  private rarity(term: string): number {
    const having = this.withTerm.get(term) ?? 0;
    return Math.log(1 + (this.entries.length - having + 0.5) / (having + 0.5));
  }
}

function weightOf({ about }: PreparedAnswer, asked: AskedAbout | null): number {
  if (about === null || asked === null) return ABOUT.everything;
  const { products, categories } = asked;
  if ('product' in about) return products.includes(about.product) ? ABOUT.product : 0;
  return categories.includes(about.category) ? ABOUT.category : 0;
}

/** Full-width letters as half-width ones, everything small, signs as blanks. */
function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Pairs of neighbouring Chinese letters, and every other word whole. A Chinese letter that stands alone is a word. */
export function termsOf(text: string): string[] {
  return plainOf(text)
    .split(' ')
    .flatMap((part) => part.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairsOf([...run]) : [run]));
}

function pairsOf(letters: readonly string[]): string[] {
  return letters.length === 1 ? [...letters] : letters.slice(1).map((letter, n) => `${letters[n]}${letter}`);
}

/** What the house can answer from its own facts: where an order stands, where its parcel is, how things go back. */
export type Topic = 'order' | 'delivery' | 'returns';

const TOPICS: readonly [Topic, RegExp][] = [
  // What was asked for first: "退货快递寄哪里" is about returning, "快递到哪了" about the parcel.
  ['returns', /退货|退换|换货|退款|退钱|七天无理由|7天无理由|能退吗|怎么退|可以退/],
  [
    'delivery',
    /物流|快递|包裹|运单|单号|派送|配送|签收|什么时候到|几天到|多久到|到哪|还没到|没收到|收不到货/,
  ],
  ['order', /订单|下单|发货|付款|付了|支付成功|买的东西/],
];
/** Who wants a person, or is upset, gets a person. */
const A_PERSON =
  /人工|客服|真人|投诉|差评|骗|假货|质量|坏了|破损|破了|漏了|少发|错发|发错|不一样|不符|承诺|主播说|直播说|过敏|赔/;

/** What the house can answer by itself; null when a person should. */
export function topicOf(text: string): Topic | null {
  const plain = plainOf(text).replace(/ /g, '');
  if (A_PERSON.test(plain)) return null;
  return TOPICS.find(([, words]) => words.test(plain))?.[0] ?? null;
}

/** Whether somebody asks for a person, or tells of what no prepared answer should be sent to. */
export function wantsPerson(text: string): boolean {
  return A_PERSON.test(plainOf(text).replace(/ /g, ''));
}

import type { CouponTemplate } from '../outcomes/coupons';

/** A prepared answer 解答包 as the story writes it; for everything where nothing else is said. */
interface DemoAnswer {
  key: string;
  question: string;
  words: string[];
  answer: string;
  picture?: string;
  productId?: string;
  category?: string;
}

/** What an agent makes good with. The second is worth more than one may give by oneself. */
export const CARE_TEMPLATES: readonly CouponTemplate[] = [
  {
    key: 'care-10',
    name: '暖心 10 元券',
    worth: { kind: 'cash', offFen: 1_000 },
    thresholdFen: 0,
    scope: '全场零食',
    shops: null,
  },
  {
    key: 'care-again',
    name: '再来一盒',
    worth: { kind: 'gift', giftName: '「晚归」零食礼盒 12 件' },
    thresholdFen: 0,
    scope: '到店兑换',
    shops: null,
    useAt: 'shop',
    costFen: 12_900,
  },
];

/** What is asked most, answered once and well. */
export const DEMO_ANSWERS: readonly DemoAnswer[] = [
  {
    key: 'keep-nuts',
    question: '坚果开封后怎么保存',
    words: ['腰果开封以后放哪里', '巴旦木会受潮吗', '要放冰箱吗'],
    answer: '封口夹紧，放阴凉干燥的地方，一个月内吃完最香。天热可以放冰箱冷藏，吃前回温十分钟。',
    picture: 'nuts',
    category: '坚果',
  },
  {
    key: 'keep-fruit',
    question: '果干开封后怎么保存',
    words: ['芒果条要放冰箱吗', '无花果干发白是坏了吗', '草莓脆变软了'],
    answer:
      '果干开封后放冰箱冷藏，一周内吃完；表面的白霜是果糖，放心吃。冻干草莓脆怕潮，开罐后两天内吃完最脆。',
    category: '果干',
  },
  {
    key: 'open-macadamia',
    question: '夏威夷果怎么开',
    words: ['没有开口器', '开口器在哪里', '壳太硬打不开'],
    answer: '开口器贴在袋子里侧。插进壳上的缝，轻轻一拧就开。没找到的话告诉我们，给您补寄一个。',
    productId: 'WD-102',
  },
  {
    key: 'keep-meat',
    question: '肉脯开袋后能放几天',
    words: ['牛肉干怎么保存', '要不要加热'],
    answer: '开袋就能吃，开封后三天内吃完。微波加热十秒，更香更软。',
    category: '肉食',
  },
  {
    key: 'gift-card',
    question: '礼盒可以代写贺卡吗',
    words: ['能不能放一张卡片', '送人可以不放价格单吗'],
    answer: '可以的。想写的话发给我们，三十个字以内，发货前都来得及。送人的包裹里不放价格单。',
    category: '礼盒',
  },
  {
    key: 'use-coupon',
    question: '优惠券怎么用',
    words: ['九折券怎么给店员看', '券码在哪里', '到店怎么用券'],
    answer: '打开「券包」，点开这张券，把二维码给店员扫一下，当场就减。二维码会自己变，截图用不了。',
    picture: 'coupon',
  },
  {
    key: 'crushed',
    question: '收到压碎了怎么办',
    words: ['包装瘪了', '碎了好几包', '盒子摔坏了'],
    answer: '先别扔。拍一下外箱、封口和碎的地方，发在这里。核对好就给您补，不用寄回来。',
    picture: 'box',
  },
  {
    key: 'little-ones',
    question: '小朋友可以吃吗',
    words: ['几岁能吃坚果', '宝宝能吃吗'],
    answer: '三岁以下先别吃整颗的坚果，容易呛到，磨碎了少吃一点。第一次吃，先试一颗看看会不会不舒服。',
  },
  {
    key: 'invoice',
    question: '怎么开发票',
    words: ['电子发票', '发票抬头填哪里'],
    answer: '把订单号、抬头和税号发在这里，电子发票两个工作日内开好，在这里发给您。',
  },
];

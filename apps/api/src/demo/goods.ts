import type { Product } from '../facts/products';
import { PRODUCTS } from './catalogue';
import { UNCLAIMED_PRODUCT } from './unclaimed';

interface Shown {
  picture: string;
  hostSaid: string;
  tips: string[];
}

const NUTS = ['开封后密封，放在阴凉干燥处', '一天一小把，25 克就够'];
const DRIED = ['开封后放冰箱冷藏', '当下午茶，或拌进酸奶'];
const MEAT = ['开袋即食，开封后三天内吃完', '微波加热十秒更香'];
const CAKE = ['怕压，放在零食柜最上层', '配一杯热茶刚好'];
const BOX = ['独立小罐，送人自留都合适', '收到先看封口，破损请拍照找我们'];

/** What was said of each in the live, and how to enjoy it. */
const SHOWN: Readonly<Record<string, Shown>> = {
  'WD-101': { picture: 'nuts', hostSaid: '七种坚果配好了，一天一包不用想', tips: NUTS },
  'WD-102': { picture: 'nuts', hostSaid: '当季新果，开口器一拧就开', tips: NUTS },
  'WD-103': { picture: 'nuts', hostSaid: '纸皮巴旦木，小朋友也剥得动', tips: NUTS },
  'WD-104': { picture: 'nuts', hostSaid: '少盐慢烤，不抢腰果的甜', tips: NUTS },
  'WD-105': {
    picture: 'nuts',
    hostSaid: '夜里炒，早上发，收到还是软的',
    tips: ['开袋即食', '加热两分钟更糯'],
  },
  'WD-201': { picture: 'fruit', hostSaid: '半干的，软糯不粘牙', tips: DRIED },
  'WD-202': {
    picture: 'fruit',
    hostSaid: '整颗冻干，一口脆',
    tips: ['开罐后两天内吃完，别受潮', '泡燕麦、配酸奶都好'],
  },
  'WD-203': { picture: 'fruit', hostSaid: '自然晒干，一点糖没加', tips: DRIED },
  'WD-301': { picture: 'bag', hostSaid: '三斤鲜牛肉出一斤干', tips: MEAT },
  'WD-302': { picture: 'bag', hostSaid: '薄到透光，蜜刷了三遍', tips: MEAT },
  'WD-401': { picture: 'bag', hostSaid: '一碰就掉渣的那种酥', tips: CAKE },
  'WD-402': { picture: 'bag', hostSaid: '海盐压住甜，停不下来', tips: CAKE },
  'WD-501': { picture: 'box', hostSaid: '八罐八个味道，过节直接拎走', tips: BOX },
  'WD-502': { picture: 'box', hostSaid: '给晚归的人留的一盒', tips: BOX },
};

/** The brand's goods as its pages show them. */
export function goodsOf(now: number): Product[] {
  const known = PRODUCTS.map(({ productId, title, category, useDays }) => ({
    productId,
    title,
    category,
    useDays,
  }));
  return [...known, { ...UNCLAIMED_PRODUCT, useDays: 25 }].map((product) => {
    const shown = SHOWN[product.productId];
    return {
      ...product,
      picture: shown?.picture ?? 'box',
      hostSaid: shown?.hostSaid ?? null,
      tips: shown?.tips ?? BOX,
      saidAt: now,
    };
  });
}

/** The invented brand: what it sells, where, and who stands at the counter. */
export interface DemoBrand {
  name: string;
  slogan: string;
  about: string;
}

export interface DemoProduct {
  productId: string;
  title: string;
  category: string;
  /** List price of one piece, fen. */
  priceFen: number;
  /** What one piece costs during a livestream, fen. */
  livePriceFen: number;
  /** Days until one piece is eaten up; the next purchase is expected about then. */
  useDays: number;
}

export interface DemoShop {
  key: string;
  name: string;
  address: string;
}

export interface DemoStaff {
  account: string;
  name: string;
  role: 'cashier' | 'agent' | 'manager';
  shopKey: string;
}

export const BRAND: DemoBrand = {
  name: '晚灯果铺',
  slogan: '夜里最后一盏灯，留给想吃点好的人',
  about: '一家虚构的零食铺子：坚果、果干、肉脯和小点心，晚上开播，散场以后慢慢照顾每一位买过的人。',
};

const product = (
  productId: string,
  category: string,
  title: string,
  priceFen: number,
  livePriceFen: number,
  useDays: number,
): DemoProduct => ({ productId, title, category, priceFen, livePriceFen, useDays });

export const PRODUCTS: readonly DemoProduct[] = [
  product('WD-101', '坚果', '每日一把混合坚果 30 包', 12900, 9900, 30),
  product('WD-102', '坚果', '奶香夏威夷果 500g', 5990, 4690, 14),
  product('WD-103', '坚果', '手剥巴旦木 500g', 5590, 4290, 14),
  product('WD-104', '坚果', '盐烤腰果仁 400g', 6290, 4990, 12),
  product('WD-105', '坚果', '灯下慢炒板栗仁 8 袋', 4590, 3590, 10),
  product('WD-201', '果干', '半干芒果条 3 袋', 3990, 2990, 9),
  product('WD-202', '果干', '冻干草莓脆 4 罐', 6890, 5290, 14),
  product('WD-203', '果干', '无花果干 500g', 4290, 3390, 14),
  product('WD-301', '肉食', '风干手撕牛肉 250g', 7590, 5990, 10),
  product('WD-302', '肉食', '蜜汁猪肉脯 400g', 4990, 3890, 9),
  product('WD-401', '糕点', '核桃桃酥 12 枚', 3690, 2790, 8),
  product('WD-402', '糕点', '海盐坚果脆片 6 盒', 4490, 3490, 12),
  product('WD-501', '礼盒', '「万家灯火」坚果礼盒 8 罐', 25800, 19900, 40),
  product('WD-502', '礼盒', '「晚归」零食礼盒 12 件', 16800, 12900, 25),
];

export const SHOPS: readonly DemoShop[] = [
  { key: 'hubin', name: '湖滨店', address: '湖滨步行街 18 号' },
  { key: 'gaoxin', name: '高新店', address: '高新天地 B1 层 07 铺' },
  { key: 'laojie', name: '老街店', address: '老街牌坊东侧 5 号' },
];

export const STAFF: readonly DemoStaff[] = [
  { account: 'hubin', name: '小栗', role: 'cashier', shopKey: 'hubin' },
  { account: 'gaoxin', name: '小榛', role: 'cashier', shopKey: 'gaoxin' },
  { account: 'laojie', name: '小杏', role: 'cashier', shopKey: 'laojie' },
  { account: 'care', name: '小满', role: 'agent', shopKey: 'hubin' },
  { account: 'manager', name: '阿灯', role: 'manager', shopKey: 'hubin' },
];

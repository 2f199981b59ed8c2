import type { Delivery, DeliveryStage, ParcelMove, ParcelStage } from './parcel';

export const STAGE_TEXTS: Readonly<Record<DeliveryStage, string>> = {
  paid: '已付款',
  shipped: '已发货',
  moving: '运输中',
  delivering: '派送中',
  signed: '已签收',
};

const PARCEL_TEXTS: Readonly<Record<ParcelStage, string>> = {
  'picked-up': '已揽收',
  moving: '运输中',
  arrived: '到达所在城市',
  delivering: '派送中',
  signed: '已签收',
  'held-up': '配送遇到问题',
};

/** Where an order stands, in a word or two. */
export function stageText({ stage, isHeldUp }: Pick<Delivery, 'stage' | 'isHeldUp'>): string {
  if (stage === null) return '已退款';
  if (isHeldUp) return PARCEL_TEXTS['held-up'];
  return stage === 'paid' ? '备货中' : STAGE_TEXTS[stage];
}

export const parcelText = (stage: ParcelStage): string => PARCEL_TEXTS[stage];

/** What a carrier said, or what it means where it said nothing. */
export const moveText = ({ words, stage }: Pick<ParcelMove, 'words' | 'stage'>): string =>
  words ?? PARCEL_TEXTS[stage];

import { defaultPoints, type Ladder, type PointsRules } from '@fanchang/domain';
import { addTemplate, type CouponTemplate } from '../../src/outcomes/coupons';
import { Runner } from '../../src/programs';
import type { House } from './house';

/** 年货节: twice → a gift box, three times → 85折 for the rest of the year. */
export const NEW_YEAR: Ladder = {
  program: 'new-year',
  version: 1,
  name: '年货节',
  campaign: { firstDay: '2026-09-03', lastDay: '2026-09-06' },
  minimumFen: 5_000,
  onRefund: 'take-back-unused',
  steps: [
    {
      step: '2',
      title: '年货礼盒',
      repurchases: 2,
      withinDays: null,
      given: 'when-reached',
      rewards: [{ name: 'gift', gives: { kind: 'coupon', template: 'new-year-box', validDays: 30 } }],
    },
    {
      step: '3',
      title: '全年 85 折',
      repurchases: 3,
      withinDays: null,
      given: 'when-reached',
      rewards: [
        {
          name: 'price',
          gives: { kind: 'member-price', name: '年货节 85 折', rate: 8500, lastDay: '2026-12-31' },
        },
      ],
    },
  ],
};

const BOX: CouponTemplate = {
  key: 'new-year-box',
  name: '年货礼盒',
  worth: { kind: 'gift', giftName: '坚果礼盒' },
  thresholdFen: 0,
  scope: '到店兑换',
  shops: null,
};

/** Publishes a ladder, with what the campaign gives. */
export async function publishLadder(house: House, ladder: Ladder): Promise<void> {
  const stored = { program: ladder.program, version: ladder.version, kind: 'ladder', definition: ladder };
  await house.database.transaction(async (db) => {
    await addTemplate(db, BOX);
    await house.app.get(Runner).publish(db, stored, 0);
  });
}

/** Publishes points by rules that differ from the shipped ones. */
export async function publishPoints(house: House, changes: Partial<PointsRules>): Promise<void> {
  const definition: PointsRules = { ...defaultPoints(0), ...changes };
  const { program, version } = definition;
  await house.database.transaction((db) =>
    house.app.get(Runner).publish(db, { program, version, kind: 'points', definition }, 0),
  );
}

import type { Delivery } from '@/api-types';
import { deliveryLine } from './delivery-words';

const NOW = Date.parse('2026-09-02T21:00:00+08:00');
const delivery = (change: Partial<Delivery>): Delivery => ({
  stage: 'moving',
  stages: [],
  expectedAt: null,
  isGuess: false,
  isHeldUp: false,
  isLate: false,
  parcels: [],
  ...change,
});
const SOON = '2026-09-04T18:00:00.000+08:00';

describe('the line about a delivery', () => {
  it.each<[string, Partial<Delivery>, string]>([
    ['nothing is sent yet', { stage: 'paid' }, '正在为您备货，发出后这里会有单号'],
    ['nobody says when', {}, '已经在路上了'],
    ['the carrier says when', { expectedAt: SOON }, '预计 9 月 4 日 送到'],
    ['only what is usual is known', { expectedAt: SOON, isGuess: true }, '一般 9 月 4 日 前到'],
    [
      'it should be there by now',
      { expectedAt: '2026-09-02T18:00:00.000+08:00' },
      '今天明天就到，请留意电话',
    ],
    ['it is late', { expectedAt: SOON, isLate: true }, '比预计的晚了，我们正在催'],
    ['it is held up', { expectedAt: SOON, isHeldUp: true, isLate: true }, '配送遇到一点问题，我们正在跟进'],
    ['it is there, nobody says since when', { stage: 'signed' }, '已经签收，希望您喜欢'],
    [
      'it is there',
      { stage: 'signed', stages: [{ stage: 'signed', text: '已签收', state: 'done', at: SOON }] },
      '9 月 4 日 18:00 签收，希望您喜欢',
    ],
    ['it was given back', { stage: null }, '这一单的钱已经全部退回'],
  ])('when %s', (_, change, line) => {
    expect(deliveryLine(delivery(change), NOW)).toBe(line);
  });
});

import type { CouponStep } from '@/api-types';
import { refundText, stepNote, stepText } from './history-words';

const step: CouponStep = {
  at: '2026-09-05T12:00:00.000+08:00',
  from: null,
  to: null,
  step: null,
  result: 'ok',
  who: '阿灯',
  where: '湖滨店',
  reason: null,
};

it('tells every move and every try in words', () => {
  const told = [
    { ...step, to: 'granted' },
    { ...step, from: 'granted', to: 'held' },
    { ...step, from: 'held', to: 'granted' },
    { ...step, from: 'granted', to: 'used' },
    { ...step, from: 'used', to: 'granted' },
    { ...step, from: 'granted', to: 'expired' },
    { ...step, from: 'granted', to: 'revoked' },
    { ...step, step: 'quote' },
    { ...step, step: 'confirm', result: 'COUPON_USED' },
    { ...step, step: 'undo', result: 'SOMETHING_NEW' },
  ].map(stepText);
  expect(told).toEqual([
    '发给顾客',
    '结算中',
    '放回券包',
    '已使用',
    '退回券包',
    '已过期',
    '已收回',
    '查券',
    '确认核销，被拒：已被使用',
    '撤销，被拒：SOMETHING_NEW',
  ]);
});

it('tells who, where and why, as far as somebody said', () => {
  expect(stepNote({ ...step, reason: '扫错券' })).toBe('阿灯 · 湖滨店 · 扫错券');
  expect(stepNote({ ...step, who: '规则', where: null })).toBe('规则');
});

it('says a refund only when there was one', () => {
  const order = { source: 'tmall', orderNo: 'T1', paidAt: null, paidFen: 9900, refundedFen: 0 };
  expect(refundText(order)).toBe('');
  expect(refundText({ ...order, refundedFen: 1980 })).toBe('已退 ¥19.80');
});

import type { ApiError } from '@/http';

/** What is typed, as the API takes it: copied numbers bring blanks along. */
export function orderNoOf(typed: string): string {
  return typed.replace(/\s/g, '');
}

export function tailOf(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 4);
}

const ORDER_NO = /^[A-Za-z0-9_-]{6,64}$/;

/** What is missing before anything is asked, as a sentence; null when nothing is. */
export function claimProblem(orderNo: string, tail: string): string | null {
  if (orderNo === '') return '先填上订单编号';
  if (!ORDER_NO.test(orderNo)) return '订单编号是一串数字，请整段复制过来';
  return tail.length === 4 ? null : '收货手机号要填后 4 位';
}

export interface Refused {
  title: string;
  text: string;
  /** Whether giving the phone may help: what was bought under it comes without a number. */
  phoneHelps: boolean;
}

/** A refusal with what to do about it. */
export function refusedWords(error: ApiError): Refused {
  switch (error.code) {
    case 'CLAIM_NOT_FOUND':
      return {
        title: '没有找到这笔订单',
        text: '核对一下编号和后 4 位；刚下的单，过几分钟再来。有些订单绑定下单的手机号就能找到，不用编号。',
        phoneHelps: true,
      };
    case 'CLAIM_TAKEN':
      return {
        title: '这笔订单已经有主人了',
        text: '它在另一个账号名下。是您自己的另一个微信？请联系客服帮您核对、合到一起。',
        phoneHelps: false,
      };
    case 'CLAIM_TOO_OFTEN':
      return { title: '歇一会儿再试', text: error.message, phoneHelps: false };
    default:
      return { title: '没有认领成功', text: error.message, phoneHelps: false };
  }
}

/** Where each shop shows an order's number. */
export const SHOPS = [
  {
    name: '抖音',
    steps: [
      '打开抖音，点「我」，再点「我的订单」',
      '找到那笔订单，点进「订单详情」',
      '在「订单编号」旁边点「复制」，是 19 位数字',
    ],
  },
  {
    name: '微信小店',
    steps: [
      '打开微信，点「我」，再点「订单与卡包」',
      '点「小店订单」，找到那笔订单',
      '在「订单编号」旁边点「复制」',
    ],
  },
  {
    name: '淘宝',
    steps: [
      '打开淘宝，点「我的淘宝」，再点「全部订单」',
      '找到那笔订单，点进「订单详情」',
      '在「订单编号」旁边点「复制」',
    ],
  },
] as const;

import type { Receipt } from '@/api-types';
import { couponFaceText, momentText, yuanExact, yuanOff } from '@/format';
import type { Row } from '@/ui/key-value';

/** Everything on the receipt, from the bill to who undid it. */
export function rowsOf(receipt: Receipt, nowMs: number): Row[] {
  const { coupon, customer, undoneAt, undoReason } = receipt;
  const struck = undoneAt !== null;
  const member: Row[] =
    receipt.memberOffFen > 0 ? [{ label: '会员价减免', value: yuanOff(receipt.memberOffFen), struck }] : [];
  const undone: Row[] = undoneAt === null ? [] : [{ label: '撤销时间', value: momentText(undoneAt, nowMs) }];
  const reason: Row[] = undoReason === null ? [] : [{ label: '撤销原因', value: undoReason }];
  return [
    { label: '本单金额', value: yuanExact(receipt.billFen), struck },
    ...member,
    { label: '本券减免', value: yuanOff(receipt.couponOffFen), struck },
    { label: '券', value: `${couponFaceText(coupon)} · ${coupon.name}` },
    {
      label: '会员',
      value: customer.phoneTail === null ? customer.name : `${customer.name} · 尾号 ${customer.phoneTail}`,
    },
    { label: '门店', value: `${receipt.shopName} · ${receipt.staffName}` },
    { label: '时间', value: momentText(receipt.at, nowMs) },
    ...undone,
    ...reason,
  ];
}

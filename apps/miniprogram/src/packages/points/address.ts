import type { Address } from '@/api-types';

/** An address while it is typed. */
export const NO_ADDRESS: Address = { name: '', phone: '', region: '', detail: '' };

/** What keeps the address from being sent, in the order of the form; null when nothing does. */
export function addressProblem(address: Address): string | null {
  if (address.name.trim() === '') return '请填写收货人';
  if (!/^1\d{10}$/.test(address.phone.trim())) return '请填写 11 位手机号';
  if (address.region.trim().length < 2) return '请填写省市区';
  return address.detail.trim().length < 2 ? '请填写街道门牌' : null;
}

/** As it is sent: without blanks around it. */
export function trimmed({ name, phone, region, detail }: Address): Address {
  return { name: name.trim(), phone: phone.trim(), region: region.trim(), detail: detail.trim() };
}

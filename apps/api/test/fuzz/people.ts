import type { MarkerKind, Markers } from './markers';

/** Somebody whose life is marked. */
export interface Person {
  name: string;
  openid: string;
  nickname: string;
  phone: string;
  address: { name: string; phone: string; region: string; detail: string };
}

/** @param n tells their phones apart. */
export function born(markers: Markers, name: string, n: number): Person {
  const phone = `1390000${String(4_711 + n * 401).padStart(4, '0')}`;
  markers.add('phone', name, phone);
  const word = (kind: MarkerKind) => markers.word(kind, name);
  return {
    name,
    openid: `o-${word('openid')}`,
    nickname: `小${word('nickname')}`,
    phone,
    address: {
      name: `收${word('receiver')}`,
      phone,
      region: `浙江省 ${word('region')}`,
      detail: `桂花弄 ${word('address')} 号`,
    },
  };
}

import { ORDER_EVENT_KINDS, type IdentityKind, type OrderEventKind } from '@fanchang/domain';

/** As a tuple, so that a mapping's schema can list them. */
export const IDENTITY_KINDS = [
  'openid',
  'unionid',
  'phone',
  'douyin',
  'external',
] as const satisfies readonly IdentityKind[];

/** `paid` and `order.paid` are the same. */
export function eventKindOf(text: string): OrderEventKind | null {
  const kind = text.toLowerCase();
  return ORDER_EVENT_KINDS.find((known) => known === kind || known === `order.${kind}`) ?? null;
}

export function identityKindOf(text: string): IdentityKind | null {
  return IDENTITY_KINDS.find((known) => known === text.toLowerCase()) ?? null;
}

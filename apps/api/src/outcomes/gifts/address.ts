import type { Keys } from '../../platform/auth/keys';
import type { AddressDto, MaskedAddressDto } from './order.dto';

/** An address is kept sealed; only who ships the parcel sees the whole of it. */
export function sealAddress(keys: Keys, { name, phone, region, detail }: AddressDto): string {
  return keys.encrypt(JSON.stringify({ name, phone, region, detail }));
}

export function openAddress(keys: Keys, sealed: string): AddressDto {
  return JSON.parse(keys.decrypt(sealed)) as AddressDto;
}

/** Enough to tell one's own addresses apart: the first letter of the name, the last four digits of the phone. */
export function maskedAddress(keys: Keys, sealed: string | null): MaskedAddressDto | null {
  if (sealed === null) return null;
  const { name, phone, region, detail } = openAddress(keys, sealed);
  return { name: `${[...name][0] ?? ''}**`, phoneTail: phone.slice(-4), region, detail };
}

export function isSameAddress(keys: Keys, sealed: string | null, address: AddressDto): boolean {
  if (sealed === null) return false;
  const kept = openAddress(keys, sealed);
  return (['name', 'phone', 'region', 'detail'] as const).every((field) => kept[field] === address[field]);
}

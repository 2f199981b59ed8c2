import { stableHex, stableNumber } from '../random';
import { BoundedMap } from './bounded';

/** Somebody with a phone in their hand. */
export interface Person {
  openid: string;
  unionid: string | null;
  /** Without country code. */
  phone: string;
  countryCode: string;
  nickname: string;
  /** Their id at WeCom once they have added a member of staff; null before. */
  externalUserId: string | null;
  /** Epoch ms of their last login; null: never in the mini-program. */
  visitedAt: number | null;
  /** WeChat takes them for a risk: logging in answers 40226. */
  isBlocked: boolean;
  /** How many sends they have agreed to, by template. */
  accepts: Map<string, number>;
}

export type PersonChanges = Partial<
  Pick<Person, 'unionid' | 'phone' | 'countryCode' | 'nickname' | 'externalUserId' | 'isBlocked'>
>;

/** The least a text must be to be an openid: anything else is answered with 40003. */
export const isOpenid = (text: unknown): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(text);

const FAMILY = '林周沈许苏陆江叶顾秦宋唐韩程白方温夏乔孟';
const GIVEN = [
  '小满',
  '知夏',
  '青禾',
  '予安',
  '南星',
  '一诺',
  '书白',
  '听雨',
  '沐阳',
  '若溪',
  '云舒',
  '子衿',
  '可可',
  '明远',
];

/** Everybody the sandbox has met. Who was never heard of is made up on the spot, always the same way. */
export class People {
  private readonly byOpenid = new BoundedMap<string, Person>(5_000);

  /** The person with this openid, made up if need be. */
  meet(openid: string): Person {
    return this.byOpenid.get(openid) ?? this.byOpenid.set(openid, invent(openid));
  }

  find(openid: string): Person | null {
    return this.byOpenid.get(openid) ?? null;
  }

  byExternalId(externalUserId: string): Person | null {
    return this.all().find((person) => person.externalUserId === externalUserId) ?? null;
  }

  change(openid: string, changes: PersonChanges): Person {
    return Object.assign(this.meet(openid), changes);
  }

  all(): Person[] {
    return this.byOpenid.values();
  }

  clear(): void {
    this.byOpenid.clear();
  }
}

function invent(openid: string): Person {
  const family = [...FAMILY][stableNumber(`family ${openid}`, [...FAMILY].length)] ?? '林';
  const given = GIVEN[stableNumber(`given ${openid}`, GIVEN.length)] ?? '小满';
  return {
    openid,
    unionid: `u-${openid}`,
    phone: `138${String(stableNumber(`phone ${openid}`, 10 ** 8)).padStart(8, '0')}`,
    countryCode: '86',
    nickname: family + given,
    externalUserId: null,
    visitedAt: null,
    isBlocked: false,
    accepts: new Map(),
  };
}

/** What WeCom will call them. */
export const externalIdOf = (openid: string): string => `wm${stableHex(`wecom ${openid}`, 30)}`;

/** As shops show a phone: first three and last four digits. */
export const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

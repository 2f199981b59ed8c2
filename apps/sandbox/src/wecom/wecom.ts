import { CREDENTIALS } from '../credentials';
import { wecomDress } from '../pushes/dress';
import type { Push } from '../pushes/outbox';
import { random } from '../random';
import { BoundedMap } from '../world/bounded';
import type { Core } from '../world/core';
import { externalIdOf, type Person } from '../world/people';
import { Tasks } from './tasks';
import { xmlOf } from './xml';

const { corpId, push } = CREDENTIALS.wecom;
const LIFE_MS = 7_200_000;
const WELCOME_MS = 20_000;

/** A member of staff who may have customers. */
export interface Member {
  userId: string;
  name: string;
}

/** Somebody's tie to a member of staff. */
export interface Tie {
  externalUserId: string;
  userId: string;
  /** Epoch seconds. */
  since: number;
  state: string;
  tagIds: Set<string>;
}

export interface Welcome {
  externalUserId: string;
  userId: string;
  /** Epoch ms. */
  endsAt: number;
  isUsed: boolean;
}

const MEMBERS: readonly Member[] = [
  { userId: 'aqing', name: '阿青' },
  { userId: 'xiaotang', name: '小棠' },
];

/** WeCom: its token, who added whom, welcome codes, message tasks, and what it tells us. */
export class Wecom {
  readonly ties = new BoundedMap<string, Tie>(10_000);
  readonly welcomes = new BoundedMap<string, Welcome>(5_000);
  readonly tasks: Tasks;
  members = [...MEMBERS];
  private tokens: { text: string; endsAt: number }[] = [];

  constructor(readonly core: Core) {
    this.tasks = new Tasks(core);
  }

  /** The same token as long as it is good. */
  token(): { text: string; endsAt: number } {
    const now = this.core.clock.now();
    const current = this.tokens.at(-1);
    if (current !== undefined && current.endsAt > now) return current;
    const token = { text: random.word(214), endsAt: now + LIFE_MS };
    this.tokens = [...this.tokens.slice(-20), token];
    return token;
  }

  check(text: string): 'good' | 'expired' | 'unknown' {
    const token = this.tokens.find((one) => one.text === text);
    if (token === undefined) return 'unknown';
    return token.endsAt > this.core.clock.now() ? 'good' : 'expired';
  }

  expireAll(): void {
    for (const token of this.tokens) token.endsAt = this.core.clock.now();
  }

  tiesOf(externalUserId: string): Tie[] {
    return this.ties.values().filter((tie) => tie.externalUserId === externalUserId);
  }

  tie(externalUserId: string, userId: string): Tie | null {
    return this.ties.get(`${externalUserId} ${userId}`) ?? null;
  }

  /** A person adds a member of staff; WeCom tells us, with a welcome code. @param state of the contact-me code. */
  add(person: Person, userId: string, state: string): { externalUserId: string; welcomeCode: string } {
    const externalUserId = person.externalUserId ?? externalIdOf(person.openid);
    person.externalUserId = externalUserId;
    const since = this.core.clock.seconds();
    this.ties.set(`${externalUserId} ${userId}`, { externalUserId, userId, since, state, tagIds: new Set() });
    const welcomeCode = `CALLBACK${random.word(36)}`;
    const endsAt = this.core.clock.now() + WELCOME_MS;
    this.welcomes.set(welcomeCode, { externalUserId, userId, endsAt, isUsed: false });
    this.tell('add_external_contact', {
      UserID: userId,
      ExternalUserID: externalUserId,
      State: state,
      WelcomeCode: welcomeCode,
    });
    return { externalUserId, welcomeCode };
  }

  /** A person deletes a member of staff from their contacts; WeCom tells us. */
  remove(externalUserId: string, userId: string): void {
    this.ties.delete(`${externalUserId} ${userId}`);
    this.tell('del_follow_user', { UserID: userId, ExternalUserID: externalUserId });
  }

  reset(): void {
    this.ties.clear();
    this.welcomes.clear();
    this.tasks.clear();
    this.tokens = [];
    this.members = [...MEMBERS];
  }

  private tell(change: string, data: Record<string, string>): Push {
    const { clock, outbox } = this.core;
    return outbox.send({
      to: 'wecom',
      event: change,
      about: data.ExternalUserID ?? '',
      message: xmlOf({
        ToUserName: corpId,
        FromUserName: 'sys',
        CreateTime: clock.seconds(),
        MsgType: 'event',
        Event: 'change_external_contact',
        ChangeType: change,
        ...data,
      }),
      dress: wecomDress(clock, push, corpId),
    });
  }
}

import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../../platform/auth/keys';
import { Clock } from '../../../platform/clock';
import { Database } from '../../../platform/database/database';
import type { Db } from '../../../platform/database/db';
import { isRejected, Unavailable } from '../../../platform/outside/answers';
import { CONTENT_SCENE, MiniProgram } from '../../../platform/wechat/mini-program';
import { openidOf } from '../claim/claims';
import { NO_NAME } from '../identify';
import type { AvatarDto, ProfileChangeDto, ProfileDto } from './account.dto';
import { maskedPhone } from './masked-phone';
import { isPicture } from './picture';

const MOST_BYTES = 200 * 1024;

interface ProfileRow {
  id: number;
  nickname: string | null;
  phone_sealed: string | null;
  created_at: number;
  media_type: string | null;
  content: string | null;
}

/** What a shopper shows of themselves. */
@Injectable()
export class Profiles {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly miniProgram: MiniProgram,
  ) {}

  async of(customerId: CustomerId, books: Pick<Db, 'one'> = this.database): Promise<ProfileDto> {
    const row = await books.one<ProfileRow>(
      `SELECT c.id, c.nickname, c.phone_sealed, c.created_at, a.media_type, a.content
       FROM customers c LEFT JOIN customer_avatars a ON a.customer_id = c.id WHERE c.id = ?`,
      [customerId],
    );
    if (row === null) throw new Error('whoever is logged in has no customer');
    return {
      id: String(row.id),
      nickname: row.nickname ?? NO_NAME,
      avatar: row.content === null ? null : `data:${row.media_type};base64,${row.content}`,
      phone: row.phone_sealed === null ? null : maskedPhone(this.keys.decrypt(row.phone_sealed)),
      joinedAt: this.clock.calendar.iso(row.created_at),
    };
  }

  /** Changes what is given. A name passes WeChat's eyes first, as far as WeChat answers. */
  async change(customerId: CustomerId, change: ProfileChangeDto): Promise<ProfileDto | Refusal> {
    // What is left out may come as null.
    const nickname = change.nickname ?? undefined;
    const avatar = change.avatar ?? undefined;
    if (avatar != null && !fits(avatar)) return refuse('AVATAR_INVALID');
    if (nickname != null && (await this.isRisky(customerId, nickname))) return refuse('NICKNAME_RISKY');
    const now = this.clock.now();
    return this.database.transaction(async (db) => {
      if (nickname != null) {
        await db.run('UPDATE customers SET nickname = ? WHERE id = ?', [nickname, customerId]);
      }
      if (avatar != null) {
        await db.upsert(
          'customer_avatars',
          ['customer_id', 'media_type', 'content', 'changed_at'],
          [[customerId, avatar.type, avatar.data, now]],
          ['customer_id'],
          ['media_type', 'content', 'changed_at'],
        );
      }
      return this.of(customerId, db);
    });
  }

  private async isRisky(customerId: CustomerId, nickname: string): Promise<boolean> {
    const openid = await openidOf(this.database, customerId);
    if (openid === null) return false;
    try {
      const checked = await this.miniProgram.checkText({
        openid,
        scene: CONTENT_SCENE.profile,
        content: nickname,
      });
      return !isRejected(checked) && checked.suggest === 'risky';
    } catch (error) {
      // Only they themselves see it: WeChat being away is no reason to keep them from it.
      if (error instanceof Unavailable) return false;
      throw error;
    }
  }
}

function fits({ type, data }: AvatarDto): boolean {
  const bytes = Buffer.from(data, 'base64');
  return bytes.length > 0 && bytes.length <= MOST_BYTES && isPicture(bytes, type);
}

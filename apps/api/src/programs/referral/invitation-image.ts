import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { InvitationCodes } from '../../facts/invitations';
import { Database } from '../../platform/database/database';
import { Log } from '../../platform/log';
import { isRejected } from '../../platform/outside/answers';
import { MiniProgram } from '../../platform/wechat/mini-program';
import { LANDING_PAGE } from './my-invitation';

/** The mini-program code 小程序码 of somebody's invitation: asked for once, kept. */
@Injectable()
export class InvitationImage {
  constructor(
    private readonly database: Database,
    private readonly codes: InvitationCodes,
    private readonly miniProgram: MiniProgram,
    private readonly log: Log,
  ) {}

  /** @returns the picture, or OUTSIDE_UNAVAILABLE. @throws Unavailable when WeChat does not answer. */
  async of(customerId: CustomerId): Promise<Buffer | Refusal> {
    const { id, code } = await this.database.transaction((db) => this.codes.ofPerson(db, customerId));
    const kept = await this.database.one<{ image: string | null }>(
      'SELECT image FROM invitation_codes WHERE id = ?',
      [id],
    );
    if (kept?.image != null) return Buffer.from(kept.image, 'base64');
    // The page finds the code as `scene` in its query.
    const image = await this.miniProgram.codeImage({ scene: code, page: LANDING_PAGE });
    if (isRejected(image)) {
      this.log.info('no picture of an invitation', { rejected: image.rejected });
      return refuse('OUTSIDE_UNAVAILABLE');
    }
    await this.database.run('UPDATE invitation_codes SET image = ? WHERE id = ?', [
      image.toString('base64'),
      id,
    ]);
    return image;
  }
}

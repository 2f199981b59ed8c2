import { createHmac } from 'node:crypto';
import { equal, type Keys } from './keys';

/** What a refresh token says: whose turn it is in which session. */
export interface Turn {
  sessionId: string;
  /** How often the session had been refreshed when the token was made. */
  turn: number;
}

const SHAPE = /^([0-9a-f-]{36})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/;

/** Refresh tokens are signed, so one that was guessed is refused without asking the database. */
export class RefreshTokens {
  private readonly key: Buffer;

  constructor(keys: Keys) {
    // A key of its own: what signs access tokens signs nothing else.
    this.key = createHmac('sha256', keys.session).update('refresh tokens').digest();
  }

  write({ sessionId, turn }: Turn): string {
    return `${sessionId}.${turn}.${this.signatureOf(sessionId, turn)}`;
  }

  /** @returns null when it is not one of ours. */
  read(token: string): Turn | null {
    const [, sessionId = '', turnText = '', signature = ''] = SHAPE.exec(token) ?? [];
    const turn = Number(turnText);
    if (sessionId === '' || !equal(this.signatureOf(sessionId, turn), signature)) return null;
    return { sessionId, turn };
  }

  private signatureOf(sessionId: string, turn: number): string {
    return createHmac('sha256', this.key).update(`${sessionId}.${turn}`).digest('base64url');
  }
}

import { random } from '../random';
import { BoundedMap } from './bounded';
import type { WorldClock } from './clock';
import { isOpenid } from './people';

export type CodeKind = 'demo' | 'phone';
export type Taken = { openid: string } | 'used' | 'expired' | 'unknown';

const LIFE_MS = 5 * 60_000;

/**
 * Codes that a phone hands to our mini-program: one use, five minutes.
 *
 * Beside codes given out there are written ones: `demo:<openid>:<anything>` (login) and `phone:<openid>:<anything>`,
 * each once per full text; `demo:<openid>` with nothing after it works again and again.
 */
export class Codes {
  private readonly issued = new BoundedMap<string, { kind: CodeKind; openid: string; endsAt: number }>(
    10_000,
  );
  private readonly used = new BoundedMap<string, true>(50_000);

  constructor(private readonly clock: WorldClock) {}

  issue(kind: CodeKind, openid: string): string {
    const code = `0${random.word(31)}`;
    this.issued.set(code, { kind, openid, endsAt: this.clock.now() + LIFE_MS });
    return code;
  }

  take(kind: CodeKind, code: unknown): Taken {
    if (typeof code !== 'string' || code.length > 256) return 'unknown';
    const found = this.issued.get(code) ?? written(kind, code);
    if (found === null || found.kind !== kind) return 'unknown';
    if (found.endsAt <= this.clock.now()) return 'expired';
    if (code === `demo:${found.openid}`) return { openid: found.openid };
    if (this.used.has(code)) return 'used';
    this.used.set(code, true);
    return { openid: found.openid };
  }

  clear(): void {
    this.issued.clear();
    this.used.clear();
  }
}

function written(kind: CodeKind, code: string) {
  const [prefix, openid] = code.split(':', 2);
  return prefix === kind && isOpenid(openid) ? { kind, openid, endsAt: Infinity } : null;
}

import { createHash } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import type { PushSecrets } from '../../config-outside';
import type { Clock } from '../../platform/clock';
import { orRefuse } from '../../platform/http/refused';
import type { Metrics } from '../../platform/metrics';
import type { Fields } from '../../platform/outside/fields';
import { type PushQuery, PushSecret } from '../../platform/wechat/push-secret';
import { readMessage } from './message';

/** A push whose signature was right. */
export interface PushedMessage {
  /** The same for every repeat of the push: of the message as it was before it was encrypted. */
  digest: string;
  message: Fields;
  /** When the platform says it happened; now when it does not say. */
  happenedAt: number;
}

export type { PushQuery };

/** What became of a push: kept and acted upon, known already, or about something nobody here needs to know. */
export type PushResult = 'new' | 'repeated' | 'unknown';

/** Whose address it is; `secrets` null where the brand has not set it up, which is then as if it did not exist. */
interface Owner {
  from: string;
  appId: string | undefined;
  secrets: PushSecrets | null | undefined;
}

/** What WeChat and WeCom want to hear within five seconds; else they push again. */
const SUCCESS = 'success';

/**
 * An address WeChat or WeCom pushes to. What is stale, unsigned or forged is refused after a hash or two: nothing is
 * parsed and no database asked before.
 */
export class PushAddress {
  private readonly secret: PushSecret | null;

  constructor(
    private readonly owner: Owner,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {
    const { appId, secrets } = owner;
    this.secret =
      appId === undefined || !secrets ? null : new PushSecret({ ...secrets, appId }, () => clock.now());
  }

  /** The platform checks the address when it is set up. @returns what it wants to hear. @throws Refused */
  echo(query: PushQuery): string {
    const said = this.secret === null ? refuse('NOT_FOUND') : this.secret.echo(query);
    return orRefuse<string>(said);
  }

  /**
   * Opens a push and hands it on. @param take keeps it, or refuses what cannot be understood.
   * @returns what the platform wants to hear, of a repeat as of the first. @throws Refused
   */
  async answer(
    query: PushQuery,
    body: Buffer | undefined,
    take: (pushed: PushedMessage) => Promise<PushResult | Refusal>,
  ): Promise<string> {
    const pushed = this.open(query, body ?? Buffer.alloc(0));
    const result = isRefusal(pushed) ? pushed : await take(pushed);
    this.metrics.pushes.inc({
      from: this.owner.from,
      result: isRefusal(result) ? result.refused : result,
    });
    orRefuse(result);
    return SUCCESS;
  }

  private open(query: PushQuery, body: Buffer): PushedMessage | Refusal {
    if (this.secret === null) return refuse('NOT_FOUND');
    const text = this.secret.open(query, body);
    if (isRefusal(text)) return text;
    const message = readMessage(text);
    if (isRefusal(message)) return message;
    const digest = createHash('sha256').update(text).digest('hex');
    return { digest, message, happenedAt: message.instant('CreateTime') ?? this.clock.now() };
  }
}

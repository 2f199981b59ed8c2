/** Who asks. */
export type ActorKind = 'nobody' | 'shopper' | 'staff' | 'client' | 'platform' | 'stale' | 'forged';

/** Somebody who sends requests, as long as their session lives; then they log in again. */
export class Actor {
  /** What goes with their requests. */
  token: string | null = null;
  private entering: Promise<void> | null = null;

  /**
   * @param name as the report calls them.
   * @param owner whose markers they may see: their own.
   * @param enter logs them in. @returns the access token.
   */
  constructor(
    readonly name: string,
    readonly kind: ActorKind,
    readonly owner: string,
    private readonly enter: (() => Promise<string>) | null,
  ) {}

  /** Whether the house should let them in. */
  get isKnown(): boolean {
    return this.kind === 'shopper' || this.kind === 'staff';
  }

  /** Logged in, if they ever are. */
  async ready(): Promise<void> {
    if (this.token !== null || this.enter === null) return;
    this.entering ??= this.enter()
      .then((token) => {
        this.token = token;
      })
      .finally(() => {
        this.entering = null;
      });
    await this.entering;
  }

  /** Their session is over. @param token the one that was refused; a newer one stays. */
  out(token: string | null): void {
    if (this.enter !== null && this.token === token) this.token = null;
  }
}

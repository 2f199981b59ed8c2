const TOKEN = /[A-Za-z0-9_-][A-Za-z0-9_.-]{19,}/g;
const NAMES = /token|ticket|secret|proof/i;

/** What only the house knows, and what only one person was told. */
export class Secrets {
  private readonly houses = new Map<string, string>();
  private readonly issued = new Map<string, string>();

  /** @param name what it is called in a report. */
  keep(name: string, value: string): void {
    if (value.length < 8) throw new Error(`${name} is too short to be looked for`);
    this.houses.set(value, name);
  }

  /** Tokens somebody was given. */
  learn(owner: string, answer: unknown, name = ''): void {
    if (typeof answer === 'string') {
      if (NAMES.test(name) && answer.length >= 20) this.issue(owner, answer);
    } else if (typeof answer === 'object' && answer !== null) {
      for (const [key, value] of Object.entries(answer)) this.learn(owner, value, key);
    }
  }

  issue(owner: string, token: string): void {
    if (!this.issued.has(token)) this.issued.set(token, owner);
  }

  /** Names of the house's secrets that stand in the text. */
  housesIn(text: string): string[] {
    return [...this.houses].filter(([value]) => text.includes(value)).map(([, name]) => name);
  }

  /** To whom the tokens were given that stand in the text. */
  issuedIn(text: string): { owner: string; token: string }[] {
    return [...text.matchAll(TOKEN)].flatMap(([token]) => {
      const owner = this.issued.get(token);
      return owner === undefined ? [] : [{ owner, token }];
    });
  }
}

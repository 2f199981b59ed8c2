/** What is known of one person and of nobody else. */
export type MarkerKind =
  | 'openid'
  | 'unionid'
  | 'nickname'
  | 'phone'
  | 'shop order'
  | 'mall order'
  | 'coupon code'
  | 'receiver'
  | 'region'
  | 'address'
  | 'staff name'
  | 'staff account';

export interface Marker {
  kind: MarkerKind;
  owner: string;
  value: string;
}

const WORDS = /mk[0-9a-z]{8}|[A-Z]?\d{11,}/g;
const LENGTHS = [11, 12];

/** Personal words planted in the world, found wherever they turn up: each is unlike anything else. */
export class Markers {
  private readonly byValue = new Map<string, Marker>();
  private made = 0;

  /** A word of ten letters nobody else has, to be put into a name or a text. */
  word(kind: MarkerKind, owner: string): string {
    this.made += 1;
    const value = `mk${(this.made * 7_919).toString(36).padStart(8, '0')}`;
    this.add(kind, owner, value);
    return value;
  }

  /** @param value a word of `word`, or eleven digits and more. */
  add(kind: MarkerKind, owner: string, value: string): void {
    if (!this.byValue.has(value)) this.byValue.set(value, { kind, owner, value });
  }

  in(text: string): Marker[] {
    const found = new Set<Marker>();
    const look = (value: string) => {
      const marker = this.byValue.get(value);
      if (marker !== undefined) found.add(marker);
    };
    for (const [word] of text.matchAll(WORDS)) {
      look(word);
      if (word.startsWith('mk') || word.length > 400) continue;
      for (const length of LENGTHS) {
        for (let from = 0; from + length <= word.length; from += 1) look(word.slice(from, from + length));
      }
    }
    return [...found];
  }
}

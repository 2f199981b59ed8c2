/** An invitation code 邀请码, as it is read out and typed. */

/** In fours, where it is long enough to lose one's place: 'K7QM2XPA' → 'K7QM 2XPA'. */
export function spelled(code: string): string {
  return code.length < 6 ? code : code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** What was typed or copied, as the API takes it: blanks, signs and small letters are nobody's mistake. */
export function codeOfTyped(typed: string): string {
  return typed.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
}

/** The code a page was opened with: by a card or link as `code`, by a scanned mini-program code as `scene`. */
export function codeOfParams(params: Partial<Record<string, string>>): string {
  return codeOfTyped(decodeURIComponent(params.code ?? params.scene ?? ''));
}

/** A reward in its parts: '¥20 券（满 ¥49 可用）' is a figure, and terms that are read after it. */
export function rewardParts(reward: string): { what: string; terms: string } {
  const [, what = reward, terms = ''] = /^(.*?)（(.*)）$/.exec(reward) ?? [];
  return { what, terms };
}

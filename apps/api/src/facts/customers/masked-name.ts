/** What a friend without a nickname is called. */
export const A_FRIEND = '朋友';

/**
 * A person's name as others see it: first and last character, a star between: 林*满.
 *
 * @param nameless what whoever has no name is called
 */
export function maskedName(name: string | null, nameless = '会员'): string {
  const letters = [...(name ?? '')];
  const [first] = letters;
  if (first === undefined) return nameless;
  return letters.length === 1
    ? `${first}*`
    : `${first}*${letters.length > 2 ? letters[letters.length - 1] : ''}`;
}

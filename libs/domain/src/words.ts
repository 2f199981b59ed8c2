/**
 * Whether words hold a piece of a web page: a tag, a comment, a declaration. Pages show words as they are, so it would do
 * nothing here; where words travel on, it might, and nobody writes it by hand. `3 < 5` and `<3` are words.
 */
export function hasMarkup(words: string): boolean {
  return /<\/?[a-z][a-z0-9:-]*(?:[\s/][^<>]*)?>|<(?:!--|!doctype|\?xml)|<(?:script|iframe|img|svg|style|object|embed|link|meta)\b/i.test(
    words,
  );
}

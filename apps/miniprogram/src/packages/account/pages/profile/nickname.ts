/** Longest nickname the API takes, in characters as people count them. */
export const LONGEST_NICKNAME = 20;

/** What is wrong with a nickname, as a sentence; null when nothing is. */
export function nicknameProblem(nickname: string): string | null {
  const { length } = [...nickname.trim()];
  // WeChat empties the field when it does not let a name pass.
  if (length === 0) return '昵称还空着，写一个好认的';
  return length > LONGEST_NICKNAME ? `昵称最多 ${LONGEST_NICKNAME} 个字` : null;
}

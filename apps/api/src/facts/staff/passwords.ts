import { hash, verify } from '@node-rs/argon2';

/** Checked where there is no such account, so that the answer takes as long. */
const nobody = hash('nobody has this password');

/** Only its argon2id hash is ever kept. Some tens of milliseconds: never inside a transaction that holds anything. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** @param kept null where there is no account: as slow, and never right. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const right = await verify(kept ?? (await nobody), password);
  return kept !== null && right;
}

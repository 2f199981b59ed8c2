/** Injection tokens for what is not a class. */
export const CONFIG = Symbol('config');

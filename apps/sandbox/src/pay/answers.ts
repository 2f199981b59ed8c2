/** What WeChat Pay says: an HTTP status, and a body; null: none. */
export interface Said {
  status: number;
  body: Record<string, unknown> | null;
}

/** Codes it says no with, and their HTTP status. */
const STATUS = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  APPID_MCHID_NOT_MATCH: 400,
  ORDER_CLOSED: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  NOT_ENOUGH: 403,
  OUT_TRADE_NO_USED: 403,
  RULE_LIMIT: 403,
  NOT_FOUND: 404,
  ORDER_NOT_EXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  FREQUENCY_LIMITED: 429,
  SYSTEM_ERROR: 500,
} as const;
export type Code = keyof typeof STATUS;

export const yes = (body: Record<string, unknown>): Said => ({ status: 200, body });

/** Done, and nothing to tell. */
export const done: Said = { status: 204, body: null };

/** A no. The message is for people: nobody may branch on it. */
export const no = (code: Code, message: string, detail?: Record<string, unknown>): Said => ({
  status: STATUS[code],
  body: { code, message, ...(detail !== undefined && { detail }) },
});

/** A no that was ordered; a code nobody knows is answered with 400. */
export const ordered = (code: string): Said =>
  isCode(code) ? no(code, '沙箱里安排的错误') : { status: 400, body: { code, message: '沙箱里安排的错误' } };

const isCode = (code: string): code is Code => Object.hasOwn(STATUS, code);

/** Fields that are never written, whatever object they turn up in, and however deep. */
const SECRET_FIELD =
  /^(authorization|cookie|password\w*|\w*token|\w*secret|secret\w*|proof|code|js_?code|ticket|signature|phone\w*|address|totp\w*|\w*sealed|nickname|recovery\w*|content|openid)$/i;
const DEPTH = 5;
/** Nothing shorter is a secret, and it would turn up in innocent words. */
const SHORTEST = 8;
export const HIDDEN = '***';

const PATTERNS: readonly [RegExp, string][] = [
  // MySQL quotes the offending value in its message: `Duplicate entry '…' for key`.
  [/(entry|value:?) '(?:[^'\\]|\\.)*'/gi, `$1 '${HIDDEN}'`],
  // Tokens of ours, wherever.
  [/\beyJ[\w-]{4,}\.[\w-]+\.[\w-]+/g, HIDDEN],
  [/\bBearer [\w.~+/=-]+/g, `Bearer ${HIDDEN}`],
  // Addresses of outside services carry secrets in their query.
  [
    /([?&](?:\w*token|\w*secret|appsecret|js_code|code|sign|signature|msg_signature|phone|openid)=)[^&\s"'<>]+/gi,
    `$1${HIDDEN}`,
  ],
  // What a database's address is opened with.
  [/\b([a-z]+:\/\/[^\s:/@]*):[^\s/@]+@/g, `$1:${HIDDEN}@`],
  // A mobile number of the mainland, and nothing longer: an instant has thirteen digits.
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, HIDDEN],
];

/** Hides what must not be written down. */
export class Redactor {
  private readonly known: RegExp | null;

  /** @param secrets what the process was told and must never say: keys, passwords. */
  constructor(secrets: readonly string[]) {
    const said = [...new Set(secrets.filter((secret) => secret.length >= SHORTEST))].sort(
      (a, b) => b.length - a.length,
    );
    this.known = said.length === 0 ? null : new RegExp(said.map(quoted).join('|'), 'g');
  }

  text(text: string): string {
    if (text.length < SHORTEST) return text;
    let hidden = this.known === null ? text : text.replace(this.known, HIDDEN);
    for (const [pattern, instead] of PATTERNS) hidden = hidden.replace(pattern, instead);
    return hidden;
  }

  /** As it may be written. */
  fields(fields: object): Record<string, unknown> {
    return this.object(fields, 0);
  }

  private object(fields: object, depth: number): Record<string, unknown> {
    const hidden: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fields)) {
      hidden[name] = SECRET_FIELD.test(name) && value != null ? HIDDEN : this.value(value, depth);
    }
    return hidden;
  }

  private value(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= DEPTH) return HIDDEN;
    if (Array.isArray(value)) return value.map((one) => this.value(one, depth + 1));
    if (value instanceof Error) return this.object({ message: value.message, stack: value.stack }, depth + 1);
    return this.object(value, depth + 1);
  }
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const OF_ANY_PROCESS = new Redactor([]);

/** A text as it may be kept or shown, by somebody who knows none of our secrets. */
export function redacted(text: string): string {
  return OF_ANY_PROCESS.text(text);
}

/** An error as it may be shown to whoever started the process. */
export function shownError(error: unknown): string {
  const { stack } = error instanceof Error ? error : new Error(String(error));
  return redacted(stack ?? String(error));
}

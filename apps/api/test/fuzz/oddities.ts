import fc from 'fast-check';

/** What a body may claim to be. */
export const CONTENT_TYPES = [
  null,
  'application/json; charset=utf-8',
  'application/JSON',
  'application/json; charset=latin1',
  'text/plain',
  'text/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/octet-stream',
  'nonsense',
] as const;

/** Headers nobody asked for. */
export const oddHeader: fc.Arbitrary<[string, string]> = fc.constantFrom<[string, string][]>(
  ['accept', 'text/html'],
  ['accept-encoding', 'gzip, deflate, br'],
  ['content-encoding', 'gzip'],
  ['cookie', `a=${'b'.repeat(3_000)}`],
  ['x-forwarded-for', "1.2.3.4, ' OR 1=1"],
  ['x-forwarded-host', 'evil.example'],
  ['host', 'evil.example:99999'],
  ['range', 'bytes=0-1'],
  ['if-none-match', '*'],
  ['if-modified-since', 'yesterday'],
  ['x-http-method-override', 'DELETE'],
  ['x-request-id', '<script>'],
  ['authorization', 'Basic YTpi'],
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer  '],
  ['authorization', `Bearer ${'a.'.repeat(3_000)}`],
  ['authorization', 'Bearer eyJhbGciOiJub25lIn0.eyJzIjp7ImtpbmQiOiJzdGFmZiJ9fQ.'],
  ['authorization', 'bearer null'],
  ['accept-language', '../../etc'],
  ['origin', 'null'],
  ['user-agent', '() { :;}; echo'],
);

/** What may stand behind an address. */
export const rawTail = fc.constantFrom(
  ...[
    '?',
    '?&&&=',
    '?%zz=%c0%ae',
    '?%00=%00',
    '?__proto__=1',
    '?__proto__[a]=1',
    '?constructor.prototype.a=1',
  ],
  ...[
    '#fragment',
    '/',
    '//',
    '/..',
    '/%2e%2e/%2e%2e',
    ';a=b',
    '%',
    '%zz',
    '?a=%',
    '?toString=1&hasOwnProperty=1',
  ],
  `?${'a=1&'.repeat(2_000)}`,
  `?q=${'x'.repeat(9_000)}`,
);

/** Places in no list. */
export const CURSORS = [
  '0:0',
  '-1:-1',
  '9999999999999999:1',
  'NaN:NaN',
  '1:1:1',
  '1e9:1',
  "1' OR 1=1:1",
  '',
].map((text) => Buffer.from(text).toString('base64url'));

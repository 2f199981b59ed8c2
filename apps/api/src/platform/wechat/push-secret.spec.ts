import fc from 'fast-check';
import { pushSignature } from './push-crypto';
import { PushSecret } from './push-secret';

const SECRETS = { token: 'aToken', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', appId: 'wx1' };
const NOW = 1_790_000_000_000;
const TIMESTAMP = String(NOW / 1000);
const at = (now: number) => () => now;
const secret = new PushSecret(SECRETS, at(NOW));
const plain = new PushSecret({ ...SECRETS, aesKey: null }, at(NOW));
const MESSAGE = '{"Event":"user_authorization_revoke","OpenID":"o1"}';

/** A push as it arrives. */
function pushed(message = MESSAGE, timestamp = TIMESTAMP) {
  const body = secret.seal(message, timestamp, 'nonce1');
  const { MsgSignature, Encrypt } = JSON.parse(body) as { MsgSignature: string; Encrypt: string };
  const signature = pushSignature(SECRETS.token, timestamp, 'nonce1');
  return { query: { timestamp, nonce: 'nonce1', signature, msg_signature: MsgSignature }, body, Encrypt };
}

const refusal = (code: string) => expect.objectContaining({ refused: code });

describe('an encrypted push', () => {
  it('is opened from JSON and from XML', () => {
    const { query, body, Encrypt } = pushed();
    expect(secret.open(query, Buffer.from(body))).toBe(MESSAGE);
    const xml = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${Encrypt}]]></Encrypt></xml>`;
    expect(secret.open(query, Buffer.from(xml))).toBe(MESSAGE);
  });

  it('holds any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const { query, body } = pushed(message);
        expect(secret.open(query, Buffer.from(body))).toBe(message);
      }),
    );
  });

  it('is refused when any byte of what was encrypted is another', () => {
    const { query, Encrypt } = pushed();
    const position = fc.nat({ max: Encrypt.length - 1 });
    fc.assert(
      fc.property(position, fc.constantFrom('A', 'B', '/', '='), (index, letter) => {
        fc.pre(Encrypt[index] !== letter);
        const changed = Encrypt.slice(0, index) + letter + Encrypt.slice(index + 1);
        const opened = secret.open(query, Buffer.from(JSON.stringify({ Encrypt: changed })));
        expect(opened).toEqual(refusal('PUSH_FORGED'));
      }),
    );
  });

  it('is refused when it is cut anywhere', () => {
    const { query, body } = pushed();
    for (let length = 0; length < body.length; length += 1) {
      expect(secret.open(query, Buffer.from(body.slice(0, length)))).toHaveProperty('refused');
    }
  });

  it.each([
    ['the time', { timestamp: String(NOW / 1000 - 1) }],
    ['the nonce', { nonce: 'nonce2' }],
    ['the signature', { msg_signature: pushSignature('another token', TIMESTAMP, 'nonce1', 'x') }],
    ['no signature', { msg_signature: undefined }],
    ['two signatures', { msg_signature: ['a', 'b'] }],
  ])('is forged when %s is another', (_, change) => {
    const { query, body } = pushed();
    expect(secret.open({ ...query, ...change }, Buffer.from(body))).toEqual(refusal('PUSH_FORGED'));
  });

  it('is not for another app with the same secrets', () => {
    const { query, body } = pushed();
    const other = new PushSecret({ ...SECRETS, appId: 'wx2' }, at(NOW));
    expect(other.open(query, Buffer.from(body))).toEqual(refusal('PUSH_MALFORMED'));
  });

  it.each([
    ['five minutes old', 300_000, MESSAGE],
    ['five minutes ahead', -300_000, MESSAGE],
    ['older', 301_000, refusal('PUSH_STALE')],
    ['further ahead', -301_000, refusal('PUSH_STALE')],
  ])('%s', (_, ageMs, result) => {
    const { query, body } = pushed();
    expect(new PushSecret(SECRETS, at(NOW + ageMs)).open(query, Buffer.from(body))).toEqual(result);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"Encrypt":'],
    ['a list', '[]'],
    ['no Encrypt', '{"Event":"x"}'],
    ['another type', '{"Encrypt":{"a":1}}'],
    ['XML cut off', '<xml><Encrypt>x'],
    ['XML too deep', '<a>'.repeat(1_000)],
    ['entities', '<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'],
    ['deep JSON', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['many escapes and no end', `"${'\\"'.repeat(60_000)}`],
  ])('is malformed when its body is %s', (_, body) => {
    const { query } = pushed();
    expect(secret.open(query, Buffer.from(body))).toEqual(refusal('PUSH_MALFORMED'));
  });

  it('is not read when it is larger than any real one', () => {
    const { query } = pushed();
    expect(secret.open(query, Buffer.alloc(262_145, 'a'))).toEqual(refusal('BODY_TOO_LARGE'));
  });

  it.each([{}, { timestamp: '1' }, { timestamp: TIMESTAMP }, { timestamp: [TIMESTAMP], nonce: 'n' }])(
    'is malformed with the query %j',
    (query) => {
      expect(secret.open(query, Buffer.from(pushed().body))).toEqual(refusal('PUSH_MALFORMED'));
    },
  );

  it('never comes plain, though its signature of time and nonce is right', () => {
    const { query } = pushed();
    const opened = secret.open({ ...query, msg_signature: undefined }, Buffer.from(MESSAGE));
    expect(opened).toEqual(refusal('PUSH_MALFORMED'));
  });
});

describe('a plain push', () => {
  const { query } = pushed();

  it('is opened where plain ones are agreed', () => {
    expect(plain.open(query, Buffer.from(MESSAGE))).toBe(MESSAGE);
  });

  it('is refused with another signature', () => {
    const forged = { ...query, signature: pushSignature('another token', TIMESTAMP, 'nonce1') };
    expect(plain.open(forged, Buffer.from(MESSAGE))).toEqual(refusal('PUSH_FORGED'));
    expect(plain.open({ ...query, signature: undefined }, Buffer.from(MESSAGE))).toEqual(
      refusal('PUSH_FORGED'),
    );
  });
});

describe('the check of the address', () => {
  it('repeats the plain word of WeChat', () => {
    const signature = 'f464b24fc39322e44b38aa78f5edd27bd1441696';
    const query = { signature, timestamp: '1714036504', nonce: '1514711492', echostr: '4375120948345356249' };
    const official = new PushSecret({ ...SECRETS, token: 'AAAAA' }, at(1_714_036_504_000));
    expect(official.echo(query)).toBe('4375120948345356249');
    expect(official.echo({ ...query, nonce: '1514711493' })).toEqual(refusal('PUSH_FORGED'));
    expect(official.echo({ ...query, echostr: undefined })).toEqual(refusal('PUSH_MALFORMED'));
    expect(secret.echo(query)).toEqual(refusal('PUSH_STALE'));
  });

  it("opens WeCom's encrypted word", () => {
    const wecom = new PushSecret(
      {
        token: 'QDG6eK',
        aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
        appId: 'wx5823bf96d3bd56c7',
      },
      at(1_409_659_589_000),
    );
    const query = {
      msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
      timestamp: '1409659589',
      nonce: '263014780',
      echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    };
    expect(wecom.echo(query)).toMatch(/^\d+$/);
    expect(wecom.echo({ ...query, echostr: query.echostr.replace('P', 'Q') })).toEqual(
      refusal('PUSH_FORGED'),
    );
  });
});

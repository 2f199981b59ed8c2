import fc from 'fast-check';
import { decryptPush, encryptPush, pushKey, pushSignature } from './push-crypto';

/** Official samples: the message push guide of mini-programs, and WeCom's library of callback crypto. */
describe('the vectors of the platforms', () => {
  it.each([
    ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('signs the plain push of %s', (timestamp, nonce, signature) => {
    expect(pushSignature('AAAAA', timestamp, nonce)).toBe(signature);
  });

  it('opens an encrypted push of a mini-program', () => {
    const encrypted =
      'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';
    expect(pushSignature('AAAAA', '1713424427', '415670741', encrypted)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    );
    expect(decryptPush(pushKey('A'.repeat(43)), 'wxba5fad812f8e6fb9', encrypted)).toBe(
      '{"demo_resp":"good luck"}',
    );
  });

  it('opens a callback of WeCom', () => {
    expect(pushSignature(WECOM.token, '1409659813', '1372623149', WECOM.encrypted)).toBe(
      '477715d11cdb4164915debcba66cb864d751f3e6',
    );
    const message = decryptPush(pushKey(WECOM.aesKey), WECOM.corpId, WECOM.encrypted);
    expect(message).toContain('<Content><![CDATA[hello]]></Content>');
    expect(message).toContain('<MsgId>4561255354251345929</MsgId>');
  });
});

describe('what is encrypted', () => {
  const key = pushKey('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG');
  const receiver = 'wx0123456789abcdef';

  it('comes out as it went in, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(decryptPush(key, receiver, encryptPush(key, receiver, text))).toBe(text);
      }),
    );
  });

  it('looks different each time', () => {
    expect(encryptPush(key, receiver, 'x')).not.toBe(encryptPush(key, receiver, 'x'));
  });

  it('is for nobody else', () => {
    const encrypted = encryptPush(key, receiver, 'x');
    expect(decryptPush(key, 'wx0123456789abcdeg', encrypted)).toBeNull();
    expect(decryptPush(key, '', encrypted)).toBeNull();
    expect(decryptPush(pushKey('B'.repeat(43)), receiver, encrypted)).toBeNull();
  });

  it('is never read past its end, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decryptPush(key, receiver, Buffer.from(bytes).toString('base64'))).toBeNull();
      }),
    );
  });

  it('is refused when it ends early', () => {
    const bytes = Buffer.from(encryptPush(key, receiver, 'a message of some length'.repeat(4)), 'base64');
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decryptPush(key, receiver, bytes.subarray(0, length).toString('base64'))).toBeNull();
    }
  });
});

it.each(['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`])('%p is no EncodingAESKey', (text) => {
  expect(() => pushKey(text)).toThrow('43 letters and digits');
});

const WECOM = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
  encrypted:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
};

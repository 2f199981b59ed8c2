import { seal, signatureOf, unseal } from './envelope';

const KEY = 'A'.repeat(43);

describe('envelope of a push', () => {
  it.each([
    ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('signs as WeChat documents it (%s)', (timestamp, nonce, signature) => {
    expect(signatureOf('AAAAA', timestamp, nonce)).toBe(signature);
  });

  it('opens and signs the message WeChat documents', () => {
    const encrypted =
      'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';
    expect(unseal(encrypted, KEY)).toEqual({
      message: '{"demo_resp":"good luck"}',
      receiver: 'wxba5fad812f8e6fb9',
    });
    expect(signatureOf('AAAAA', '1713424427', '415670741', encrypted)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    );
  });

  it.each([0, 1, 30, 31, 32, 33, 500])('opens what it sealed (%i bytes)', (length) => {
    const message = '返'.repeat(Math.floor(length / 3)) + 'x'.repeat(length % 3);
    const sealed = seal(message, KEY, 'wxsandbox0000000001');
    expect(Buffer.from(sealed, 'base64').length % 32).toBe(0);
    expect(unseal(sealed, KEY)).toEqual({ message, receiver: 'wxsandbox0000000001' });
  });

  it('never seals the same message the same way', () => {
    expect(seal('a', KEY, 'wx')).not.toBe(seal('a', KEY, 'wx'));
  });
});

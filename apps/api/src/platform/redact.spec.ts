import { Redactor } from './redact';

const redactor = new Redactor(['a+secret/of.ours==', 'short']);

describe('what must not be written down', () => {
  it.each([
    ['password', { password: 'x' }],
    ['token of any name', { accessToken: 'x', refreshToken: 'x', token: 'x' }],
    ['deep in an object', { a: { b: [{ phone: '1' }] } }],
    ['sealed values', { phone_sealed: 'v1.x', totpSealed: 'v1.x' }],
  ])('is hidden by its field: %s', (_, fields) => {
    const written = JSON.stringify(redactor.fields(fields));
    expect(written).not.toContain('"x"');
    expect(written).not.toContain('"1"');
    expect(written).toContain('***');
  });

  it.each([
    ['a secret we were told', 'login with a+secret/of.ours== failed'],
    ['a session', 'got eyJhbGciOiJIUzI1NiJ9.eyJzIjoxfQ.abc-def'],
    ['a header', 'authorization: Bearer abc.def'],
    ['a query', 'GET https://api.example/cgi?access_token=AbC123&openid=o-1'],
    ['a database address', 'cannot reach mysql://fanchang:pa55w0rd@db:3306/x'],
    ['a phone number', 'duplicate 13812345678.'],
    ['a quoted value', "Duplicate entry 'openid:abc' for key 'uq'"],
  ])('is hidden in text: %s', (_, text) => {
    const written = redactor.text(text);
    expect(written).toContain('***');
    for (const part of ['secret/of', 'eyJ', 'abc', 'AbC123', 'o-1', 'pa55w0rd', '138123', 'openid:']) {
      expect(written).not.toContain(part);
    }
  });

  it('leaves everything else as it is', () => {
    const fields = {
      requestId: '0e4a1c1e-0000-4000-8000-138123456789',
      route: '/me/privacy',
      status: 200,
      at: 1_788_350_400_000,
      code: null,
    };
    expect(redactor.fields(fields)).toEqual(fields);
    expect(redactor.text('work orders.fold #17 failed at 1788350400000, short')).toBe(
      'work orders.fold #17 failed at 1788350400000, short',
    );
  });

  it('ends where an object holds itself', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(JSON.stringify(redactor.fields(circle))).toContain('***');
  });
});

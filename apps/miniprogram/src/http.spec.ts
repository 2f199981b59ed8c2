import { fake } from '../test/stubs/taro';
import { send, withQuery } from './http';

beforeEach(() => fake.reset());

it('sends the token and gives back the body', async () => {
  fake.answer = () => Promise.resolve({ statusCode: 200, data: { ok: true } });
  await expect(send({ method: 'GET', path: '/me/archive', token: 't' })).resolves.toEqual({ ok: true });
  expect(fake.asked[0]).toMatchObject({ url: '/me/archive', header: { authorization: 'Bearer t' } });
});

it('says a refusal in the server’s words', async () => {
  fake.answer = () => Promise.resolve({ statusCode: 409, data: { code: 'USED', message: '这张券已被使用' } });
  await expect(send({ method: 'POST', path: '/x', body: {} })).rejects.toMatchObject({
    code: 'USED',
    message: '这张券已被使用',
    status: 409,
  });
});

it('has a sentence of its own for an answer without one, and for none at all', async () => {
  fake.answer = () => Promise.resolve({ statusCode: 502, data: '<html>' });
  await expect(send({ method: 'GET', path: '/x' })).rejects.toMatchObject({ code: 'UNKNOWN', status: 502 });
  fake.answer = () => Promise.reject(new Error('down'));
  await expect(send({ method: 'GET', path: '/x' })).rejects.toMatchObject({ code: 'NETWORK', status: 0 });
});

it('leaves out of a query what is null', () => {
  expect(withQuery('/me/story', { cursor: null, limit: 6 })).toBe('/me/story?limit=6');
  expect(withQuery('/me/story', { cursor: 'a b', limit: null })).toBe('/me/story?cursor=a%20b');
  expect(withQuery('/me/story', { cursor: null })).toBe('/me/story');
});

import { act, renderHook, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { personDoes } from '../../test/stubs/platform';
import { fake } from '../../test/stubs/taro';
import type { Photo } from '../api-types';
import { ApiError, sendFile } from '../http';
import { asShopper, signIn } from '../session';
import type { Shot } from '../ui/photo-picker';
import { useShots } from './use-shots';

const PHOTO: Photo = { photoNo: 'p1', state: 'checking', path: '/photos/p1', width: 4, height: 3 };

beforeEach(async () => {
  fake.reset();
  const login = {
    accessToken: 'mine',
    expiresAt: '2099-01-01T00:00:00.000+08:00',
    refreshToken: 'r-mine',
    refreshExpiresAt: '2099-01-01T00:00:00.000+08:00',
    person: { id: 'p' },
  };
  fake.answer = () => Promise.resolve({ statusCode: 200, data: login });
  await signIn();
  personDoes.photos = ['one.jpg', 'two.jpg'];
  personDoes.photoAnswer = { status: 200, body: PHOTO };
});

function picking() {
  return renderHook(() => {
    const [shots, setShots] = useState<readonly Shot[]>([]);
    const send = (address: string) => asShopper((token) => sendFile<Photo>('/me/photos', token, address));
    return { shots, ...useShots((change) => setShots(change), send) };
  }).result;
}

it('sends what was picked, and keeps what the API says of it', async () => {
  const result = picking();
  act(() => result.current.add(6));
  await waitFor(() => expect(result.current.shots.map(({ state }) => state)).toEqual(['sent', 'sent']));
  expect(result.current.shots[0]).toMatchObject({ address: 'one.jpg', photo: { photoNo: 'p1' } });
  act(() => result.current.remove(result.current.shots[0]?.key ?? ''));
  expect(result.current.shots.map(({ address }) => address)).toEqual(['two.jpg']);
});

it('says why one was refused, and sends it again when asked to', async () => {
  personDoes.photos = ['large.jpg'];
  personDoes.photoAnswer = {
    status: 413,
    body: { code: 'PHOTO_TOO_LARGE', message: '照片太大，单张不能超过 10 MB' },
  };
  const result = picking();
  act(() => result.current.add(6));
  await waitFor(() =>
    expect(result.current.shots).toMatchObject([{ state: 'failed', said: '照片太大，单张不能超过 10 MB' }]),
  );
  personDoes.photoAnswer = { status: 200, body: PHOTO };
  act(() => result.current.retry(result.current.shots[0]?.key ?? '', 'large.jpg'));
  await waitFor(() => expect(result.current.shots).toMatchObject([{ state: 'sent', said: undefined }]));
});

it('names a lost connection as every page does', async () => {
  personDoes.photoAnswer = null;
  await expect(sendFile('/me/photos', 'mine', 'one.jpg')).rejects.toThrow(
    new ApiError('NETWORK', '网络没有连上，请检查后再试', 0),
  );
});

import { SANDBOX } from '../../api/src/platform/outside/sandbox-credentials';
import { CREDENTIALS } from './credentials';

it('knows the API by what the API knows of it', () => {
  expect(CREDENTIALS).toEqual(SANDBOX);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signatureOf } from '../../src/platform/auth/signature';
import { projectRoot } from '../../src/app';

describe('the signature to check against', () => {
  it.each(['webhook.md', 'checkout.md'])('in docs/%s is right', (file) => {
    const text = readFileSync(join(projectRoot(), 'docs', file), 'utf8');
    const said = (name: string) => new RegExp(`^\\| ${name} \\| \`(.+)\` \\|$`, 'm').exec(text)?.[1] ?? '';
    const body = Buffer.from(said('body'));
    expect(body.length).toBeGreaterThan(0);
    expect(signatureOf(said('secret'), said('timestamp'), said('nonce'), body)).toBe(said('signature'));
  });
});

import { Keys } from './keys';

const SECRET = Buffer.alloc(32, 1);
const data = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) });

describe('sealing with keys that have names', () => {
  it('uses the derived key where none are given, and names it v1', () => {
    const keys = new Keys(SECRET);
    expect(keys.currentId).toBe('v1');
    expect(Keys.idOf(keys.encrypt('林小满'))).toBe('v1');
    expect(keys.decrypt(keys.encrypt('林小满'))).toBe('林小满');
  });

  it('seals with the first, and opens what any of them sealed', () => {
    const before = new Keys(SECRET).encrypt('old');
    const middle = new Keys(SECRET, [data('k1', 2)]).encrypt('middle');
    const keys = new Keys(SECRET, [data('k2', 3), data('k1', 2)]);
    expect(Keys.idOf(keys.encrypt('new'))).toBe('k2');
    expect([before, middle].map((sealed) => keys.decrypt(sealed))).toEqual(['old', 'middle']);
  });

  it('names the key that is missing', () => {
    const sealed = new Keys(SECRET, [data('k1', 2)]).encrypt('x');
    expect(() => new Keys(SECRET).decrypt(sealed)).toThrow('no data key "k1": DATA_KEYS lacks it');
  });

  it('never seals the same twice to the same text', () => {
    const keys = new Keys(SECRET);
    expect(keys.encrypt('x')).not.toBe(keys.encrypt('x'));
  });

  it('opens nothing that was changed, cut off, sealed with another key or belongs elsewhere', () => {
    const keys = new Keys(SECRET);
    const sealed = keys.encrypt('138', 'row:1');
    expect(keys.decrypt(sealed, 'row:1')).toBe('138');
    expect(() => keys.decrypt(sealed, 'row:2')).toThrow();
    expect(() => keys.decrypt(sealed)).toThrow();
    expect(() => keys.decrypt(sealed.slice(0, -2), 'row:1')).toThrow();
    expect(() => keys.decrypt(sealed.slice(0, 20), 'row:1')).toThrow('cut off');
    expect(() => new Keys(Buffer.alloc(32, 9)).decrypt(sealed, 'row:1')).toThrow();
    const flipped = `${sealed.slice(0, 30)}${sealed[30] === 'A' ? 'B' : 'A'}${sealed.slice(31)}`;
    expect(() => keys.decrypt(flipped, 'row:1')).toThrow();
  });

  it('seals bytes as they are', () => {
    const keys = new Keys(SECRET);
    const bytes = Buffer.from([0, 255, 128, 10]);
    expect(keys.decryptBytes(keys.encryptBytes(bytes)).equals(bytes)).toBe(true);
  });
});

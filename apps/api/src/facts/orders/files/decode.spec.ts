import fc from 'fast-check';
import { decodeText, type TextEncodingName } from './decode';
import { gbkBytes } from './spec-support';

async function decoded(
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  override: TextEncodingName | null = null,
): Promise<string> {
  async function* chunks(): AsyncGenerator<Buffer> {
    const all = Buffer.from(bytes);
    const at = [0, ...cuts.map((cut) => cut % (all.length + 1)).sort((a, b) => a - b), all.length];
    for (let i = 1; i < at.length; i++) yield all.subarray(at[i - 1], at[i]);
  }
  let text = '';
  for await (const part of decodeText(chunks(), override)) text += part;
  return text;
}

const HEADER = '订单号,商品名称,金额\n';

describe('encodings', () => {
  const cuts = fc.array(fc.nat(200), { maxLength: 8 });
  const line = fc.constantFrom('洗发水大瓶装', '直播同款，限时返场', 'abc', '1,2', '\n', '"', '编码');
  const text = fc.array(line).map((lines) => HEADER + lines.join(''));

  test('UTF-8, with and without a mark, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, async (value, at) => {
        expect(await decoded(Buffer.from(value), at)).toBe(value);
        expect(await decoded(Buffer.from(`\ufeff${value}`), at)).toBe(value);
      }),
    );
  });

  test('GBK, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, async (value, at) => {
        expect(await decoded(gbkBytes(value), at)).toBe(value);
      }),
    );
  });

  test('UTF-16 of both orders by its mark', async () => {
    const le = Buffer.from(`\ufeff${HEADER}`, 'utf16le');
    expect(await decoded(le, [1, 3, 5, 7])).toBe(HEADER);
    expect(await decoded(Buffer.from(le).swap16(), [1, 3, 5, 7])).toBe(HEADER);
  });

  test('a four-byte GB18030 character', async () => {
    expect(await decoded(Buffer.concat([gbkBytes('订单'), Buffer.from([0x95, 0x32, 0x82, 0x36])]))).toBe(
      '订单𠀀',
    );
  });

  test('the sample may end in the middle of a character', async () => {
    for (const extra of ['', 'x', 'xy', 'xyz']) {
      const value = `${HEADER}${extra}${'订'.repeat(60_000)}`;
      expect(await decoded(Buffer.from(value), [65_536])).toBe(value);
      expect(await decoded(gbkBytes(value), [65_536])).toBe(value);
    }
  });

  test('an English beginning decides nothing: the first Chinese rows do', async () => {
    const english = `order_no,title\n${'1,towel\n'.repeat(60_000)}`;
    expect(await decoded(gbkBytes(`${english}2,洗发水\n`), [300_000, 480_016])).toBe(`${english}2,洗发水\n`);
    expect(await decoded(Buffer.from(`${english}2,洗发水\n`), [300_000, 480_018])).toBe(
      `${english}2,洗发水\n`,
    );
  });

  test('undecodable bytes are refused with their line', async () => {
    const broken = Buffer.concat([
      Buffer.from(`${HEADER}1,好,2\n${'2,好,3\n'.repeat(20_000)}`),
      Buffer.from([0xff, 0xff, 10]),
    ]);
    await expect(decoded(broken, [100_000])).rejects.toThrow('第 20003 行附近有无法按 UTF-8 解读的字节');
    await expect(decoded(gbkBytes(HEADER), [], 'utf-8')).rejects.toMatchObject({ code: 'ENCODING' });
    await expect(decoded(Buffer.concat([gbkBytes(HEADER), Buffer.from([0xff, 0xff])]))).rejects.toThrow(
      /GBK/,
    );
  });

  test('a character cut off at the end of the file is refused', async () => {
    await expect(decoded(Buffer.from(HEADER).subarray(0, -2))).rejects.toMatchObject({ code: 'ENCODING' });
  });

  test('an override is obeyed', async () => {
    expect(await decoded(Buffer.from(HEADER, 'utf16le'), [], 'utf-16le')).toBe(HEADER);
    expect(await decoded(gbkBytes(HEADER), [], 'gb18030')).toBe(HEADER);
  });
});

import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { ImportRefusal, systemCodeOf } from './refusal';

export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** How much non-ASCII text is looked at before an encoding is settled, bytes. */
const SAMPLE_BYTES = 64 * 1024;
const LABELS: Record<TextEncodingName, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK/GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

/**
 * Bytes to text. Without an `override`: a byte order mark decides; else the first 64 KiB from the first
 * non-ASCII byte on are UTF-8 if they decode strictly (a character cut off at their end is no fault),
 * otherwise GB18030, which contains GBK. ASCII before that needs no decision, so an English header followed
 * by Chinese rows is judged by the rows.
 *
 * Throws `ImportRefusal` `ENCODING` at undecodable bytes, naming the line.
 */
export async function* decodeText(
  chunks: AsyncIterable<Buffer>,
  override: TextEncodingName | null,
): AsyncGenerator<string, void, undefined> {
  const decoding = new Decoding(override);
  for await (const chunk of chunks) {
    const text = decoding.push(chunk, false);
    if (text !== '') yield text;
  }
  const text = decoding.push(Buffer.alloc(0), true);
  if (text !== '') yield text;
}

class Decoding {
  private decoder: { name: TextEncodingName; decoder: TextDecoder } | null;
  private held: Buffer = Buffer.alloc(0);
  private started = false;
  private line = 1;

  constructor(override: TextEncodingName | null) {
    this.decoder = override === null ? null : strictDecoder(override);
  }

  push(chunk: Buffer, last: boolean): string {
    if (this.decoder !== null) return this.strictly(chunk, last);

    const held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    this.held = held;
    if (!this.started) {
      if (held.length < 4 && !last) return '';
      this.started = true;
      const marked = byteOrderMarkOf(held);
      if (marked !== null) return this.settle(marked, last);
    }
    const ascii = asciiPrefixLength(held);
    const prefix = this.counted(held.toString('latin1', 0, ascii));
    this.held = held.subarray(ascii);
    if (this.held.length === 0 || (this.held.length < SAMPLE_BYTES && !last)) return prefix;

    return (
      prefix + this.settle(isUtf8Prefix(this.held.subarray(0, SAMPLE_BYTES)) ? 'utf-8' : 'gb18030', last)
    );
  }

  private settle(name: TextEncodingName, last: boolean): string {
    const held = this.held;
    this.decoder = strictDecoder(name);
    this.held = Buffer.alloc(0);
    return this.strictly(held, last);
  }

  private strictly(chunk: Buffer, last: boolean): string {
    const { name, decoder } = this.decoder ?? strictDecoder('utf-8');
    try {
      return this.counted(decoder.decode(chunk, { stream: !last }));
    } catch (error) {
      if (systemCodeOf(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
      const lossy = new TextDecoder(name).decode(chunk);
      const fault = lossy.indexOf('\ufffd');
      const line = this.line + newlinesIn(fault < 0 ? lossy : lossy.slice(0, fault));
      const sentence = `第 ${line} 行附近有无法按 ${LABELS[name]} 解读的字节，请另存为 UTF-8 后再导入`;
      throw new ImportRefusal('ENCODING', sentence, { cause: error });
    }
  }

  private counted(text: string): string {
    this.line += newlinesIn(text);
    return text;
  }
}

function strictDecoder(name: TextEncodingName): { name: TextEncodingName; decoder: TextDecoder } {
  return { name, decoder: new TextDecoder(name, { fatal: true }) };
}

function byteOrderMarkOf(head: Buffer): TextEncodingName | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

function asciiPrefixLength(bytes: Buffer): number {
  if (isAscii(bytes)) return bytes.length;
  return bytes.findIndex((byte) => byte > 0x7f);
}

function isUtf8Prefix(sample: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { brokenXlsx } from './package';

export interface XmlHandlers {
  /** `name` is without a namespace prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Feeds a part's XML to handlers, piece by piece; after each piece, control returns to the caller. Entities
 * declared in the document are not expanded (saxes refuses them), so they cannot blow up. Throws
 * `ImportRefusal` `XLSX_BROKEN`.
 */
export async function* parseXml(
  part: string,
  chunks: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): AsyncGenerator<number, void, undefined> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on('error', (error) => {
    throw brokenXlsx(`${part} 不是合格的 XML`, error);
  });
  parser.on('opentag', (tag) => handlers.open(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handlers.close(localName(tag.name)));
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));

  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    parser.write(decoded(decoder, part, chunk));
    yield chunk.length;
  }
  parser.write(decoded(decoder, part, null));
  parser.close();
}

/** `null` ends the text. */
function decoded(decoder: TextDecoder, part: string, chunk: Buffer | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw brokenXlsx(`${part} 不是 UTF-8`, error);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Spreadsheets write characters that XML cannot hold as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

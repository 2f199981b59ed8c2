import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { pageOf, PageSection } from './page';
import type { Source } from './subject';
import { SUBJECTS } from './subjects';
import { photosOf } from './subjects-person';

/** Everything about a person as the bytes of a ZIP, read while it is written: only a page of anything is in memory. */
export async function* zipOf(source: Source, brand: string, now: number): AsyncIterable<Buffer> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  const options = { mtime: new Date(now), mode: 0o100644 };
  const add = (name: string, content: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, options, (done) => done(null, Readable.from(encoded(content()))));

  const sections: PageSection[] = [];
  for (const subject of SUBJECTS) {
    const section = new PageSection(subject);
    sections.push(section);
    add(subject.file, () => jsonOf(subject.items(source), (item) => section.add(item)));
  }
  for await (const { photo_no: photoNo } of photosOf(source)) {
    const bytes = async function* () {
      const content = await source.photo(photoNo);
      if (content !== null) yield content;
    };
    zip.addReadStreamLazy(`photos/${photoNo}.jpg`, { ...options, compress: false }, (done) =>
      done(null, Readable.from(bytes())),
    );
  }
  // Files are written one after the other, so by now every section has seen its items.
  add('index.html', async function* () {
    yield pageOf(brand, source.calendar.iso(now).slice(0, 19).replace('T', ' '), sections);
  });
  zip.end();
  for await (const chunk of out) yield chunk as Buffer;
}

async function* jsonOf<T>(items: AsyncIterable<T>, seen: (item: T) => void): AsyncIterable<string> {
  let before = '[\n';
  for await (const item of items) {
    seen(item);
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** In blocks: a write for each item would cost more than the item. */
async function* encoded(texts: AsyncIterable<string>): AsyncIterable<Buffer> {
  let waiting = '';
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < 32_768) continue;
    yield Buffer.from(waiting, 'utf8');
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting, 'utf8');
}

import fc from 'fast-check';
import { nastyName, nastyText } from './nasty';
import { FORMATS, type Format, type Pictures } from './pictures';

/** What a file holds, a picture or none. */
type Content = Format | `half ${Format}` | 'nothing' | 'a page' | 'noise' | 'too much';

interface FilePart {
  field: string;
  content: Content;
  /** Null: it has none. */
  name: string | null;
  /** Null: it does not say what it is. */
  type: string | null;
}

/** Files sent as a form, before they are written. */
export interface Form {
  files: readonly FilePart[];
  fields: readonly (readonly [string, string])[];
  /** What stands between the parts, as the header says it; `open` never ends. */
  boundary: 'right' | 'another' | 'none' | 'empty' | 'long' | 'open';
}

/** `json`: told of in JSON instead. */
export type Upload = Form | 'json';

export const FORM = 'multipart/form-data';

const BOUNDARY = 'form-5c3a1d9e';
/** Just over what a file may be, bytes. */
const TOO_MUCH = 10 * 1024 * 1024 + 2;
const PAGE = '<!doctype html><html><script>alert(1)</script></html>';

const ENDINGS: Readonly<Record<Format, readonly string[]>> = {
  jpeg: ['.jpg', '.jpeg', '.JPG'],
  png: ['.png'],
  webp: ['.webp'],
};

const format = fc.constantFrom(...FORMATS);
const named = (content: Content, is: Format): fc.Arbitrary<FilePart> =>
  fc.record({
    field: fc.constant('file'),
    content: fc.constant(content),
    name: fc.constantFrom(
      ...ENDINGS[is].map((ending) => `照片${ending}`),
      `tmp/wx.a${ENDINGS[is][0]}`,
      'wxfile',
    ),
    type: fc.constantFrom(`image/${is}`, `image/${is}`, 'application/octet-stream', null),
  });

const picture = format.chain((is) => named(is, is));
const noPicture = format.chain((is) =>
  fc
    .constantFrom<Content[]>(`half ${is}`, `half ${is}`, 'nothing', 'a page', 'noise')
    .chain((content) => named(content, is)),
);
const misnamed = fc
  .tuple(picture, format, fc.constantFrom('text/html', 'image/svg+xml', 'image/gif', 'nonsense', ''))
  .chain(([part, is, type]) =>
    fc.constantFrom({ ...part, type: `image/${is}` }, { ...part, name: `a.${is}` }, { ...part, type }),
  );
const oddlyNamed = fc
  .tuple(picture, nastyName, nastyText)
  .chain(([part, field, name]) =>
    fc.constantFrom({ ...part, field }, { ...part, name }, { ...part, name: null }),
  );

const form = (files: fc.Arbitrary<FilePart[]>, rest: Partial<Form> = {}): fc.Arbitrary<Upload> =>
  files.map((made) => ({ files: made, fields: [], boundary: 'right', ...rest }));
const one = (file: fc.Arbitrary<FilePart>): fc.Arbitrary<Upload> => form(file.map((made) => [made]));
const tooMuch = named('too much', 'jpeg');
const fields = fc.array(fc.tuple(fc.oneof(nastyName, fc.constant('file')), nastyText), {
  minLength: 1,
  maxLength: 12,
});
const boundary = fc.constantFrom<Form['boundary'][]>('another', 'none', 'empty', 'long', 'open');

/** One good picture mostly, and everything a phone never sends. */
export const uploads: fc.Arbitrary<Upload> = fc.oneof<fc.WeightedArbitrary<Upload>[]>(
  { weight: 90, arbitrary: one(picture) },
  { weight: 24, arbitrary: one(noPicture) },
  { weight: 8, arbitrary: one(misnamed) },
  { weight: 6, arbitrary: one(oddlyNamed) },
  { weight: 5, arbitrary: form(fc.tuple(picture, fc.oneof(picture, noPicture))) },
  { weight: 4, arbitrary: form(fc.constant([])) },
  { weight: 4, arbitrary: fields.chain((some) => form(fc.tuple(picture), { fields: some })) },
  { weight: 6, arbitrary: boundary.chain((odd) => form(fc.tuple(picture), { boundary: odd })) },
  { weight: 4, arbitrary: fc.constant('json') },
  // Ten megabytes cost a tenth of a second: now and then is enough.
  { weight: 1, arbitrary: one(tooMuch) },
);

/** Whether nothing in it is a picture, whatever it is called. */
export const isNoPicture = (upload: Upload): boolean =>
  upload === 'json' || !upload.files.some(({ content }) => content in ENDINGS);

/** The body as it goes out, and its content type. */
export function writtenForm(upload: Upload, pictures: Pictures): { bytes: Buffer; type: string } {
  if (upload === 'json') {
    const file = pictures.jpeg.toString('base64');
    return { bytes: Buffer.from(JSON.stringify({ file })), type: 'application/json' };
  }
  const parts = [
    ...upload.fields.map(([name, text]) => [dispositionOf(name, null), '\r\n\r\n', text]),
    ...upload.files.map(({ field, content, name, type }) => [
      dispositionOf(field, name),
      type === null ? '' : `\r\ncontent-type: ${type}`,
      '\r\n\r\n',
      bytesOf(content, pictures),
    ]),
  ];
  const pieces = [
    ...parts.flatMap((part) => [`--${BOUNDARY}\r\n`, ...part, '\r\n']),
    upload.boundary === 'open' ? '' : `--${BOUNDARY}--\r\n`,
  ];
  const bytes = Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)),
  );
  return { bytes, type: typeOf(upload.boundary) };
}

function dispositionOf(field: string, name: string | null): string {
  return `content-disposition: form-data; name="${field}"${name === null ? '' : `; filename="${name}"`}`;
}

function typeOf(said: Form['boundary']): string {
  switch (said) {
    case 'right':
    case 'open':
      return `${FORM}; boundary=${BOUNDARY}`;
    case 'another':
      return `${FORM}; boundary=----another"\\;=`;
    case 'none':
      return FORM;
    case 'empty':
      return `${FORM}; boundary=`;
    case 'long':
      return `${FORM}; boundary=${'b'.repeat(3_000)}`;
  }
}

function bytesOf(content: Content, pictures: Pictures): Buffer {
  switch (content) {
    case 'half jpeg':
      return halfOf(pictures.jpeg);
    case 'half png':
      return halfOf(pictures.png);
    case 'half webp':
      return halfOf(pictures.webp);
    case 'nothing':
      return Buffer.alloc(0);
    case 'a page':
      return Buffer.from(PAGE);
    case 'noise':
      return Buffer.from(Array.from({ length: 300 }, (_, n) => (n * 37) % 256));
    case 'too much':
      return Buffer.concat([pictures.jpeg, Buffer.alloc(TOO_MUCH - pictures.jpeg.length)]);
    case 'jpeg':
    case 'png':
    case 'webp':
      return pictures[content];
  }
}

const halfOf = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Config } from '../../src/platform/storage/s3';

/** What a signature covers. Header names in small letters, `target` as it came: path and query. */
export interface Signed {
  method: string;
  target: string;
  headers: Readonly<Record<string, string>>;
  /** Of the headers, those signed. */
  signedHeaders: readonly string[];
}

/** What becomes of a request instead of its answer: 503, silence, or half a file and then an end or silence. */
type Failure = 'busy' | 'hang' | 'cut' | 'stall';

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

const SKEW_MS = 15 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * The signature of a request, in hex, written from the documents and not from the SDK:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function signatureOf(signed: Signed, region: string, secretAccessKey: string): string {
  const at = signed.headers['x-amz-date'] ?? '';
  const day = at.slice(0, 8);
  const { pathname, searchParams } = new URL(`http://s3${signed.target}`);
  const names = [...signed.signedHeaders].sort();
  const canonical = [
    signed.method,
    pathname.split('/').map(decodeURIComponent).map(encoded).join('/'),
    [...searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${(signed.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    signed.headers['x-amz-content-sha256'] ?? '',
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString('hex');
}

const open = new Set<Bucket>();

afterAll(async () => {
  for (const bucket of open) await bucket.close();
});

/** One bucket of a service that speaks S3: it refuses what a real one refuses, and fails as the test says. */
export class Bucket {
  readonly objects = new Map<string, { bytes: Buffer; contentType: string }>();
  /** Every request, such as `GET /photos/a.jpg`, whatever became of it. */
  readonly asked: string[] = [];
  private readonly failures: Failure[] = [];

  private constructor(private readonly server: Server) {
    open.add(this);
  }

  static async open(): Promise<Bucket> {
    const server = createServer((request, response) => void bucket.serve(request, response));
    const bucket = new Bucket(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return bucket;
  }

  /** What it is reached with. */
  get config(): S3Config & { endpoint: string } {
    return {
      bucket: 'photos-of-the-brand',
      region: 'cn-north-1',
      endpoint: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      accessKeyId: 'AKIDBRAND',
      secretAccessKey: 'the/secret+of=the-brand',
    };
  }

  /** The next requests fail, then it is well again. Only reading a file is cut or stalls. */
  failNext(failure: Failure, times = 1): void {
    this.failures.push(...Array.from({ length: times }, () => failure));
  }

  /** Nothing listens there any more. */
  async close(): Promise<void> {
    open.delete(this);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      this.answer(request, Buffer.concat(chunks), response);
    } catch (error) {
      const { status, code } = error instanceof Refused ? error : new Refused(500, 'InternalError');
      const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
      response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
    }
  }

  private answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { method = '', url = '/' } = request;
    const [, bucket = '', ...segments] = new URL(`http://s3${url}`).pathname
      .split('/')
      .map(decodeURIComponent);
    const key = segments.join('/');
    this.asked.push(`${method} /${key}`);
    const failure = this.failures.shift();
    if (failure === 'hang') return;
    if (failure === 'busy') throw new Refused(503, 'SlowDown');
    this.checkSigned(method, url, request.headers as Record<string, string>, body);
    if (bucket !== this.config.bucket) throw new Refused(404, 'NoSuchBucket');

    if (method === 'PUT') {
      const contentType = request.headers['content-type'] ?? 'binary/octet-stream';
      this.objects.set(key, { bytes: body, contentType });
      response.writeHead(200, { etag: etagOf(body) }).end();
    } else if (method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else if (method === 'GET') {
      this.send(key, failure, response);
    } else {
      throw new Refused(405, 'MethodNotAllowed');
    }
  }

  private send(key: string, failure: Failure | undefined, response: ServerResponse): void {
    const object = this.objects.get(key);
    if (object === undefined) throw new Refused(404, 'NoSuchKey');
    const { bytes, contentType } = object;
    response.writeHead(200, {
      'content-type': contentType,
      'content-length': bytes.length,
      etag: etagOf(bytes),
    });
    if (failure === undefined) {
      response.end(bytes);
      return;
    }
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      if (failure === 'cut') response.destroy();
    });
  }

  /** @throws Refused where the request is not signed by who may, now, over all that has to be signed. */
  private checkSigned(method: string, target: string, headers: Record<string, string>, body: Buffer): void {
    const { region, accessKeyId, secretAccessKey } = this.config;
    const parts = AUTHORIZATION.exec(headers.authorization ?? '');
    if (parts === null) throw new Refused(403, 'AccessDenied');
    const [, keyId, day, ofRegion, names = '', signature] = parts;
    if (keyId !== accessKeyId) throw new Refused(403, 'InvalidAccessKeyId');
    const at = headers['x-amz-date'] ?? '';
    if (ofRegion !== region || day !== at.slice(0, 8)) throw new Refused(400, 'AuthorizationHeaderMalformed');
    // NaN, of a time that is none, is not within it either.
    if (!(Math.abs(Date.now() - instantOf(at)) <= SKEW_MS)) throw new Refused(403, 'RequestTimeTooSkewed');

    const signedHeaders = names.split(';');
    const needed = Object.keys(headers).filter(
      (name) => name === 'host' || name === 'content-type' || name.startsWith('x-amz-'),
    );
    if (needed.some((name) => !signedHeaders.includes(name))) throw new Refused(403, 'AccessDenied');
    const expected = signatureOf({ method, target, headers, signedHeaders }, region, secretAccessKey);
    if (signature !== expected) throw new Refused(403, 'SignatureDoesNotMatch');

    const said = headers['x-amz-content-sha256'];
    if (said === undefined) throw new Refused(400, 'InvalidRequest');
    if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) {
      throw new Refused(400, 'XAmzContentSHA256Mismatch');
    }
  }
}

const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

/** Of a time as they write it: 20130524T000000Z. */
const instantOf = (at: string) =>
  Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** As they encode: all but letters, digits and `-._~`. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

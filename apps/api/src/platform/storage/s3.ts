import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { checkKey, type Storage } from './storage';

export interface S3Config {
  bucket: string;
  region: string;
  /** Of another provider that speaks S3; null = the region's own. */
  endpoint: string | null;
  accessKeyId: string;
  secretAccessKey: string;
}

const TIMEOUT_MS = 10_000;
const ATTEMPTS = 3;

/** Files in a bucket: of AWS, or of any service that speaks the same. */
export class S3Storage implements Storage {
  private readonly client: S3Client;

  /** @param timeoutMs until the answer to one attempt begins, and between two pieces of a file. */
  constructor(
    private readonly config: S3Config,
    timeoutMs = TIMEOUT_MS,
  ) {
    const { region, endpoint, accessKeyId, secretAccessKey } = config;
    this.client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: timeoutMs,
        requestTimeout: timeoutMs,
        // Else the SDK only warns of it, and waits on.
        throwOnRequestTimeout: true,
        // The request's ends where the answer begins; a file that stops halfway would be waited for.
        socketTimeout: timeoutMs,
      },
      // Others than AWS know no bucket by its host name, and not every newer checksum.
      ...(endpoint !== null && {
        endpoint,
        forcePathStyle: true,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    });
  }

  async put(key: string, bytes: Buffer, contentType: string): Promise<void> {
    const { bucket: Bucket } = this.config;
    const object = { Bucket, Key: checkKey(key), Body: bytes, ContentType: contentType };
    await this.client.send(new PutObjectCommand(object));
  }

  async get(key: string): Promise<Buffer | null> {
    const { bucket: Bucket } = this.config;
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket, Key: checkKey(key) }));
      return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    const { bucket: Bucket } = this.config;
    await this.client.send(new DeleteObjectCommand({ Bucket, Key: checkKey(key) }));
  }

  close(): void {
    this.client.destroy();
  }
}

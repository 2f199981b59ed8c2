import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The longest file there is any reason for; what is longer is cut off and refused by whoever reads it. */
export const UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024;

/** Files come one at a time, in a form. Nothing of it is read before somebody asks for it. */
export async function takeUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fileSize: UPLOAD_LIMIT_BYTES + 1,
      files: 1,
      fields: 8,
      fieldSize: 4_096,
      parts: 9,
      headerPairs: 32,
    },
  });
}

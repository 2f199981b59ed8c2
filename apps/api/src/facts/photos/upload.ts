import { refuse, type Refusal } from '@fanchang/domain';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { SentFile } from './inspect';

type Uploading = FastifyRequest & {
  isMultipart?: () => boolean;
  file?: () => Promise<MultipartFile | undefined>;
};

/** The one file of an upload, read no further than it may be long. */
export async function uploaded(request: FastifyRequest): Promise<SentFile | Refusal> {
  const { isMultipart, file } = request as Uploading;
  if (isMultipart?.call(request) !== true || file === undefined) return refuse('PHOTO_MISSING');
  try {
    const part = await file.call(request);
    if (part === undefined) return refuse('PHOTO_MISSING');
    const bytes = await part.toBuffer();
    if (part.file.truncated) return refuse('PHOTO_TOO_LARGE');
    return { bytes, name: part.filename, type: part.mimetype };
  } catch (error) {
    return (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE'
      ? refuse('PHOTO_TOO_LARGE')
      : refuse('PHOTO_MISSING');
  }
}

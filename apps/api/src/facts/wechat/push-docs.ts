import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiQuery } from '@nestjs/swagger';

/** As long as all headers of a request together may be. */
const ECHO = { type: 'string', maxLength: 8_192 } as const;
const MESSAGE = { type: 'string', maxLength: 262_144 } as const;
const SHA1 = { type: 'string', pattern: '^[0-9a-f]{40}$' } as const;
const SIGNED_WITH = [
  ApiQuery({ name: 'timestamp', required: true, schema: { type: 'string', pattern: '^\\d{10}$' } }),
  ApiQuery({ name: 'nonce', required: true, schema: { type: 'string', maxLength: 64 } }),
  ApiQuery({ name: 'signature', required: false, schema: SHA1, description: 'plain pushes of WeChat' }),
  ApiQuery({ name: 'msg_signature', required: false, schema: SHA1, description: 'encrypted pushes' }),
];

/** What the platform asks when the address is set up. */
export const EchoDocs = () =>
  applyDecorators(
    ...SIGNED_WITH,
    ApiQuery({ name: 'echostr', required: true, schema: ECHO }),
    ApiProduces('text/plain'),
    ApiOkResponse({ schema: ECHO, description: 'echostr, in clear' }),
  );

/** A push of WeChat's or WeCom's. Its body is read only when the signature is right, whatever type it claims. */
export const PushDocs = (type: 'application/json' | 'text/xml') =>
  applyDecorators(
    ...SIGNED_WITH,
    ApiConsumes(type),
    ApiBody({ schema: MESSAGE, description: 'a message, plain or encrypted; at most 256 KiB' }),
    ApiProduces('text/plain'),
    ApiOkResponse({ schema: { type: 'string', enum: ['success'] }, description: 'kept, now or before' }),
  );

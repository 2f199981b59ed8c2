import { REFUSALS } from '@fanchang/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { sharpen } from './openapi-words';

/** The OpenAPI document, from the controllers and their DTOs. */
export function openApiOf(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Fanchang 返场')
    .setDescription(
      '金额为整数分；时间为带业务时区偏移的 ISO 8601。不成功的回答都是 {code, message, requestId}。',
    )
    .setVersion('0.1.0')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  sortEnums(document);
  sharpen(document);
  return withRefusals(document);
}

/** The compiler lists a union's parts in the order it first met them, which any new file may change. */
function sortEnums(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { enum: values } = node as { enum?: unknown };
  if (Array.isArray(values)) values.sort((a, b) => String(a).localeCompare(String(b), 'en'));
  for (const child of Object.values(node)) sortEnums(child);
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation may be refused, always in the same shape, with one of the codes of the refusal table. */
function withRefusals(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.schemas = schemas;
  schemas.RefusedDto = {
    type: 'object',
    required: ['code', 'message', 'requestId'],
    properties: {
      code: { type: 'string', enum: Object.keys(REFUSALS) },
      message: { type: 'string', description: 'One sentence for a person, Chinese.' },
      requestId: { type: 'string', format: 'uuid' },
    },
  };
  const refused = {
    description: 'Refused',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/RefusedDto' } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) operation.responses.default = refused;
    }
  }
  return document;
}

export function describeApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app), { customSiteTitle: 'Fanchang 返场 API' });
}

import { z } from 'zod'
import { fileContract, pieceAnswer, pieceQuery, uploadQuery } from './contract/file.ts'
import {
  portalCodeAnswer,
  portalCodeInput,
  portalLink,
  portalSignInAnswer,
  portalSignInInput,
} from './contract/portal-session.ts'
import { type EndpointInfo, endpointsOf } from './contract/record.ts'
import { me, signInAnswer, signInInput } from './contract/session.ts'
import { textOf } from './i18n.ts'
import type { Module } from './module.ts'

type Json = Record<string, unknown>

/** What `format` says already, and bounds that every number has. */
function withoutTheObvious({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format) delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const options = { io, unrepresentable: 'any', override: withoutTheObvious } as const
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, options)
  return rest
}

const json = (schema: Json) => ({ 'application/json': { schema } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
})
const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const problem = {
  description: 'Refused; the title says what to do',
  content: { 'application/problem+json': { schema: ref('Problem') } },
}

/** Parameters of a question, from the object that it takes. */
function queryOf(schema: z.ZodType): Json[] {
  const { properties, required } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties ?? {}).map(([name, one]) => ({
    name,
    in: 'query',
    required: required?.includes(name) ?? false,
    schema: one,
  }))
}

function operationOf(endpoint: EndpointInfo, record: string, module: string): Json {
  const isVerb = endpoint.method === 'POST'
  const name = endpoint.key.slice(record.length + 1)
  const summary = isVerb ? { summary: textOf('en', `${module}.${record}.verb.${name}`) } : {}
  const parameters = [
    ...(endpoint.path.includes('/:id') ? [idParameter] : []),
    ...(!isVerb && endpoint.input ? queryOf(endpoint.input) : []),
    ...(isVerb ? [header('Idempotency-Key', 'The same key, the same answer; 8 to 100 characters')] : []),
    ...(isVerb && !endpoint.creates ? [header('If-Match', 'The version of the record that the person saw')] : []),
  ]
  return {
    operationId: endpoint.key,
    ...summary,
    tags: [record],
    'x-permission': endpoint.permission,
    security: [{ session: [] }, { bearer: [] }, ...(endpoint.link ? [{ link: [] }] : [])],
    ...(endpoint.link ? { 'x-link': endpoint.link } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isVerb && endpoint.input ? { requestBody: { content: json(schemaOf(endpoint.input, 'input')) } } : {}),
    responses: {
      '200': { description: 'OK', content: json(isVerb ? ref(record) : schemaOf(endpoint.answer, 'output')) },
      default: problem,
    },
  }
}

const plain = (operationId: string, parts: { body?: z.ZodType; answer: z.ZodType; security?: Json[] }): Json => ({
  operationId,
  tags: ['session'],
  security: parts.security ?? [],
  ...(parts.body ? { requestBody: { content: json(schemaOf(parts.body, 'input')) } } : {}),
  responses: { '200': { description: 'OK', content: json(schemaOf(parts.answer, 'output')) }, default: problem },
})

/** What belongs to no record: doors, photos, papers. */
function otherPaths(): Record<string, Json> {
  const bytes = (operationId: string, tag: string) => ({
    operationId,
    tags: [tag],
    security: [{ session: [] }, { bearer: [] }, { link: [] }],
    parameters: [idParameter],
    responses: { '200': { description: 'The bytes' }, default: problem },
  })
  const file = bytes('file.get', 'file')
  const small = { name: 'size', in: 'query', required: false, schema: { enum: ['small'] } }
  return {
    '/api/session/sign-in': { post: plain('session.signIn', { body: signInInput, answer: signInAnswer }) },
    '/api/session/me': { get: plain('session.me', { answer: me, security: [{ session: [] }, { bearer: [] }] }) },
    '/api/portal/code': { post: plain('portal.code', { body: portalCodeInput, answer: portalCodeAnswer }) },
    '/api/portal/sign-in': { post: plain('portal.signIn', { body: portalSignInInput, answer: portalSignInAnswer }) },
    '/api/portal/link': { get: plain('portal.link', { answer: portalLink, security: [{ link: [] }] }) },
    '/api/papers/{id}': { get: bytes('paper.get', 'paper') },
    '/api/papers/{id}.pdf': { get: bytes('paper.print', 'paper') },
    '/api/files/{id}': { get: { ...file, parameters: [idParameter, small] } },
    '/api/files/pieces': {
      post: {
        operationId: 'file.addPiece',
        summary: textOf('en', 'kernel.file.verb.add'),
        tags: ['file'],
        'x-permission': fileContract.lifecycle.verbs.add.permission,
        security: [{ session: [] }, { bearer: [] }, { link: [] }],
        parameters: [...queryOf(pieceQuery), header('Idempotency-Key', 'The same for all pieces of a file')],
        requestBody: { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        responses: {
          '200': { description: 'How much has come in, or the file', content: json(schemaOf(pieceAnswer, 'output')) },
          default: problem,
        },
      },
    },
    '/api/files': {
      post: {
        operationId: 'file.add',
        summary: textOf('en', 'kernel.file.verb.add'),
        tags: ['file'],
        'x-permission': fileContract.lifecycle.verbs.add.permission,
        security: [{ session: [] }, { bearer: [] }, { link: [] }],
        parameters: [
          ...queryOf(uploadQuery),
          header('Idempotency-Key', 'The same key, the same answer; 8 to 100 characters'),
        ],
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: { file: { type: 'string', format: 'binary' } },
              },
            },
          },
        },
        responses: { '200': { description: 'OK', content: json(ref('file')) }, default: problem },
      },
    },
  }
}

/** The whole interface as OpenAPI 3.1, from the contracts alone. Texts must be loaded. */
export function openApiOf(modules: readonly Module[], version: string): Json {
  const paths: Record<string, Json> = otherPaths()
  const schemas: Record<string, Json> = {
    Problem: {
      type: 'object',
      required: ['status', 'code', 'title'],
      properties: {
        type: { type: 'string' },
        status: { type: 'integer' },
        code: { type: 'string' },
        title: { type: 'string', description: 'What to do, in the language of Accept-Language' },
        details: { type: 'object' },
      },
    },
  }
  for (const module of modules) {
    for (const { contract } of module.records) {
      schemas[contract.name] = schemaOf(contract.schema, 'output')
      for (const endpoint of endpointsOf(contract)) {
        const path = endpoint.path.replace('/:id', '/{id}')
        const method = endpoint.method.toLowerCase()
        if (paths[path]?.[method]) throw new Error(`${endpoint.method} ${path} is described twice`)
        paths[path] = { ...paths[path], [method]: operationOf(endpoint, contract.name, module.name) }
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Open4S', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'open4s' },
        bearer: { type: 'http', scheme: 'bearer' },
        link: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Link <token>` of a signed link' },
      },
    },
  }
}

/** As it stands in the file. */
export function openApiText(modules: readonly Module[], version: string): string {
  return `${JSON.stringify(openApiOf(modules, version), null, 1)}\n`
}

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { USERS } from '../../../support/users.ts';
import { type Fields, openSidecar } from './scene.ts';

const MESSAGES = [{ role: 'tool', tool_call_id: 'a', content: USERS }];

interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

interface Content {
  readonly 'application/json': { readonly schema: { readonly $ref: string } };
}

interface Contract {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Fields>> };
}

async function contract(): Promise<Contract> {
  const { json } = await openSidecar().ask('/openapi.json');
  // What its fields are is what these tests check.
  return json as unknown as Contract;
}

function schemaOf(document: Contract, content: Content | undefined): z.ZodType {
  const name = content?.['application/json'].schema.$ref.replace('#/components/schemas/', '') ?? '';
  const schema = document.components.schemas[name];
  if (schema === undefined) throw new Error(`nothing describes this: ${name}`);
  // Answers have no fields that are not described.
  return z.fromJSONSchema({ additionalProperties: false, ...schema });
}

describe('/openapi.json', () => {
  it('is an OpenAPI 3.1 document of this version of the contract', async () => {
    const { openapi, info, paths } = await contract();
    expect(openapi).toBe('3.1.0');
    expect(info.version).toBe('1');
    expect(Object.keys(paths)).toEqual([
      '/v1/compress',
      '/v1/retrieve/{hash}',
      '/v1/retrieve',
      '/v1/remember',
      '/v1/recall',
    ]);
  });

  it('names the bounds of a request', async () => {
    const { paths, components } = await contract();
    expect(JSON.stringify(paths['/v1/compress'])).toContain('more than 250000 JSON values');
    expect(JSON.stringify(components.schemas['CompressRequest'])).toContain('At most 20000');
  });

  it.each<Exchange>([
    { path: '/v1/compress', status: 200, body: { messages: MESSAGES, config: { mode: 'ccr' } } },
    { path: '/v1/compress', status: 200, body: { messages: [], x: 1 } },
    { path: '/v1/compress', status: 400, body: { messages: 1 } },
    { path: '/v1/compress', status: 400, body: { messages: Array(20_001).fill(7) } },
    { path: '/v1/retrieve/{hash}', status: 200, url: '/v1/retrieve/HASH?query=failed' },
    { path: '/v1/retrieve/{hash}', status: 404, url: '/v1/retrieve/unknown' },
    { path: '/v1/retrieve', status: 200, body: { hash: 'HASH', rows: '1-400' } },
    { path: '/v1/retrieve', status: 200, body: { hash: 'unknown' } },
    { path: '/v1/remember', status: 200, body: { entries: [{ key: 'a', value: 'b' }] } },
    { path: '/v1/remember', status: 400, body: { entries: {} } },
    { path: '/v1/recall', status: 200, body: { keys: ['a'] } },
  ])('describes $path: $body', async ({ path, status, url = path, body }) => {
    const { ask } = openSidecar();
    const document = await contract();
    const issued = await ask('/v1/compress', { messages: MESSAGES, retrieval: 'tool' });
    const [hash = ''] = issued.json['ccr_hashes'] as readonly string[];
    const sent = JSON.stringify(body)?.replace('HASH', hash);
    const answer = await ask(url.replace('HASH', hash), sent);
    expect(answer.status).toBe(status);
    const operation = document.paths[path]?.[body === undefined ? 'get' : 'post'];
    const described = schemaOf(document, operation?.responses[status]?.content);
    expect(described.safeParse(answer.json).error).toBeUndefined();
    const request = operation?.requestBody;
    const isFine =
      sent === undefined ||
      schemaOf(document, request?.content).safeParse(JSON.parse(sent)).success;
    expect(isFine).toBe(status !== 400);
  });
});

interface Exchange {
  readonly path: string;
  readonly status: number;
  /** The path by default. */
  readonly url?: string;
  /** What is posted. */
  readonly body?: object;
}

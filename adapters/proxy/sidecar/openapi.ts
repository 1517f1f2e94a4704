import { z } from 'zod';

import { MOST_VALUES } from '../../http/json/count-values.ts';
import {
  compressAnswer,
  compressRequest,
  CONTRACT_VERSION,
  errorAnswer,
  originalAnswer,
  recallAnswer,
  recallRequest,
  rememberAnswer,
  rememberRequest,
  retrieveAnswer,
  retrieveRequest,
} from './contract.ts';

const SCHEMAS = {
  CompressRequest: compressRequest,
  CompressAnswer: compressAnswer,
  OriginalAnswer: originalAnswer,
  RetrieveRequest: retrieveRequest,
  RetrieveAnswer: retrieveAnswer,
  RememberRequest: rememberRequest,
  RememberAnswer: rememberAnswer,
  RecallRequest: recallRequest,
  RecallAnswer: recallAnswer,
  ErrorAnswer: errorAnswer,
} as const;

type SchemaName = keyof typeof SCHEMAS;

/** The contract as an OpenAPI 3.1 document, made from the schemas that requests are checked with. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Headroom sidecar',
      version: String(CONTRACT_VERSION),
      description: 'Compression of conversations for gateways and clients in other languages.',
    },
    paths: {
      '/v1/compress': { post: compressOperation() },
      '/v1/retrieve/{hash}': { get: originalOperation() },
      '/v1/retrieve': {
        post: operation('What a call of headroom_retrieve gives the model to read.', [
          'RetrieveRequest',
          'RetrieveAnswer',
        ]),
      },
      '/v1/remember': {
        post: operation('Keeps texts under keys, as long as originals are kept.', [
          'RememberRequest',
          'RememberAnswer',
        ]),
      },
      '/v1/recall': {
        post: operation('Gives back texts that were kept.', ['RecallRequest', 'RecallAnswer']),
      },
    },
    components: { schemas: componentSchemas() },
  };
}

/** Which sidecar of several gets the request; it changes nothing in the answer. */
const AFFINITY = header('x-headroom-affinity', 'Names a session, for routing; any value is taken.');

function compressOperation(): object {
  return {
    ...operation('Compresses a conversation.', ['CompressRequest', 'CompressAnswer']),
    parameters: [
      AFFINITY,
      header('x-headroom-bypass', '`true`: the messages come back as they are.'),
    ],
  };
}

function originalOperation(): object {
  const hash = { name: 'hash', in: 'path', required: true, schema: { type: 'string' } };
  const query = {
    name: 'query',
    in: 'query',
    description: 'Words, an id or a question: only what matches.',
    schema: { type: 'string' },
  };
  return {
    summary: 'The original behind a hash.',
    parameters: [hash, query, AFFINITY],
    responses: {
      200: json('The original', 'OriginalAnswer'),
      404: json('Never kept here, or kept for as long as the store keeps', 'ErrorAnswer'),
      503: json('The store failed', 'ErrorAnswer'),
    },
  };
}

function header(name: string, description: string): object {
  return { name, in: 'header', description, schema: { type: 'string' } };
}

function operation(summary: string, [asks, answers]: readonly [SchemaName, SchemaName]): object {
  return {
    summary,
    requestBody: { required: true, content: contentOf(asks) },
    responses: {
      200: json('Done', answers),
      400: json(
        `The request cannot be understood, or has more than ${MOST_VALUES} JSON values`,
        'ErrorAnswer',
      ),
      413: json('The body is larger than 64 MB', 'ErrorAnswer'),
      415: json('The body is not UTF-8, or in an unknown encoding', 'ErrorAnswer'),
      503: json('The store failed', 'ErrorAnswer'),
    },
  };
}

function json(description: string, schema: SchemaName): object {
  return { description, content: contentOf(schema) };
}

function contentOf(schema: SchemaName): object {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}

function componentSchemas(): object {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const { $schema: _, ...definition } = z.toJSONSchema(schema, { io: 'input' });
      return [name, definition];
    }),
  );
}

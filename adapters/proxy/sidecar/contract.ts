import { z } from 'zod';

import { MOST_PARTS } from '../../http/exchange/too-long.ts';

/** Version of the contract, in every answer. It rises when an answer changes in a way that callers could notice. */
export const CONTRACT_VERSION = 1;

/** The formats that are JSON. */
const FORMATS = ['openai-chat', 'openai-responses', 'anthropic', 'ai-sdk', 'gemini'] as const;

/** `POST /v1/compress`: a conversation, or what a gateway lets be compressed of it. */
export interface CompressRequest {
  readonly messages: readonly unknown[];
  readonly model?: string | null | undefined;
  readonly config?: { readonly mode?: unknown } | null | undefined;
  readonly retrieval?: 'tool' | 'none' | null | undefined;
  readonly format?: (typeof FORMATS)[number] | null | undefined;
  readonly keepWhole?: readonly number[] | null | undefined;
  readonly repeats?: boolean | null | undefined;
}

/** The schema of a request to compress. Gateways send more fields than these; they are ignored. */
export const compressRequest: z.ZodType<CompressRequest> = z.looseObject({
  messages: z.array(z.unknown()).meta({
    description: `Rows of a conversation: chat completion messages, Responses items, Anthropic messages, AI SDK messages or Gemini contents. Results of tools may come without their calls. At most ${MOST_PARTS}, their parts included.`,
    maxItems: MOST_PARTS,
  }),
  model: z.string().nullish().describe('The model that will read them; decides how tokens count.'),
  config: z
    .looseObject({
      mode: z
        .unknown()
        .optional()
        .describe(
          '`"ccr"`: hashes named in the answer are redeemed, the same as retrieval `"tool"`.',
        ),
    })
    .nullish(),
  retrieval: z
    .enum(['tool', 'none'])
    .nullish()
    .describe(
      '`"tool"`: the model can call `headroom_retrieve` and the call is answered, so that parts may be left out. `"none"`, the default: only lossless compression. Without this field and `config`, litellm before 1.109 counts as `"tool"`.',
    ),
  format: z.enum(FORMATS).nullish().describe('The form of the messages; recognised by default.'),
  keepWhole: z
    .array(z.int().min(0))
    .nullish()
    .describe('Indexes of messages from which nothing may be left out.'),
  repeats: z
    .boolean()
    .nullish()
    .describe('False where earlier messages may be dropped before the model reads them.'),
});

/** What `POST /v1/compress` answers. */
export const compressAnswer: z.ZodObject = z.object({
  version: z.literal(CONTRACT_VERSION),
  messages: z
    .array(z.unknown())
    .describe(
      'As many rows as came, in their order; only texts inside differ, all else byte for byte.',
    ),
  ccr_hashes: z
    .array(z.string().regex(/^[0-9a-f]{24}$/))
    .describe(
      'Every hash in the messages that can be redeemed here, those of earlier answers included.',
    ),
  tools: z
    .array(z.unknown())
    .describe(
      '`headroom_retrieve` in the form of the messages where parts may be left out, else empty: to be offered from the first request of a conversation on, or never.',
    ),
  tokens_before: z.int(),
  tokens_after: z.int(),
  tokens_saved: z.int(),
  compression_ratio: z.number().describe('Tokens after divided by tokens before; 1 for no tokens.'),
  transforms_applied: z.array(z.string()).describe('Names of the compressors that were used.'),
  format: z
    .string()
    .nullable()
    .describe('The form of the messages; null if it was not recognised and nothing was changed.'),
  notices: z.array(z.string()).describe('What could not be done as wished, in words for a person.'),
});

/** What `GET /v1/retrieve/{hash}` answers. */
export const originalAnswer: z.ZodObject = z.object({
  version: z.literal(CONTRACT_VERSION),
  original_content: z
    .string()
    .describe(
      'The original, byte for byte; with `query` the parts of it that match, at most 1,500 tokens.',
    ),
});

const selectors = {
  query: z.string().optional().describe('Words, an id or a question: the best matching parts.'),
  rows: z.string().optional().describe('Rows of a list, such as `40-60`.'),
  lines: z.string().optional().describe('Lines, such as `40-60`.'),
  path: z.string().optional().describe('A place in a JSON document, such as `items[3].name`.'),
  grep: z.string().optional().describe('A regular expression: the lines or records that match.'),
};

/** `POST /v1/retrieve`: the arguments of a call of `headroom_retrieve`. Not enforced: models write them in many ways. */
export const retrieveRequest: z.ZodObject = z.looseObject({
  hash: z.string().describe('The 24 hexadecimal digits of the reference.'),
  ...selectors,
});

/** What `POST /v1/retrieve` answers: what the model gets to read. */
export const retrieveAnswer: z.ZodObject = z.object({
  version: z.literal(CONTRACT_VERSION),
  found: z.boolean().describe('False where asking again will not help; `text` says why.'),
  text: z.string().describe('The result of the call, at most 1,500 tokens.'),
  next: z
    .object({ hash: z.string(), ...selectors })
    .optional()
    .describe('The request for what follows; absent where nothing does.'),
});

/** `POST /v1/remember`: texts to keep under keys. */
export interface RememberRequest {
  readonly entries: readonly { readonly key: string; readonly value: string }[];
}

/** The schema of a request to remember. */
export const rememberRequest: z.ZodType<RememberRequest> = z.looseObject({
  entries: z.array(z.looseObject({ key: z.string().min(1).max(512), value: z.string() })),
});

/** What `POST /v1/remember` answers once everything is durable. */
export const rememberAnswer: z.ZodObject = z.object({ version: z.literal(CONTRACT_VERSION) });

/** `POST /v1/recall`: keys of texts that may have been kept. */
export interface RecallRequest {
  readonly keys: readonly string[];
}

/** The schema of a request to recall. */
export const recallRequest: z.ZodType<RecallRequest> = z.looseObject({
  keys: z.array(z.string()),
});

/** What `POST /v1/recall` answers. */
export const recallAnswer: z.ZodObject = z.object({
  version: z.literal(CONTRACT_VERSION),
  values: z
    .record(z.string(), z.string())
    .describe('The latest text under each key; keys that are not known are left out.'),
});

/** The answer of every refusal. */
export const errorAnswer: z.ZodObject = z.object({
  version: z.literal(CONTRACT_VERSION),
  error: z.object({
    type: z.enum(['invalid_request', 'not_found', 'method_not_allowed', 'store_unavailable']),
    message: z.string().describe('What is wrong and what to do about it.'),
  }),
});

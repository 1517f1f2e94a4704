import type { LanguageModelV4, LanguageModelV4Middleware } from '@ai-sdk/provider';

import { HeadroomError } from '../../src/index.ts';
import { headroomFor, type WithHeadroomOptions } from '../http/headroom-for.ts';
import { createModelExchange } from './exchange.ts';

/** The specifications of language models whose calls and answers are understood. */
const SUPPORTED: ReadonlySet<string> = new Set(['v3', 'v4']);

/**
 * A middleware for `wrapLanguageModel`, `wrapProvider` and provider registries, with which language models read
 * less: large tool outputs and pasted payloads are compressed, and the model gets a tool to read what was left
 * out, whose calls are answered where neither code nor users see them. Works for `generateText`, `streamText`,
 * structured output and agents. Embeddings and images go out as they are.
 *
 * A single call goes out as it is with `providerOptions: { headroom: { bypass: true } }`.
 *
 * Throws a HeadroomError of code `invalid_options` for wrong options; so does wrapping a model of another
 * specification than v3 or v4 (AI SDK 6 and 7). The code is `invalid_config` for a wrong configuration. A model that
 * cannot call tools gets what is compressed losslessly.
 */
export function headroomMiddleware(options: WithHeadroomOptions = {}): LanguageModelV4Middleware {
  const exchange = createModelExchange(headroomFor(options, 'headroomMiddleware()'));
  return {
    specificationVersion: 'v4',
    // Asked for when a model is wrapped, which is the time to refuse it; AI SDK 4 does not ask.
    overrideSupportedUrls: ({ model }) => supported(model).supportedUrls,
    wrapGenerate: async ({ model, params }) =>
      exchange.generate({ model: supported(model), params }),
    wrapStream: async ({ model, params }) => exchange.stream({ model: supported(model), params }),
  };
}

/** The model; throws if its specification is none of those. */
function supported(model: LanguageModelV4): LanguageModelV4 {
  const { specificationVersion: version, modelId } = model;
  if (SUPPORTED.has(version)) return model;
  throw new HeadroomError(
    'invalid_options',
    `headroomMiddleware() needs models of specification v3 or v4 (AI SDK 6 or 7), and ${modelId} is of ${version}: npm install ai@latest, and the provider package with it`,
  );
}

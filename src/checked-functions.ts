import {
  HeadroomError,
  MESSAGE_FORMATS,
  type MessageFormat,
  type ModelPrices,
  modelPrices as pricesOf,
  retrieveTool as definitionFor,
  type TokenCounter,
  tokenCounter as counterFor,
} from '../engine/index.ts';

/**
 * The definition of `headroom_retrieve` as a request of this format has it; under 130 tokens. Throws a HeadroomError
 * of code `invalid_options` for another format.
 */
export function retrieveTool(format: MessageFormat): unknown {
  if (MESSAGE_FORMATS.includes(format)) return definitionFor(format);
  throw new HeadroomError(
    'invalid_options',
    `retrieveTool() takes a message format, one of ${MESSAGE_FORMATS.join(', ')}. For a tool that runs, import retrieveTool from headroom-ts/ai-sdk or headroom-ts/langchain`,
  );
}

/**
 * A counter for a model, by its name. OpenAI models are counted with their own vocabulary, which is
 * loaded at the first `count`; if that fails, `exact` turns false and `count` is the estimate. Claude,
 * Gemini and unknown models have no public vocabulary: `exact` is false and both methods give an
 * estimate. Throws a HeadroomError of code `invalid_options` for anything else than a name.
 */
export function tokenCounter(model: string): TokenCounter {
  assertName(model, "tokenCounter('gpt-5.2')");
  return counterFor(model);
}

/**
 * The published prices of a model, by its name as providers, gateways and clouds write it
 * (`anthropic/claude-sonnet-5`, `us.anthropic.claude-sonnet-4-5-20250929-v1:0`, `gpt-5.2-2025-12-11`,
 * `claude-opus-5[1m]`); undefined for a model that is not on the list. Throws a HeadroomError of code
 * `invalid_options` for anything else than a name.
 */
export function modelPrices(model: string): ModelPrices | undefined {
  assertName(model, "modelPrices('gpt-5.2')");
  return pricesOf(model);
}

/** Throws for what is no name of a model; the example shows the call as it should be. */
function assertName(model: unknown, example: string): void {
  if (typeof model === 'string') return;
  throw new HeadroomError(
    'invalid_options',
    `${example.replace(/\(.*/, '()')} takes the name of a model: ${example}`,
  );
}

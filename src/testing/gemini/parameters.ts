import { isObject, type JsonObject } from '../json.ts';
import { demand } from '../refusal.ts';
import { signs } from './signatures.ts';
import type { Asked } from './tools.ts';

const MOST_CANDIDATES = 8;

/** Checks everything at the top of the body but contents and tools. */
export function checkParameters(body: JsonObject, { model }: Asked): void {
  const { cachedContent, systemInstruction, tools, toolConfig } = body;
  const isBare = [systemInstruction, tools, toolConfig].every((each) => each === undefined);
  const cached =
    'CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.\n\nProposed fix: move those values to CachedContent from GenerateContent request.';
  demand(cachedContent === undefined || isBare, cached);
  const count = candidatesOf(body);
  const range = `Invalid value at 'generation_config.candidate_count': must be from 1 to ${MOST_CANDIDATES}.`;
  demand(Number.isInteger(count) && count >= 1 && count <= MOST_CANDIDATES, range);
  const wantsJson = wantedJson(body) !== undefined;
  const unsupported =
    "Function calling with a response mime type: 'application/json' is unsupported";
  demand(!wantsJson || tools === undefined || signs(model), unsupported);
}

/** How many answers are wanted. */
export function candidatesOf(body: JsonObject): number {
  return Number(configOf(body)['candidateCount'] ?? 1);
}

/** Whether the model tells what it thinks. */
export function showsThoughts(body: JsonObject): boolean {
  const { thinkingConfig } = configOf(body);
  return isObject(thinkingConfig) && thinkingConfig['includeThoughts'] === true;
}

/** The schema that the text of the answer has to follow; `true` for any object, undefined for none. */
export function wantedJson(body: JsonObject): unknown {
  const { responseMimeType, responseSchema, responseJsonSchema } = configOf(body);
  if (responseMimeType !== 'application/json') return undefined;
  return responseJsonSchema ?? responseSchema ?? true;
}

function configOf({ generationConfig }: JsonObject): JsonObject {
  return isObject(generationConfig) ? generationConfig : {};
}

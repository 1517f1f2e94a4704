import type { AnswerUsage } from '../../../src/index.ts';
import { asList, asObject, type JsonObject } from '../json/read.ts';

/** The sum of usage reports, number by number; what is no number is taken from the last report. */
export function addUsage(reports: readonly unknown[]): JsonObject | undefined {
  const objects = reports.filter((each) => typeof each === 'object' && each !== null).map(asObject);
  if (objects.length === 0) return undefined;
  return objects.reduce(addTwo);
}

function addTwo(left: JsonObject, right: JsonObject): JsonObject {
  const sum: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right)) sum[key] = addValues(left[key], value);
  return sum;
}

function addValues(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (Array.isArray(left) && Array.isArray(right)) return addLists(asList(left), asList(right));
  if (typeof left === 'object' && typeof right === 'object' && left !== null && right !== null) {
    return addTwo(asObject(left), asObject(right));
  }
  return right ?? left;
}

/** Counts of the same modality are added; in other lists, such as that of iterations, each report has its entries. */
function addLists(left: readonly unknown[], right: readonly unknown[]): readonly unknown[] {
  const entries = [...left, ...right].map(asObject);
  if (entries.some(({ modality }) => modality === undefined)) return [...left, ...right];
  const groups = Map.groupBy(entries, ({ modality }) => modality);
  return [...groups.values()].map((group) => group.reduce(addTwo));
}

/**
 * Tokens in a usage report of any provider or framework; undefined if it says nothing of the prompt. Anthropic
 * counts what its cache has written or read apart from the rest.
 */
export function readUsage(report: unknown): AnswerUsage | undefined {
  const usage = asObject(report);
  const apart =
    numberAt(usage, 'cache_read_input_tokens') + numberAt(usage, 'cache_creation_input_tokens');
  const prompt = firstNumber(usage, PROMPT);
  if (prompt + apart === 0) return undefined;
  const cached = numberAt(usage, 'cache_read_input_tokens') + firstNumber(usage, CACHED);
  const counts = { prompt: prompt + apart, cached, output: outputOf(usage, prompt + apart) };
  return firstNumber(usage, FOR_AN_HOUR) > 0 ? { ...counts, cacheMinutes: 60 } : counts;
}

/** Where the counts stand: OpenAI's two APIs, Anthropic, LangChain; Gemini; AI SDK 7 and 6. */
const PROMPT = [
  'prompt_tokens',
  'input_tokens',
  'promptTokenCount',
  'inputTokens.total',
  'inputTokens',
];
const CACHED = [
  'prompt_tokens_details.cached_tokens',
  'input_tokens_details.cached_tokens',
  'input_token_details.cache_read',
  'cachedContentTokenCount',
  'inputTokens.cacheRead',
  'cachedInputTokens',
];
const OUTPUT = [
  'completion_tokens',
  'output_tokens',
  'candidatesTokenCount',
  'outputTokens.total',
  'outputTokens',
];

/** Gemini and xAI count the tokens of thoughts apart, but in the total. */
function outputOf(usage: JsonObject, prompt: number): number {
  const inPrompt = prompt + numberAt(usage, 'toolUsePromptTokenCount');
  return Math.max(firstNumber(usage, OUTPUT), firstNumber(usage, TOTAL) - inPrompt);
}

const TOTAL = ['total_tokens', 'totalTokenCount'];

/** What was written to the cache for an hour: Anthropic, LangChain. */
const FOR_AN_HOUR = [
  'cache_creation.ephemeral_1h_input_tokens',
  'input_token_details.ephemeral_1h_input_tokens',
];

function firstNumber(usage: JsonObject, paths: readonly string[]): number {
  return paths.map((path) => numberAt(usage, path)).find((number) => number > 0) ?? 0;
}

function numberAt(usage: JsonObject, path: string): number {
  let value: unknown = usage;
  for (const name of path.split('.')) value = asObject(value)[name];
  return typeof value === 'number' && value > 0 ? value : 0;
}

import { hash } from 'node:crypto';

import { asObject, asText, type JsonObject } from '../../json/read.ts';
import { digestOf, withoutSpace } from '../text.ts';
import { callsIn, partsOf, responsesIn, responseText, spokenIn } from './parts.ts';

/** Stands for a content of the model that the next one goes on from. */
const CONTINUED: JsonObject = Object.freeze({ role: 'model' });

/**
 * The contents with each answer in one piece, where its last content stands: clients that stream keep a content
 * for every chunk.
 */
export function joinAnswers(contents: readonly unknown[]): readonly unknown[] {
  const joined = [...contents];
  let parts: JsonObject[] = [];
  for (const [index, content] of contents.entries()) {
    const isAnswer = isGeminiAnswer(content);
    const goesOn = isAnswer && isGeminiAnswer(contents[index + 1]);
    if (!goesOn && parts.length === 0) continue;
    parts.push(...partsOf(content));
    joined[index] = goesOn ? CONTINUED : { role: 'model', parts };
    if (!goesOn) parts = [];
  }
  return joined;
}

/** Index of the first content of the answer that ends at an index. */
export function startOfAnswer(contents: readonly unknown[], end: number): number {
  let start = end;
  while (contents[start - 1] === CONTINUED) start -= 1;
  return start;
}

/** Whether the model wrote the content. */
export function isGeminiAnswer(content: unknown): boolean {
  return asObject(content)['role'] === 'model';
}

/**
 * What tells a content from others: thoughts, signatures and the ids of calls do not count, for not every client
 * keeps them.
 */
export function identifyGemini(content: unknown): string | undefined {
  if (content === CONTINUED) return undefined;
  const parts = partsOf(content);
  const spoken = parts.map(spokenIn);
  if (isGeminiAnswer(content)) {
    const calls = callsIn(parts).map(identifyCall);
    return ['model', withoutSpace(spoken), ...calls].join('\0');
  }
  const returned = responsesIn(parts).map(
    (each) => `${asText(each['name'])} ${digestOf(responseText(each))}`,
  );
  return ['user', ...spoken, ...returned].join('\0');
}

/** The texts of a content that may be compressed. */
export function textsOfGemini(content: unknown): readonly string[] {
  const parts = partsOf(content);
  return [...parts.map(spokenIn), ...responsesIn(parts).map(responseText)];
}

/** Clients may write the arguments down in another order. */
function identifyCall({ name, args }: JsonObject): string {
  return `${asText(name)} ${hash('sha256', JSON.stringify(args, sortProperties) ?? '')}`;
}

function sortProperties(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted);
}

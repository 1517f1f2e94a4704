import type { BlockReport } from '../../../src/index.ts';
import { replaceAt } from '../replace-at.ts';

/**
 * A message with the JSON that tools returned written as text where it was compressed, which is what becomes
 * of it in prompts of the AI SDK and in contents of Gemini; all other messages as they are.
 */
export function withJsonAsText(
  message: unknown,
  compressed: readonly Pick<BlockReport, 'path'>[],
): unknown {
  const { content, parts } = message as { content?: unknown; parts?: unknown };
  if (Array.isArray(parts)) return compressed.reduce(withTextAt, message);
  const places = new Set(compressed.map(({ path }) => path[1]));
  if (!Array.isArray(content) || !content.some(isJson)) return message;
  return {
    ...(message as object),
    content: content.map((part: Part, index) => (places.has(index) ? partAsText(part) : part)),
  };
}

function withTextAt(message: unknown, { path }: Pick<BlockReport, 'path'>): unknown {
  const value = path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), message);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return replaceAt(message, path, text);
}

interface Part {
  readonly output?: { readonly type?: unknown; readonly value?: unknown };
}

function isJson({ output }: Part): boolean {
  return TYPES.has(output?.type);
}

function partAsText(part: Part): unknown {
  const type = TYPES.get(part.output?.type);
  if (type === undefined) return part;
  return { ...part, output: { ...part.output, type, value: JSON.stringify(part.output?.value) } };
}

const TYPES: ReadonlyMap<unknown, string> = new Map([
  ['json', 'text'],
  ['error-json', 'error-text'],
]);

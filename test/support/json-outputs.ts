import type { BlockReport } from '../../src/index.ts';

/**
 * A message with the JSON that tools returned written as text where it was compressed, which is what becomes
 * of it in prompts of the AI SDK; all other messages as they are.
 */
export function withJsonAsText(
  message: unknown,
  compressed: readonly Pick<BlockReport, 'path'>[],
): unknown {
  const { content } = message as { content?: unknown };
  const places = new Set(compressed.map(({ path }) => path[1]));
  if (!Array.isArray(content)) return message;
  return {
    ...(message as object),
    content: content.map((part: Part, index) => (places.has(index) ? partAsText(part) : part)),
  };
}

interface Part {
  readonly output?: { readonly type?: unknown; readonly value?: unknown };
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

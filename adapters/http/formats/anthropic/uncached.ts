import { asList, asObject, type JsonObject } from '../../json/read.ts';

/**
 * Whether nothing of a prompt is cached. Anthropic caches what is marked with `cache_control`, and nothing else; other
 * services that speak its API may cache without being asked. Thinking may be bound to the tools it was signed with.
 */
export function isUncached(body: JsonObject): boolean {
  const { model, thinking, system, tools, messages } = body;
  const isClaude = typeof model === 'string' && /claude/i.test(model);
  if (!isClaude || asObject(thinking)['type'] !== undefined || isMarked(body)) return false;
  return ![system, tools, messages].some(hasMark);
}

/** Whether one of some blocks is marked, or one within them. */
function hasMark(blocks: unknown): boolean {
  return asList(blocks).some((block) => isMarked(block) || hasMark(asObject(block)['content']));
}

function isMarked(block: unknown): boolean {
  return (asObject(block)['cache_control'] ?? undefined) !== undefined;
}

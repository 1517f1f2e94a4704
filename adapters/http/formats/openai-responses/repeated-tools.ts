import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { isOwnCall } from '../own-tool.ts';

/**
 * What takes `headroom_retrieve` out of the tools that a response repeats from its request: clients send that list
 * again, and would have to answer its calls then. Where answers are read at all, the client has no such tool itself.
 */
export function withoutOwnTool({ tools }: JsonObject): readonly JsonEdit[] {
  return asList(tools).flatMap((tool, index): JsonEdit[] => {
    const { type, name } = asObject(tool);
    const isOwn = type === 'function' && isOwnCall(name);
    return isOwn ? [{ kind: 'remove', path: ['tools', index] }] : [];
  });
}

import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { isOwnCall } from '../own-tool.ts';

/**
 * What makes a response repeat the request that the client wrote, and not the one that was sent: it may send the
 * tools again, and follow the chain of responses back. Where answers are read at all, the client has no tool
 * `headroom_retrieve` itself.
 */
export function repeatAsked(response: JsonObject, asked: JsonObject): readonly JsonEdit[] {
  const { tools, tool_choice: choice } = response;
  return [
    ...withoutOwnTool(tools, ['tools']),
    ...withoutOwnTool(asObject(choice)['tools'], ['tool_choice', 'tools']),
    ...choiceEdits(choice, asked),
    ...chainEdits(response, asked),
  ];
}

function withoutOwnTool(tools: unknown, path: readonly string[]): readonly JsonEdit[] {
  return asList(tools).flatMap((tool, index): JsonEdit[] => {
    const { type, name } = asObject(tool);
    const isOwn = type === 'function' && isOwnCall(name);
    return isOwn ? [{ kind: 'remove', path: [...path, index] }] : [];
  });
}

/** A model that has retrieved often enough may call nothing more, which the client has not asked for. */
function choiceEdits(choice: unknown, { tool_choice: asked }: JsonObject): readonly JsonEdit[] {
  if (choice !== 'none' || asked === 'none') return [];
  return [{ kind: 'replace', path: ['tool_choice'], json: JSON.stringify(asked ?? 'auto') }];
}

/** Later rounds go on from hidden ones. */
function chainEdits(
  { previous_response_id: told }: JsonObject,
  { previous_response_id: asked = null }: JsonObject,
): readonly JsonEdit[] {
  if (told === undefined || told === asked) return [];
  return [{ kind: 'replace', path: ['previous_response_id'], json: JSON.stringify(asked) }];
}

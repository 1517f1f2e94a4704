import { isRetrieveTool, RETRIEVE_TOOL_NAME } from '../../../src/index.ts';
import type { JsonEdit } from '../json/json-edit.ts';
import { asList } from '../json/read.ts';

/** Whether a tool call is one of the tool that was added here, and not of one of the client's. */
export function isOwnCall(name: unknown): boolean {
  return name === RETRIEVE_TOOL_NAME;
}

/** Whether one of the client's tools is `headroom_retrieve` under any host's decoration. */
export function offersRetrieve(names: readonly unknown[]): boolean {
  return names.some((name) => typeof name === 'string' && isRetrieveTool(name));
}

/** Adds a tool as the last one. */
export function appendTool(tools: unknown, tool: unknown): JsonEdit {
  const json = JSON.stringify(tool);
  return Array.isArray(tools)
    ? { kind: 'insert', path: ['tools', asList(tools).length], json }
    : { kind: 'set', path: ['tools'], json: `[${json}]` };
}

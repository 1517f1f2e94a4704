import {
  isRetrieveTool,
  type MessageFormat,
  RETRIEVE_TOOL_NAME,
  retrieveTool,
} from '../../../src/index.ts';
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

/** Adds `headroom_retrieve` as the last tool. */
export function appendTool(tools: unknown, format: MessageFormat): JsonEdit {
  const json = toolText(format);
  return Array.isArray(tools)
    ? { kind: 'insert', path: ['tools', asList(tools).length], json }
    : { kind: 'set', path: ['tools'], json: `[${json}]` };
}

const toolTexts = new Map<MessageFormat, string>();

/** The JSON text of the tool's definition, which is the same for every request of a format. */
export function toolText(format: MessageFormat): string {
  const text = toolTexts.get(format) ?? JSON.stringify(retrieveTool(format));
  toolTexts.set(format, text);
  return text;
}

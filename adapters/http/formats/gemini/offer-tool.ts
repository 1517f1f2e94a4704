import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { RETRIEVE_TOOL_NAME } from '../../../../src/index.ts';
import { toolText } from '../own-tool.ts';
import { field, fieldName } from './field.ts';
import { functionChoice } from './plan.ts';

/** Declares `headroom_retrieve` behind the client's last function, and allows it where only some are allowed. */
export function offerGeminiTool(body: JsonObject): readonly JsonEdit[] {
  return [declaration(body), ...allowance(body)];
}

/** Vertex AI takes one list of functions only. */
function declaration(body: JsonObject): JsonEdit {
  const json = toolText('gemini');
  const tools = asList(body['tools']).map(asObject);
  const at = tools.findLastIndex((tool) => Array.isArray(field(tool, 'functionDeclarations')));
  const tool = tools[at];
  if (tool === undefined) {
    return { kind: 'set', path: ['tools'], json: `[{"functionDeclarations":[${json}]}]` };
  }
  const name = fieldName(tool, 'functionDeclarations');
  return { kind: 'insert', path: ['tools', at, name, asList(tool[name]).length], json };
}

function allowance(body: JsonObject): readonly JsonEdit[] {
  const { mode, allowed } = functionChoice(body);
  // A single function that has to be called is the client's choice.
  if (allowed.length === 0 || (mode === 'ANY' && allowed.length === 1)) return [];
  const toolConfig = fieldName(body, 'toolConfig');
  const config = asObject(body[toolConfig]);
  const callingConfig = fieldName(config, 'functionCallingConfig');
  const names = fieldName(asObject(config[callingConfig]), 'allowedFunctionNames');
  const path = [toolConfig, callingConfig, names, allowed.length];
  return [{ kind: 'insert', path, json: JSON.stringify(RETRIEVE_TOOL_NAME) }];
}

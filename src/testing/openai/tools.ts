import { isObject, type JsonObject, listOf, objectsOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';
import type { Offer } from '../vendor.ts';

/** How an API wraps the definition of a function and a choice of it. */
export type Unwrap = (wrapped: JsonObject) => unknown;

/** Checks `tools` and `tool_choice`; gives what the model may call. */
export function offeredTools(
  body: JsonObject,
  unwrap: Unwrap,
): Pick<Offer, 'tools' | 'allowed' | 'choice' | 'parallel'> {
  const tools = new Map<string, unknown>();
  if (Array.isArray(body['tools'])) {
    const message = "Invalid 'tools': empty array. Expected an array with minimum length 1.";
    demand(body['tools'].length > 0, message, { param: 'tools', code: 'empty_array' });
  }
  for (const [index, tool] of listOf(body['tools']).entries()) {
    addTool(tools, tool, { param: `tools[${index}]`, unwrap });
  }
  const parallel = body['parallel_tool_calls'] !== false;
  return { tools, parallel, ...chosen(body['tool_choice'], tools, unwrap) };
}

function addTool(
  tools: Map<string, unknown>,
  tool: unknown,
  { param, unwrap }: { readonly param: string; readonly unwrap: Unwrap },
): void {
  demand(isObject(tool), `Invalid type for '${param}': expected an object.`, { param });
  if (tool['type'] !== 'function') return;
  const definition = unwrap(tool);
  const name = nameIn(definition);
  const pattern = /^[\w-]{1,64}$/;
  const message = `Invalid '${param}.name': expected a string that matches ${pattern}.`;
  demand(pattern.test(name), message, { param: `${param}.name` });
  demand(!tools.has(name), `Invalid '${param}.name': '${name}' is defined twice.`, { param });
  tools.set(name, isObject(definition) ? definition['parameters'] : undefined);
}

function chosen(
  choice: unknown,
  tools: ReadonlyMap<string, unknown>,
  unwrap: Unwrap,
): Pick<Offer, 'allowed' | 'choice'> {
  if (choice === undefined || choice === null || choice === 'auto') return { choice: 'auto' };
  if (choice === 'none' || choice === 'required') return { choice };
  demand(isObject(choice), "Invalid value for 'tool_choice'.", { param: 'tool_choice' });
  const inner =
    choice['type'] === 'allowed_tools' ? (choice['allowed_tools'] ?? choice) : undefined;
  if (isObject(inner)) {
    const names = objectsOf(inner['tools']).map((tool) => nameIn(unwrap(tool)));
    for (const name of names) demandTool(name, tools);
    return { choice: inner['mode'] === 'required' ? 'required' : 'auto', allowed: new Set(names) };
  }
  if (choice['type'] !== 'function') return { choice: 'auto' };
  const name = nameIn(unwrap(choice));
  demandTool(name, tools);
  return { choice: { name } };
}

function nameIn(definition: unknown): string {
  return isObject(definition) ? textOf(definition['name']) : '';
}

function demandTool(name: string, tools: ReadonlyMap<string, unknown>): void {
  const message = `Tool choice 'function' not found in 'tools' parameter: '${name}'.`;
  demand(tools.has(name), message, { param: 'tool_choice' });
}

import { isObject, type JsonObject, listOf, objectsOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';
import type { Offer } from '../vendor.ts';
import { signs } from './signatures.ts';

/** Whose service it is, and which model is asked. */
export interface Asked {
  readonly model: string;
  readonly vertex: boolean;
}

/** Checks tools and the choice of them; gives what the model may call. */
export function offeredTools(
  body: JsonObject,
  asked: Asked,
): Pick<Offer, 'tools' | 'allowed' | 'choice' | 'parallel'> {
  const given = objectsOf(body['tools']);
  const declared = given.flatMap((tool) => objectsOf(tool['functionDeclarations']));
  const tools = new Map<string, unknown>();
  for (const declaration of declared) addFunction(tools, declaration);
  const lists = given.filter((tool) => tool['functionDeclarations'] !== undefined);
  const several = 'Multiple tools are supported only when they are all search tools.';
  demand(!asked.vertex || lists.length === 0 || given.length === 1, several);
  const config = isObject(body['toolConfig']) ? body['toolConfig'] : {};
  if (declared.length > 0) checkCombination(given, config, asked);
  return { tools, parallel: true, ...chosen(config['functionCallingConfig'], tools) };
}

function addFunction(tools: Map<string, unknown>, declaration: JsonObject): void {
  const name = textOf(declaration['name']);
  const pattern = /^[a-zA-Z_][\w.:-]{0,127}$/;
  const message = `Invalid function name. Must start with a letter or an underscore. Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 128: "${name}"`;
  demand(pattern.test(name), message);
  demand(!tools.has(name), `Duplicate function declaration found: ${name}`);
  tools.set(name, declaration['parameters'] ?? declaration['parametersJsonSchema']);
}

function checkCombination(
  given: readonly JsonObject[],
  config: JsonObject,
  { model }: Asked,
): void {
  const builtIn = given.flatMap((tool) =>
    Object.keys(tool).filter((name) => name !== 'functionDeclarations'),
  );
  if (builtIn.length === 0) return;
  const refusal = signs(model)
    ? 'Please enable tool_config.include_server_side_tool_invocations to use Built-in tools with Function calling.'
    : `Built-in tools ({${builtIn.join()}}) and Function Calling cannot be combined in the same request.`;
  demand(signs(model) && config['includeServerSideToolInvocations'] === true, refusal);
}

function chosen(
  config: unknown,
  tools: ReadonlyMap<string, unknown>,
): Pick<Offer, 'allowed' | 'choice'> {
  if (!isObject(config)) return { choice: 'auto' };
  const mode = textOf(config['mode'] ?? 'AUTO').toUpperCase();
  const modes = ['MODE_UNSPECIFIED', 'AUTO', 'ANY', 'NONE', 'VALIDATED'];
  demand(
    modes.includes(mode),
    `Invalid value at 'tool_config.function_calling_config.mode': "${mode}"`,
  );
  const without = 'Function calling config is set without function_declarations.';
  demand(tools.size > 0 || mode === 'NONE', without);
  const allowed = listOf(config['allowedFunctionNames']).map(textOf);
  if (allowed.length === 0) {
    return { choice: mode === 'ANY' ? 'required' : mode === 'NONE' ? 'none' : 'auto' };
  }
  const fits = mode === 'ANY' || mode === 'VALIDATED';
  demand(fits, 'Allowed function names should only be set when mode is ANY or VALIDATED.');
  for (const name of allowed) {
    demand(
      tools.has(name),
      `Allowed function name "${name}" is not one of the function declarations.`,
    );
  }
  return { choice: mode === 'ANY' ? 'required' : 'auto', allowed: new Set(allowed) };
}

import { isObject, type JsonObject, listOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';
import type { Block } from './blocks.ts';
import type { Offer } from '../vendor.ts';

/** Checks tools and the choice of them; gives what the model may call. */
export function offeredTools(
  tools: unknown,
  choice: unknown,
): Pick<Offer, 'tools' | 'choice' | 'parallel'> {
  const offered = new Map<string, unknown>();
  for (const [index, tool] of listOf(tools).entries()) {
    demand(isObject(tool), `tools.${index}: Input should be a valid dictionary`);
    addTool(offered, tool, `tools.${index}`);
  }
  if (!isObject(choice)) return { tools: offered, choice: 'auto', parallel: true };
  demand(offered.size > 0, 'tool_choice: may only be specified while providing tools.');
  const parallel = choice['disable_parallel_tool_use'] !== true;
  return { tools: offered, choice: chosen(choice, offered), parallel };
}

/** The tools of a request, with those that a system message in the conversation adds. */
export function withAdditions(tools: unknown, blocks: readonly Block[]): readonly unknown[] {
  const added = blocks.flatMap(({ content: { type, tool } }) =>
    type === 'tool_addition' && isObject(tool) && isObject(tool['definition'])
      ? [tool['definition']]
      : [],
  );
  return [...listOf(tools), ...added];
}

function addTool(offered: Map<string, unknown>, tool: JsonObject, place: string): void {
  const type = tool['type'] ?? 'custom';
  const name = textOf(tool['name']);
  if (type !== 'custom' && name === '') return;
  const pattern = /^[a-zA-Z0-9_-]{1,128}$/;
  demand(
    pattern.test(name),
    `${place}.${textOf(type)}.name: String should match pattern '${pattern.source}'`,
  );
  demand(!offered.has(name), `tools: Tool names must be unique. '${name}' is defined twice.`);
  const described = type !== 'custom' || isObject(tool['input_schema']);
  demand(described, `${place}.custom.input_schema: Field required`);
  offered.set(name, tool['input_schema']);
}

function chosen(choice: JsonObject, offered: ReadonlyMap<string, unknown>): Offer['choice'] {
  const { type } = choice;
  if (type === 'auto' || type === 'none') return type;
  if (type === 'any') return 'required';
  demand(type === 'tool', "tool_choice: Input should be 'auto', 'any', 'tool' or 'none'");
  const name = textOf(choice['name']);
  demand(offered.has(name), `Tool '${name}' not found in provided tools`);
  return { name };
}

import { AIMessage, ToolMessage } from '@langchain/core/messages';
import type { StructuredToolInterface } from '@langchain/core/tools';

import { type Headroom, HeadroomError } from '../../src/index.ts';
import { headroomFor, type WithHeadroomOptions } from '../http/headroom-for.ts';
import { asObject } from '../http/json/read.ts';
import { retrieveTool } from './retrieve-tool.ts';

/**
 * Tools whose outputs are compressed as they return them, and `headroom_retrieve` behind them: for graphs and agents
 * that keep what tools returned in their state. What a tool returns that is neither text nor JSON stays as it is, and
 * so does what is no tool that runs here.
 *
 * Throws a HeadroomError of code `invalid_options` for what is no array of tools, and for wrong options; of code
 * `invalid_config` for a wrong configuration.
 */
export function headroomTools(
  tools: readonly StructuredToolInterface[],
  options: WithHeadroomOptions = {},
): StructuredToolInterface[] {
  assertTools(tools);
  const headroom = headroomFor(options, 'headroomTools()');
  const wrapped = tools.map((tool) => compressing(tool, headroom));
  return headroom.mayLeaveOut ? [...wrapped, retrieveTool(headroom)] : wrapped;
}

function assertTools(tools: unknown): void {
  if (Array.isArray(tools)) return;
  throw new HeadroomError('invalid_options', NO_TOOLS);
}

const NO_TOOLS =
  'headroomTools() takes an array of tools, and options behind it: headroomTools([search, read], { … })';

/** A tool that runs here. */
interface RunnableTool {
  readonly name: string;
  readonly responseFormat?: string;
  _call(...args: unknown[]): Promise<unknown>;
}

function compressing(tool: StructuredToolInterface, headroom: Headroom): StructuredToolInterface {
  if (typeof asObject(tool)['_call'] !== 'function') return tool;
  // It has what structured tools have, whichever copy of the framework made it.
  const running = tool as unknown as RunnableTool;
  const _call = async (...args: unknown[]): Promise<unknown> => {
    const output = await running._call(...args);
    const call = { name: running.name, args: asObject(args[0]) };
    const hasArtifact = running.responseFormat === 'content_and_artifact' && Array.isArray(output);
    if (!hasArtifact) return compressOutput(output, { call, headroom });
    const [content, ...artifact] = output as unknown[];
    return [await compressOutput(content, { call, headroom }), ...artifact];
  };
  return Object.create(tool, { _call: { value: _call } }) as StructuredToolInterface;
}

interface ToolRun {
  readonly call: { readonly name: string; readonly args: Readonly<Record<string, unknown>> };
  readonly headroom: Headroom;
}

/** What a tool returned, as the model is to read it; the same value where nothing is gained. */
async function compressOutput(output: unknown, { call, headroom }: ToolRun): Promise<unknown> {
  const result = asResult(output);
  if (result === undefined) return output;
  try {
    const asked = new AIMessage({
      content: '',
      tool_calls: [{ ...call, id: result.tool_call_id }],
    });
    const { messages } = await headroom.compress([asked, result], {
      format: 'langchain',
      retrieval: 'tool',
    });
    const [, compressed = result] = messages;
    if (compressed === result) return output;
    return ToolMessage.isInstance(output) ? compressed : compressed.content;
  } catch (error) {
    headroom.note({ kind: 'failure', doing: 'compressing what a tool returned', error });
    return output;
  }
}

/** What a tool returned as the message that the framework would make of it. */
function asResult(output: unknown): ToolMessage | undefined {
  if (ToolMessage.isInstance(output)) return output;
  const tool_call_id = 'call';
  if (typeof output === 'string') return new ToolMessage({ content: output, tool_call_id });
  if (isContent(output)) return new ToolMessage({ content: output, tool_call_id });
  return isPlain(output)
    ? new ToolMessage({ content: JSON.stringify(output), tool_call_id })
    : undefined;
}

function isContent(output: unknown): output is Exclude<ToolMessage['content'], string> {
  return (
    Array.isArray(output) &&
    output.length > 0 &&
    output.every((block) => typeof asObject(block)['type'] === 'string')
  );
}

/** Commands and other objects of classes are for the framework. */
function isPlain(output: unknown): boolean {
  if (typeof output !== 'object' || output === null) return false;
  const prototype: unknown = Object.getPrototypeOf(output);
  return prototype === Object.prototype || prototype === Array.prototype;
}

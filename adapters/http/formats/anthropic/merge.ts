import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asObject, type JsonObject } from '../../json/read.ts';
import { addUsage } from '../usage.ts';
import type { Turn, TurnContext } from '../wire-format.ts';
import { markBlock } from './mark.ts';
import { type AnswerBlock, type AnthropicRound, containerOf, isOwnBlock } from './round.ts';

/** The messages of a turn as one: the last, with the blocks and the usage of all. */
export function mergeAnthropic(turn: Turn<AnthropicRound>, context: TurnContext): string {
  const last = turn.at(-1)?.round;
  const response = last?.response ?? '';
  const blocks = turn.flatMap((_, round) =>
    visibleBlocks(turn, context, round).map(({ json, block }) =>
      markBlock(json, block, { round, earlier: context.mark }),
    ),
  );
  const usage = addUsage(turn.map(({ round }) => round.usage));
  const edits: JsonEdit[] = [
    { kind: 'set', path: ['content'], json: `[${blocks.join()}]` },
    { kind: 'set', path: ['usage'], json: JSON.stringify(usage ?? null) },
  ];
  const container = containerOf(turn);
  if (container !== undefined) {
    edits.push({ kind: 'set', path: ['container'], json: JSON.stringify(container) });
  }
  const reason = asObject(JSON.parse(response))['stop_reason'];
  if (reason === 'tool_use' && last?.userCalls.length === 0) {
    edits.push({ kind: 'set', path: ['stop_reason'], json: '"end_turn"' });
  }
  return editJson(response, edits);
}

/** The message of a turn as the user sees it. */
export function visibleAnthropic(turn: Turn<AnthropicRound>, context: TurnContext): JsonObject {
  const content = turn.flatMap((_, index) => visibleBlocks(turn, context, index));
  return { role: 'assistant', content: content.map(({ block }) => block) };
}

/** A structured answer is that of the last round: text before it would break it. */
function visibleBlocks(
  turn: Turn<AnthropicRound>,
  { body }: TurnContext,
  index: number,
): readonly AnswerBlock[] {
  const isLast = index === turn.length - 1;
  const blocks = turn[index]?.round.blocks ?? [];
  return blocks.filter(
    ({ block }) =>
      !isOwnBlock(block) && (isLast || block['type'] !== 'text' || !isStructuredAnthropic(body)),
  );
}

/** Whether the answer must be a JSON document. */
export function isStructuredAnthropic(body: JsonObject): boolean {
  const format = asObject(asObject(body['output_config'])['format']);
  return (format['type'] ?? asObject(body['output_format'])['type']) === 'json_schema';
}

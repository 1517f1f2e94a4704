import { textOf } from '../json.ts';
import { demand, Refusal } from '../refusal.ts';
import type { Block } from './blocks.ts';

/** The blocks of consecutive messages of one role, which are one turn to the model. */
export interface Turn {
  readonly role: string;
  readonly blocks: readonly Block[];
}

/** Puts consecutive messages of one role together, as the service does. */
export function turnsOf(blocks: readonly Block[]): readonly Turn[] {
  const turns: { role: string; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = turns.at(-1);
    if (last?.role === block.role) last.blocks.push(block);
    else turns.push({ role: block.role, blocks: [block] });
  }
  return turns;
}

/** Checks who speaks first, and that every call has its result at the start of the next turn. */
export function checkTurns(turns: readonly Turn[]): void {
  demand(turns.length > 0, 'messages: at least one message is required');
  const first = turns.find(({ role }) => role !== 'system');
  demand(first?.role !== 'assistant', 'messages: first message must use the "user" role');
  const last = turns.at(-1);
  const text = last?.role === 'assistant' ? textOf(last.blocks.at(-1)?.content['text']) : '';
  const ends = text === text.trimEnd();
  demand(ends, 'messages: final assistant content cannot end with trailing whitespace');
  const used = new Set<string>();
  for (const [index, turn] of turns.entries()) {
    checkUses(turn, turns[index + 1], used);
    checkResults(turn, turns[index - 1]);
  }
}

function ofType({ blocks }: Turn, type: string): readonly Block[] {
  return blocks.filter(({ content }) => content['type'] === type);
}

function idsOf(blocks: readonly Block[], key: string): ReadonlySet<string> {
  return new Set(blocks.map(({ content }) => textOf(content[key])));
}

function checkUses(turn: Turn, next: Turn | undefined, used: Set<string>): void {
  const uses = ofType(turn, 'tool_use');
  for (const { content, place } of uses) {
    const id = textOf(content['id']);
    demand(
      !used.has(id),
      `${place}: \`tool_use\` ids must be unique. '${id}' names an earlier call.`,
    );
    used.add(id);
  }
  const answered =
    next === undefined ? new Set<string>() : idsOf(ofType(next, 'tool_result'), 'tool_use_id');
  const open = uses.filter(({ content }) => !answered.has(textOf(content['id'])));
  const [first] = open;
  if (first === undefined) return;
  const ids = open.map(({ content }) => textOf(content['id'])).join(', ');
  throw new Refusal(
    `${messageOf(first)}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
  );
}

function messageOf({ place }: Block): string {
  return place.replace(/\.content\.\d+$/, '');
}

function checkResults(turn: Turn, previous: Turn | undefined): void {
  const asked =
    previous === undefined ? new Set<string>() : idsOf(ofType(previous, 'tool_use'), 'id');
  const seen = new Set<string>();
  for (const { content, place } of ofType(turn, 'tool_result')) {
    const id = textOf(content['tool_use_id']);
    demand(
      asked.has(id),
      `${place}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
    );
    demand(
      !seen.has(id),
      `${place}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${id}`,
    );
    seen.add(id);
  }
  const late = turn.blocks.findIndex(
    ({ content }, index) =>
      content['type'] === 'tool_result' &&
      turn.blocks[index - 1]?.content['type'] !== 'tool_result',
  );
  const [first] = turn.blocks.slice(Math.max(late, 0));
  demand(late <= 0, `${first?.place}: \`tool_result\` blocks must come first in the user message`);
}

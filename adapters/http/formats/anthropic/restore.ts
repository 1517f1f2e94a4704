import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { rawElements } from '../../json/raw.ts';
import type { JsonObject } from '../../json/read.ts';
import { nameOfTurns } from '../restored-turns.ts';
import type { Restored, RestoreInput } from '../wire-format.ts';
import { readMark, signedField } from './mark.ts';
import type { HiddenTurn } from './memory.ts';
import { anthropicHeld, blocksOf, isAnthropicAnswer } from './plan.ts';
import { assistantMessage } from './round.ts';

/** Puts hidden rounds back where they stood, and thinking in the form in which it was signed. */
export function restoreAnthropic(input: RestoreInput): Restored {
  const { plan, keys, recalled } = input;
  if (plan.heldBy !== undefined) return restoreThread(input, plan.heldBy);
  const edits: JsonEdit[] = [];
  const restored: string[] = [];
  const request = { plan, rawBlocks: rawBlocksOf(input.text) };
  for (const [index, message] of plan.messages.entries()) {
    if (!isAnthropicAnswer(message)) continue;
    const key = keys[index];
    const value = key === undefined ? undefined : recalled.get(key);
    const turn = hiddenTurn(value, plan.messages[index + 1]);
    edits.push(
      ...restoreMessage(request, { index, message, turn, earlier: nameOfTurns(restored) }),
    );
    if (turn !== undefined && key !== undefined) restored.push(key);
  }
  return { edits, mark: nameOfTurns(restored), isOffered: false };
}

/** What is remembered of a turn; undefined also where results that wait have no place to go. */
function hiddenTurn(value: string | undefined, next: unknown): HiddenTurn | undefined {
  const turn = value === undefined ? undefined : (JSON.parse(value) as HiddenTurn);
  const isHomeless = turn !== undefined && turn.parked.length > 0 && blocksOf(next).length === 0;
  return isHomeless ? undefined : turn;
}

interface WholeRequest extends Pick<RestoreInput, 'plan'> {
  /** The JSON texts of the blocks of a message. */
  readonly rawBlocks: (message: number) => readonly string[];
}

/** The request's text is cut into its messages once, and only where one of them is rewritten. */
function rawBlocksOf(text: () => string): WholeRequest['rawBlocks'] {
  let messages: readonly string[] | undefined;
  return (message) => {
    messages ??= rawElements(text(), ['messages']);
    return rawElements(messages[message] ?? '', ['content']);
  };
}

interface Answer {
  readonly index: number;
  readonly message: unknown;
  /** What is remembered of it. */
  readonly turn: HiddenTurn | undefined;
  /** The mark of the turns before it. */
  readonly earlier: string;
}

function restoreMessage(request: WholeRequest, answer: Answer): readonly JsonEdit[] {
  const { index, message, turn } = answer;
  const blocks = blocksOf(message);
  if (turn === undefined) {
    return blocks.some((block) => markIn(block) !== undefined) ? keepValid(request, answer) : [];
  }
  const path = ['messages', index];
  const isWhole = blocks.map(({ type }) => String(type)).join() === turn.visible.join();
  const json = isWhole ? rebuild(request, answer, turn) : asItWas(turn, blocks);
  const edits: JsonEdit[] = [{ kind: 'replace', path, json }];
  if (turn.parked.length > 0) {
    const place = ['messages', index + 1, 'content', 0];
    edits.push({ kind: 'insert', path: place, json: turn.parked.join() });
  }
  return edits;
}

/** The messages of a turn as the model wrote them; a breakpoint that the client has set stays at their end. */
function asItWas({ messages }: HiddenTurn, blocks: readonly JsonObject[]): string {
  const breakpoint = blocks.findLast((block) => block['cache_control'] !== undefined);
  const last = messages.at(-1);
  if (breakpoint === undefined || last === undefined) return messages.join();
  const end = blocksOf(JSON.parse(last)).length - 1;
  const json = JSON.stringify(breakpoint['cache_control']);
  const marked = editJson(last, [{ kind: 'set', path: ['content', end, 'cache_control'], json }]);
  return [...messages.slice(0, -1), marked].join();
}

/** The messages of a turn: the client's own blocks, byte for byte, with the hidden parts between them. */
function rebuild({ rawBlocks }: WholeRequest, answer: Answer, turn: HiddenTurn): string {
  const messages: string[] = [];
  let current: string[] = [];
  const flush = (results: string): void => {
    messages.push(assistantMessage(current), results);
    current = [];
  };
  const blocks = blocksOf(answer.message);
  const raw = rawBlocks(answer.index);
  for (let at = 0; at <= blocks.length; at += 1) {
    for (const { call, results } of turn.hidden.filter(({ after }) => after === at)) {
      if (call !== undefined) current.push(call);
      if (results !== undefined) flush(results);
    }
    const kept = unmarked(raw[at], blocks[at], answer);
    if (kept !== undefined) current.push(kept);
  }
  if (current.length > 0) messages.push(assistantMessage(current));
  return messages.join();
}

/** A block as the provider signed it; undefined if it can no longer be valid. */
function unmarked(
  json: string | undefined,
  block: JsonObject | undefined,
  { earlier, turn }: Answer,
): string | undefined {
  if (json === undefined || block === undefined) return undefined;
  const mark = markIn(block);
  if (mark === undefined) return json;
  if (mark.earlier !== earlier || (mark.round > 0 && turn === undefined)) return undefined;
  const path = [signedField(block) ?? ''];
  return editJson(json, [{ kind: 'replace', path, json: JSON.stringify(mark.signature) }]);
}

function markIn(block: JsonObject): ReturnType<typeof readMark> {
  const field = signedField(block);
  return field === undefined ? undefined : readMark(block[field]);
}

/** A message whose hidden rounds are lost, or lay before it: thinking stays where it is still valid. */
function keepValid({ rawBlocks, plan }: WholeRequest, answer: Answer): readonly JsonEdit[] {
  const blocks = blocksOf(answer.message);
  const raw = rawBlocks(answer.index);
  const kept = blocks.map((block, at) => unmarked(raw[at], block, answer));
  const rest = kept.filter((json) => json !== undefined);
  const path = ['messages', answer.index];
  if (rest.length === 0) return [{ kind: 'remove', path }];
  const edits: JsonEdit[] = [
    { kind: 'replace', path: [...path, 'content'], json: `[${rest.join()}]` },
  ];
  const callsTools = blocks.some(({ type }) => type === 'tool_use');
  const isLatest = !plan.messages.slice(answer.index + 1).some(isAnthropicAnswer);
  // A turn that goes on with results must begin with its thinking, if the model is to think at all.
  if (kept[0] === undefined && callsTools && isLatest) {
    edits.push({ kind: 'replace', path: ['thinking'], json: '{"type":"disabled"}' });
  }
  return edits;
}

/** A thread goes on from the last hidden round; results that wait go before those of the user's tools. */
function restoreThread({ plan, recalled }: RestoreInput, heldBy: string): Restored {
  const { alias, isOffered, isHeldOut } = anthropicHeld.response(heldBy, recalled);
  const edits: JsonEdit[] = [];
  if (alias !== heldBy) {
    const json = JSON.stringify(alias);
    edits.push({ kind: 'replace', path: ['thread', 'previous_message_id'], json });
  }
  const waiting = anthropicHeld.waiting(plan.heldKeys, recalled);
  if (waiting.length > 0) {
    const message = plan.messages.findIndex((each) => blocksOf(each).length > 0);
    edits.push({ kind: 'insert', path: ['messages', message, 'content', 0], json: waiting.join() });
  }
  return { edits, mark: '', isOffered, isHeldOut };
}

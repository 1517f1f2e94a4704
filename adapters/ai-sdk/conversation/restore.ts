import { nameOfTurns } from '../../http/formats/restored-turns.ts';
import { BETWEEN_ROUNDS } from '../../http/formats/text.ts';
import type { RestoredRequest, RestoreRequest } from '../../http/exchange/conversation-format.ts';
import { aiSdkHeld, heldConversation, resultsOfHeldCalls } from './held.ts';
import { readHiddenTurn, type HiddenTurn } from './hidden-turn.ts';
import { disableReasoning, keepValid, unmarked } from './reasoning.ts';
import {
  type AssistantMessage,
  type AssistantPart,
  type ModelRequest,
  type PromptMessage,
  type ToolMessage,
  withPrompt,
} from './request.ts';

/** Puts hidden rounds back where they stood. */
export function restoreRequest(input: RestoreRequest<ModelRequest>): RestoredRequest<ModelRequest> {
  const { request, plan, recalled } = input;
  const whole = restorePrompt(input);
  const isSame = whole.prompt.every((message, at) => message === request.params.prompt[at]);
  const restored = isSame ? request : withPrompt(request, whole.prompt);
  const { heldBy } = plan;
  const held = heldBy === undefined ? undefined : aiSdkHeld.response(heldBy, recalled);
  return {
    request:
      whole.mustNotReason === undefined
        ? restored
        : disableReasoning(restored, whole.mustNotReason),
    mark: nameOfTurns(whole.restoredKeys),
    isOffered: held?.isOffered ?? false,
    isHeldOut: held?.isHeldOut,
    newIndex: (index) => whole.starts[index] ?? index,
  };
}

interface WholePrompt {
  readonly prompt: PromptMessage[];
  /** Where each message of the given prompt stands now. */
  readonly starts: number[];
  readonly restoredKeys: string[];
  /** The provider whose model may not reason, because the reasoning that its turn began with is not valid. */
  mustNotReason: string | undefined;
}

function restorePrompt({
  request,
  plan,
  keys,
  recalled,
}: RestoreRequest<ModelRequest>): WholePrompt {
  const given = request.params.prompt;
  const lastAnswer = given.findLastIndex(({ role }) => role === 'assistant');
  const whole: WholePrompt = { prompt: [], starts: [], restoredKeys: [], mustNotReason: undefined };
  const isInConversation = heldConversation(request.params)?.option === 'conversation';
  const firstResults = resultsOfHeldCalls(request.params).find(({ role }) => role === 'tool');
  let parked: ToolMessage['content'] = [];
  for (const [index, message] of given.entries()) {
    // A conversation has got the hidden rounds of its own answers when they were made.
    const key = isInConversation ? undefined : keys[index];
    if (message === firstResults) {
      // What `memoriesOf` wrote.
      parked = aiSdkHeld.waiting(plan.heldKeys, recalled) as ToolMessage['content'];
    }
    if (parked.length > 0 && message.role !== 'tool') {
      whole.prompt.push({ role: 'tool', content: parked });
      parked = [];
    }
    whole.starts.push(whole.prompt.length);
    if (message.role === 'assistant') {
      const turn = key === undefined ? undefined : readHiddenTurn(recalled.get(key));
      const earlier = nameOfTurns(whole.restoredKeys);
      const { messages, mustNotReason } = restoreAnswer({ message, turn, earlier });
      whole.prompt.push(...messages);
      if (index === lastAnswer) whole.mustNotReason = mustNotReason;
      if (turn !== undefined && key !== undefined) whole.restoredKeys.push(key);
      parked = turn?.parked ?? [];
    } else {
      whole.prompt.push(message.role === 'tool' ? withResults(message, parked) : message);
      if (message.role === 'tool') parked = [];
    }
  }
  return whole;
}

/** A message of the model as the user keeps it. */
interface KeptAnswer {
  readonly message: AssistantMessage;
  /** What is remembered of it. */
  readonly turn: HiddenTurn | undefined;
  /** The mark of the turns before it. */
  readonly earlier: string;
}

interface RestoredAnswer {
  readonly messages: readonly PromptMessage[];
  readonly mustNotReason: string | undefined;
}

function restoreAnswer({ message, turn, earlier }: KeptAnswer): RestoredAnswer {
  if (turn === undefined) return keepValid(message, earlier);
  const isWhole =
    message.content.length === turn.visible.length && message.content.every(fits(turn));
  const messages = isWhole ? rebuild({ message, turn, earlier }) : [...turn.messages];
  return { messages: withOptions(messages, message), mustNotReason: undefined };
}

function fits({ visible }: HiddenTurn): (part: AssistantPart, index: number) => boolean {
  return ({ type }, index) => type === visible[index]?.split(' ')[0];
}

/** The messages of a turn: the caller's own parts with the hidden ones between them. */
function rebuild({
  message,
  turn,
  earlier,
}: KeptAnswer & { readonly turn: HiddenTurn }): PromptMessage[] {
  const messages: PromptMessage[] = [];
  const hiddenAfter = Map.groupBy(turn.hidden, ({ after }) => after);
  let content: AssistantPart[] = [];
  for (let at = 0; at <= message.content.length; at += 1) {
    for (const hidden of hiddenAfter.get(at) ?? []) {
      if ('part' in hidden) content.push(hidden.part);
      else {
        messages.push({ role: 'assistant', content }, hidden.results);
        content = [];
      }
    }
    const part = message.content[at];
    const kept = part && unmarked(together(part, turn.visible[at]), { earlier, isComplete: true });
    if (kept !== undefined) content.push(kept);
  }
  return content.length === 0 ? messages : [...messages, { role: 'assistant', content }];
}

/** A text as the model wrote it. */
function together(
  part: AssistantPart,
  kind: HiddenTurn['visible'][number] | undefined,
): AssistantPart {
  if (part.type !== 'text' || kind !== 'text apart' || !part.text.startsWith(BETWEEN_ROUNDS)) {
    return part;
  }
  return { ...part, text: part.text.slice(BETWEEN_ROUNDS.length) };
}

/** Options of a message, such as a cache breakpoint, are for its end. */
function withOptions(
  messages: readonly PromptMessage[],
  { providerOptions }: PromptMessage,
): readonly PromptMessage[] {
  const last = messages.at(-1);
  if (providerOptions === undefined || last === undefined) return messages;
  return [...messages.slice(0, -1), { ...last, providerOptions }];
}

function withResults(message: ToolMessage, parked: ToolMessage['content']): ToolMessage {
  return parked.length === 0 ? message : { ...message, content: [...parked, ...message.content] };
}

import { asList, asObject, asText, type JsonObject, parsedObject } from '../../json/read.ts';
import type { StreamFrame } from '../../stream-frame.ts';
import { writeEvent } from '../../sse/write.ts';
import { clientNumbers } from '../client-numbers.ts';
import { trackTextGaps } from '../text-gaps.ts';
import { BETWEEN_ROUNDS, textsOf } from '../text.ts';
import { addUsage } from '../usage.ts';
import type { Splicer, TurnContext } from '../wire-format.ts';
import { asParts } from './content.ts';
import { addDelta, callPlaces, type Growing } from './delta.ts';
import { isStructured } from './merge.ts';
import { type ChatRound, chatRound, isCutShort, isOwnToolCall } from './round.ts';

const DONE = '[DONE]';

/** Makes one stream of chat completion chunks of those of a turn. */
export function chatSplicer({ body }: TurnContext): Splicer<ChatRound> {
  return new ChatSplicer(isStructured(body));
}

class ChatSplicer implements Splicer<ChatRound> {
  readonly #isStructured: boolean;
  /** Id and time of the first chunk that has an id: clients take another id for another answer. */
  #identity: JsonObject = {};
  readonly #usages: unknown[] = [];
  /** Whether only later rounds were asked for their usage: the client gets what it would have got. */
  #hidesUsage = false;
  readonly #gaps = trackTextGaps();
  readonly #numbers = clientNumbers();
  #hasVisibleCalls = false;
  #isFirstRound = true;
  #round = emptyRound();

  constructor(structured: boolean) {
    this.#isStructured = structured;
  }

  take(frame: StreamFrame): readonly Uint8Array[] {
    if (frame.data === undefined) return [frame.bytes];
    if (frame.data === DONE) return this.#takeEnd(frame);
    const chunk = parsedObject(frame.data);
    if (chunk === undefined) return [frame.bytes];
    if (this.#isFirstRound && asText(this.#identity['id']) === '') this.#identify(chunk);
    this.#round.usage = usageIn(chunk) ?? this.#round.usage;
    const [choice] = asList(chunk['choices']);
    return choice === undefined
      ? this.#takeUsage(frame, chunk)
      : this.#takeChoice(frame, chunk, asObject(choice));
  }

  endRound(): ChatRound | undefined {
    const { usage, finish, id, message } = this.#round;
    if (finish === undefined) return undefined;
    const { finish_reason: reason } = asObject(asList(finish['choices'])[0]);
    const callsCount = !isCutShort(reason) && !this.#hasAnswered;
    return chatRound({ id, message, usage, callsCount });
  }

  nextRound(): void {
    if (this.#isFirstRound) this.#hidesUsage = this.#round.usage === undefined;
    this.#usages.push(this.#round.usage);
    this.#gaps.nextRound();
    this.#numbers.nextRound();
    this.#isFirstRound = false;
    this.#round = emptyRound();
  }

  finish(): readonly Uint8Array[] {
    const { finish, usageChunk, hasEnd } = this.#round;
    const frames: Uint8Array[] = [];
    if (!this.#isHolding) return frames;
    if (finish !== undefined) frames.push(this.#write(this.#finishChunk(finish)));
    if (usageChunk !== undefined) frames.push(this.#write(this.#withUsage(usageChunk)));
    if (hasEnd) frames.push(writeEvent({ data: DONE }));
    return frames;
  }

  fail(body: string): Uint8Array {
    const error = parsedObject(body)?.['error'] ?? { message: body };
    return writeEvent({ data: JSON.stringify({ error }) });
  }

  get #isHolding(): boolean {
    return this.#round.isSpliced || !this.#isFirstRound;
  }

  #identify({ id, created }: JsonObject): void {
    this.#identity = { id, created };
  }

  #takeEnd(frame: StreamFrame): readonly Uint8Array[] {
    this.#round.hasEnd = true;
    return this.#isHolding ? [] : [frame.bytes];
  }

  #takeUsage(frame: StreamFrame, chunk: JsonObject): readonly Uint8Array[] {
    if (!this.#isHolding || chunk['usage'] === undefined) return [frame.bytes];
    if (!this.#hidesUsage) this.#round.usageChunk = chunk;
    return [];
  }

  #takeChoice(frame: StreamFrame, chunk: JsonObject, choice: JsonObject): readonly Uint8Array[] {
    const delta = this.#placed(asObject(choice['delta']));
    this.#round.id = asText(chunk['id']);
    addDelta(this.#round.message, delta);
    const visible = this.#visibleDelta(delta);
    // Some services say an empty one until they stop.
    const finishes = asText(choice['finish_reason']) !== '';
    if (finishes) this.#round.finish = chunk;
    if (isReport(chunk['usage']) && !this.#hidesUsage) this.#round.hasUsageInside = true;
    if (!this.#isHolding) return [frame.bytes];
    // What says nothing of the message, such as what a filter found in it, comes without a delta.
    if (Object.keys(visible).length === 0 && choice['delta'] !== undefined) return [];
    const shown = { ...choice, delta: visible, ...(finishes ? { finish_reason: null } : {}) };
    return [this.#write({ ...chunk, ...this.#unreported(chunk), choices: [shown] })];
  }

  /** The delta with each piece of a call numbered by the place of its call. */
  #placed(delta: JsonObject): JsonObject {
    if (delta['tool_calls'] === undefined) return delta;
    const calls: JsonObject[] = [];
    for (const piece of asList(delta['tool_calls']).map(asObject)) {
      calls.push({ ...piece, index: this.#round.placeOf(piece) });
    }
    return { ...delta, tool_calls: calls };
  }

  /** The delta without internal calls, the others numbered as the client has seen them. */
  #visibleDelta(delta: JsonObject): JsonObject {
    const { tool_calls: calls, role, content, ...rest } = delta;
    const visible: Growing = {};
    for (const [key, value] of Object.entries(rest)) if (value !== null) visible[key] = value;
    if (role !== undefined && this.#isFirstRound) visible['role'] = role;
    const shown = asList(calls)
      .map(asObject)
      .flatMap((call) => this.#visibleCall(call));
    if (shown.length > 0) visible['tool_calls'] = shown;
    const isEmpty = typeof content !== 'string' && asParts(content).length === 0;
    if (!isEmpty && (content !== '' || this.#isFirstRound)) {
      visible['content'] = this.#separated(content);
    }
    return visible;
  }

  #visibleCall(call: JsonObject): readonly JsonObject[] {
    const index = Number(call['index']);
    const isNew = !this.#numbers.has(index);
    if (isNew && isOwnToolCall(call)) {
      this.#round.isSpliced = true;
      this.#numbers.hide(index);
    } else if (isNew) {
      this.#hasVisibleCalls = true;
      this.#numbers.show(index, this.#isHolding);
    }
    const number = this.#numbers.of(index);
    return number === undefined ? [] : [{ ...call, index: number }];
  }

  #separated(content: unknown): unknown {
    if (!this.#gaps.take(textsOf(content).join(''))) return content;
    return typeof content === 'string'
      ? BETWEEN_ROUNDS + content
      : [...asParts(BETWEEN_ROUNDS), ...asParts(content)];
  }

  /**
   * A structured answer that the user has already got cannot be followed by another one: calls that came
   * with it do not count.
   */
  get #hasAnswered(): boolean {
    return this.#isStructured && this.#gaps.hasText;
  }

  #finishChunk(chunk: JsonObject): JsonObject {
    const choice = asObject(asList(chunk['choices'])[0]);
    const reason = choice['finish_reason'];
    const callsNothing = reason === 'tool_calls' && !this.#hasVisibleCalls;
    const shown = { ...choice, delta: {}, finish_reason: callsNothing ? 'stop' : reason };
    const groq = asObject(chunk['x_groq']);
    const told = isReport(groq['usage']) ? { x_groq: this.#withUsage(groq) } : {};
    const whole = { ...chunk, ...told, choices: [shown] };
    return this.#round.hasUsageInside ? this.#withUsage(whole) : whole;
  }

  #withUsage(chunk: JsonObject): JsonObject {
    return { ...chunk, usage: addUsage([...this.#usages, this.#round.usage]) };
  }

  /** Usage is reported once, at the end. */
  #unreported({ usage }: JsonObject): JsonObject {
    return isReport(usage) ? { usage: null } : {};
  }

  #write({ usage, ...chunk }: JsonObject): Uint8Array {
    const told = usage === undefined || this.#hidesUsage ? {} : { usage };
    return writeEvent({ data: JSON.stringify({ ...chunk, ...told, ...this.#identity }) });
  }
}

interface OpenRound {
  id: string;
  message: Growing;
  usage: unknown;
  /** The chunk that says why the model stopped. */
  finish: JsonObject | undefined;
  usageChunk: JsonObject | undefined;
  /** Whether usage is reported by chunks of the answer, and not by one of its own. */
  hasUsageInside: boolean;
  hasEnd: boolean;
  /** Whether something of this stream is kept from the client, so that its end waits. */
  isSpliced: boolean;
  /** Tells the place of the call that a piece belongs to. */
  readonly placeOf: (piece: JsonObject) => number;
}

function emptyRound(): OpenRound {
  return {
    id: '',
    message: {},
    usage: undefined,
    finish: undefined,
    usageChunk: undefined,
    hasUsageInside: false,
    hasEnd: false,
    isSpliced: false,
    placeOf: callPlaces(),
  };
}

/** Groq tells it elsewhere where it is not asked for it. */
function usageIn({ usage, x_groq: groq }: JsonObject): unknown {
  return usage ?? asObject(groq)['usage'];
}

function isReport(usage: unknown): boolean {
  return typeof usage === 'object' && usage !== null;
}

import { asObject, asText, isJsonObject, type JsonObject, parsedObject } from '../../json/read.ts';
import type { StreamFrame } from '../../stream-frame.ts';
import { writeEvent } from '../../sse/write.ts';
import { clientNumbers } from '../client-numbers.ts';
import { addUsage } from '../usage.ts';
import type { Splicer, TurnContext } from '../wire-format.ts';
import { beginBlock, endBlock, growBlock, type GrowingBlock } from './growing-block.ts';
import { signedField, withMark } from './mark.ts';
import { isStructuredAnthropic } from './merge.ts';
import { type AnthropicRound, anthropicRound, isCutShort, isOwnBlock } from './round.ts';

/** Makes one stream of message events of those of a turn. */
export function anthropicSplicer(context: TurnContext): Splicer<AnthropicRound> {
  return new AnthropicSplicer(context);
}

class AnthropicSplicer implements Splicer<AnthropicRound> {
  readonly #context: TurnContext;
  readonly #usages: JsonObject[] = [];
  #roundsBefore = 0;
  readonly #numbers = clientNumbers();
  #visibleCalls = 0;
  /** The container that code was run in last, which a round that runs none does not name. */
  #container: JsonObject | undefined;
  #round = emptyRound();

  constructor(context: TurnContext) {
    this.#context = context;
  }

  take(frame: StreamFrame): readonly Uint8Array[] {
    const event = frame.data === undefined ? undefined : parsedObject(frame.data);
    switch (event?.['type']) {
      case 'message_start':
        return this.#takeStart(frame, asObject(event['message']));
      case 'content_block_start':
        return this.#takeBlock(frame, event);
      case 'content_block_delta':
      case 'content_block_stop':
        return this.#takePart(frame, event);
      case 'message_delta':
        return this.#takeDelta(frame, event);
      case 'message_stop':
        this.#round.end = frame;
        return this.#isHolding ? [] : [frame.bytes];
      default:
        return [frame.bytes];
    }
  }

  endRound(): AnthropicRound | undefined {
    const { id, usage, delta } = this.#round;
    if (delta === undefined) return undefined;
    const { stop_reason: reason, container } = asObject(delta['delta']);
    if (isJsonObject(container)) this.#container = container;
    const blocks = this.#round.blocks.values().map(endBlock).toArray();
    const callsCount = !isCutShort(reason) && !this.#hasAnswered;
    return anthropicRound({ id, blocks, usage, container, callsCount });
  }

  nextRound(): void {
    this.#usages.push(this.#round.usage);
    this.#numbers.nextRound();
    this.#roundsBefore += 1;
    this.#round = emptyRound();
  }

  finish(): readonly Uint8Array[] {
    const { delta, end } = this.#round;
    if (!this.#isHolding) return [];
    const frames = delta === undefined ? [] : [write(this.#finalDelta(delta))];
    return end === undefined ? frames : [...frames, end.bytes];
  }

  fail(body: string): Uint8Array {
    const { error } = parsedObject(body) ?? {};
    return write({ type: 'error', error: error ?? { type: 'api_error', message: body } });
  }

  get #isHolding(): boolean {
    return this.#round.isSpliced || this.#roundsBefore > 0;
  }

  #takeStart(frame: StreamFrame, message: JsonObject): readonly Uint8Array[] {
    this.#round.id = asText(message['id']);
    this.#round.usage = asObject(message['usage']);
    return this.#roundsBefore === 0 ? [frame.bytes] : [];
  }

  #takeBlock(frame: StreamFrame, event: JsonObject): readonly Uint8Array[] {
    const { index } = event;
    if (typeof index !== 'number') return [frame.bytes];
    const block = asObject(event['content_block']);
    this.#round.blocks.set(index, beginBlock(block));
    if (isOwnBlock(block)) {
      this.#round.isSpliced = true;
      this.#numbers.hide(index);
      return [];
    }
    if (block['type'] === 'tool_use') this.#visibleCalls += 1;
    this.#numbers.show(index, this.#isHolding);
    const marked = this.#marked(block);
    return this.#write({ frame, event }, marked === block ? {} : { content_block: marked });
  }

  #takePart(frame: StreamFrame, event: JsonObject): readonly Uint8Array[] {
    const { index } = event;
    if (typeof index !== 'number' || !this.#numbers.has(index)) return [frame.bytes];
    const delta = asObject(event['delta']);
    const growing = this.#round.blocks.get(index);
    if (growing !== undefined && event['type'] === 'content_block_delta') growBlock(growing, delta);
    if (delta['type'] === 'text_delta') this.#round.hasText = true;
    if (this.#numbers.isHidden(index)) return [];
    if (delta['type'] !== 'signature_delta') return this.#write({ frame, event });
    const signature = withMark(asText(delta['signature']), this.#mark);
    const isSame = signature === delta['signature'];
    return this.#write({ frame, event }, isSame ? {} : { delta: { ...delta, signature } });
  }

  #takeDelta(frame: StreamFrame, event: JsonObject): readonly Uint8Array[] {
    this.#round.delta = event;
    const told = Object.entries(asObject(event['usage'])).filter(([, value]) => value !== null);
    this.#round.usage = { ...this.#round.usage, ...Object.fromEntries(told) };
    return this.#isHolding ? [] : [frame.bytes];
  }

  /** A block's event with the client's number of the block; the frame as it came where nothing differs. */
  #write({ frame, event }: SeenEvent, changes: JsonObject = {}): readonly Uint8Array[] {
    const index = this.#numbers.of(Number(event['index']));
    const isSame = index === event['index'] && Object.keys(changes).length === 0;
    return [isSame ? frame.bytes : write({ ...event, ...changes, index })];
  }

  get #mark(): Parameters<typeof withMark>[1] {
    return { round: this.#roundsBefore, earlier: this.#context.mark };
  }

  #marked(block: JsonObject): JsonObject {
    const field = signedField(block);
    const signature = field === undefined ? '' : asText(block[field]);
    const marked = withMark(signature, this.#mark);
    return field === undefined || marked === signature ? block : { ...block, [field]: marked };
  }

  /**
   * A structured answer that the user has already got cannot be followed by another one: calls that came
   * with it do not count.
   */
  get #hasAnswered(): boolean {
    return this.#round.hasText && isStructuredAnthropic(this.#context.body);
  }

  #finalDelta(event: JsonObject): JsonObject {
    const delta = asObject(event['delta']);
    const callsNothing = delta['stop_reason'] === 'tool_use' && this.#visibleCalls === 0;
    const container = this.#container;
    const whole = container === undefined ? delta : { ...delta, container };
    return {
      ...event,
      delta: callsNothing ? { ...whole, stop_reason: 'end_turn' } : whole,
      usage: addUsage([...this.#usages, this.#round.usage]),
    };
  }
}

/** An event, and the frame it came in. */
interface SeenEvent {
  readonly frame: StreamFrame;
  readonly event: JsonObject;
}

interface OpenRound {
  id: string;
  usage: JsonObject;
  /** The event that says why the model stopped. */
  delta: JsonObject | undefined;
  end: StreamFrame | undefined;
  hasText: boolean;
  /** Whether something of this stream is kept from the client, so that its end waits. */
  isSpliced: boolean;
  readonly blocks: Map<number, GrowingBlock>;
}

function emptyRound(): OpenRound {
  return {
    id: '',
    usage: {},
    delta: undefined,
    end: undefined,
    hasText: false,
    isSpliced: false,
    blocks: new Map(),
  };
}

function write(event: JsonObject): Uint8Array {
  return writeEvent({ event: asText(event['type']), data: JSON.stringify(event) });
}

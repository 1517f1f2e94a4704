import type {
  ChatModelStreamEvent,
  MessageFinishEvent,
} from '@langchain/core/language_models/event';
import { AIMessage } from '@langchain/core/messages';

import type { Beginning } from '../../http/exchange/conversation-format.ts';
import type { PieceSplicer } from '../../http/exchange/stream-turn.ts';
import { isOwnCall } from '../../http/formats/own-tool.ts';
import { trackTextGaps } from '../../http/formats/text-gaps.ts';
import { BETWEEN_ROUNDS } from '../../http/formats/text.ts';
import { addUsage } from '../../http/formats/usage.ts';
import { asObject } from '../../http/json/read.ts';
import { isOwn, withoutOwn } from '../conversation/own-calls.ts';
import type { ModelRequest } from '../conversation/request.ts';
import { type ModelRound, modelRound } from '../conversation/round.ts';
import { type ContentBlock, marked, setApart } from '../conversation/thinking.ts';
import { isStructured } from '../conversation/visible.ts';
import { partNumbers } from './part-numbers.ts';

type Event = ChatModelStreamEvent;
type BlockEvent = Extract<Event, { index: number }>;
type Usage = NonNullable<MessageFinishEvent['usage']>;

/** A splicer of the events of content blocks, for the turn that a call began. */
export function eventSplicer(context: Beginning<ModelRequest>): PieceSplicer<Event> {
  return new Splicer(context);
}

class Splicer implements PieceSplicer<Event> {
  readonly #context: Beginning<ModelRequest>;
  /** What earlier answers cost. */
  readonly #usages: unknown[] = [];
  readonly #gaps = trackTextGaps();
  readonly #numbers = partNumbers();
  #roundsBefore = 0;
  #callsTools = false;
  #hides = false;
  #round = emptyRound();

  constructor(context: Beginning<ModelRequest>) {
    this.#context = context;
  }

  take(event: Event): readonly Event[] {
    switch (event.event) {
      case 'message-start':
        this.#round.id = event.id;
        return this.#roundsBefore === 0 ? [event] : [];
      case 'content-block-start':
      case 'content-block-delta':
      case 'content-block-finish':
        return this.#takeBlock(event);
      case 'usage':
        return [{ ...event, usage: this.#sum(event.usage) ?? event.usage }];
      case 'provider':
        if (isOwn(event.payload)) return [];
        return [{ ...event, payload: withoutOwn(asObject(event.payload), NO_CALLS) }];
      case 'message-finish':
        this.#round.finish = event;
        return [];
      case 'error':
        return [event];
    }
  }

  endRound(): ModelRound | undefined {
    const { finish, id, blocks } = this.#round;
    if (finish === undefined) return undefined;
    const { reason: finish_reason, responseMetadata, usage } = finish;
    // Who wrote the message decides how it is sent back.
    const metadata = { ...responseMetadata, ...asObject(asObject(finish)['metadata']) };
    // A text may end behind the calls that come after it.
    const inOrder = [...blocks].toSorted(([left], [right]) => left - right);
    const answer = new AIMessage({
      content: inOrder.map(([, block]) => block).filter(isSendable),
      response_metadata: { ...metadata, finish_reason, output_version: 'v1' },
      ...(id === undefined ? {} : { id }),
      // As the stream tells it.
      ...(usage === undefined ? {} : { usage_metadata: usage as never }),
    });
    // A structured answer that the user has already got cannot be followed by another one.
    const hasAnswered = this.#gaps.hasText && isStructured(this.#context.options);
    return modelRound(answer, { callsCount: !hasAnswered });
  }

  nextRound(): void {
    this.#usages.push(this.#round.finish?.usage);
    this.#roundsBefore += 1;
    this.#gaps.nextRound();
    this.#numbers.nextRound();
    this.#round = emptyRound();
  }

  finish(): readonly Event[] {
    const { finish } = this.#round;
    if (finish === undefined) return [];
    const usage = this.#sum(finish.usage);
    const isStopped = this.#hides && !this.#callsTools && finish.reason === 'tool_use';
    const { responseMetadata } = finish;
    return [
      {
        ...finish,
        ...(usage === undefined ? {} : { usage }),
        ...(isStopped ? { reason: 'stop' } : {}),
        ...(responseMetadata === undefined
          ? {}
          : { responseMetadata: withoutOwn(responseMetadata, NO_CALLS) }),
      },
    ];
  }

  #takeBlock(event: BlockEvent): readonly Event[] {
    const { hidden, blocks } = this.#round;
    if (event.event === 'content-block-finish') blocks.set(event.index, event.content);
    if (event.event === 'content-block-start') {
      const { name, type } = asObject(event.content);
      if (isOwnCall(name)) this.#hide(event.index);
      else if (type === 'tool_call_chunk' || type === 'tool_call') this.#callsTools = true;
    }
    return hidden.has(event.index) ? [] : [this.#placed(event)];
  }

  #hide(index: number): void {
    this.#round.hidden.add(index);
    this.#hides = true;
    this.#numbers.hide();
  }

  /** The event as it stands in the stream of the whole turn. */
  #placed(event: BlockEvent): Event {
    const index = this.#numbers.numberOf(event.index);
    if (event.event !== 'content-block-delta') {
      const isApart = event.event === 'content-block-finish' && this.#round.apart.has(event.index);
      const content = isApart ? setApart(event.content) : this.#marked(event.content);
      return { ...event, index, content };
    }
    const { delta } = event;
    if (delta.type === 'text-delta') {
      if (!this.#gaps.take(delta.text)) return { ...event, index };
      this.#round.apart.add(event.index);
      return { ...event, index, delta: { ...delta, text: BETWEEN_ROUNDS + delta.text } };
    }
    if (delta.type !== 'block-delta') return { ...event, index };
    return { ...event, index, delta: { ...delta, fields: this.#marked(delta.fields) } };
  }

  #marked<Block extends ContentBlock>(block: Block): Block {
    return marked(block, { round: this.#roundsBefore, earlier: this.#context.mark });
  }

  /** The cost of the turn so far; undefined if nobody has told. */
  #sum(usage: Usage | undefined): Usage | undefined {
    return addUsage([...this.#usages, usage]);
  }
}

/** Events tell reasoning of OpenAI's without the id that it would have to be sent back with. */
function isSendable(block: ContentBlock): boolean {
  const { type, signature, id } = asObject(block);
  return type !== 'reasoning' || signature !== undefined || id !== undefined;
}

const NO_CALLS: ReadonlySet<string> = new Set();

interface OpenRound {
  id: string | undefined;
  finish: MessageFinishEvent | undefined;
  /** The blocks as they ended, by their numbers. */
  readonly blocks: Map<number, ContentBlock>;
  /** Numbers of the calls that the user does not see. */
  readonly hidden: Set<number>;
  /** Numbers of the texts that are set apart from those before. */
  readonly apart: Set<number>;
}

function emptyRound(): OpenRound {
  return {
    id: undefined,
    finish: undefined,
    blocks: new Map(),
    hidden: new Set(),
    apart: new Set(),
  };
}

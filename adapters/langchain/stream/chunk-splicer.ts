import type { AIMessageChunk } from '@langchain/core/messages';
import type { ChatGenerationChunk } from '@langchain/core/outputs';

import type { Beginning } from '../../http/exchange/conversation-format.ts';
import type { PieceSplicer } from '../../http/exchange/stream-turn.ts';
import { trackTextGaps } from '../../http/formats/text-gaps.ts';
import { BETWEEN_ROUNDS, textsOf } from '../../http/formats/text.ts';
import { addUsage } from '../../http/formats/usage.ts';
import { asList, asObject, isJsonObject, type JsonObject } from '../../http/json/read.ts';
import { containerIn } from '../conversation/container.ts';
import { messageLike } from '../conversation/message-like.ts';
import type { ModelRequest } from '../conversation/request.ts';
import { type ModelRound, modelRound } from '../conversation/round.ts';
import { type ContentBlock, marked, setApart } from '../conversation/thinking.ts';
import { isStructured, stopped } from '../conversation/visible.ts';
import { type CallHider, callHider } from './call-hider.ts';
import {
  type ChunkFields,
  isAnswerChunk,
  newChunk,
  NOTHING,
  readChunk,
  splitChunk,
  writeChunk,
} from './chunk.ts';
import { partNumbers } from './part-numbers.ts';
import { asPlainText, streamsTexts } from './plain-text.ts';
import { trackToldFields } from './told-fields.ts';

type Chunk = ChatGenerationChunk;

/** A splicer for the turn that a call began. */
export function chunkSplicer(context: Beginning<ModelRequest>): PieceSplicer<Chunk> {
  return new Splicer(context);
}

class Splicer implements PieceSplicer<Chunk> {
  readonly #context: Beginning<ModelRequest>;
  readonly #streamsTexts: boolean;
  readonly #kwargs = trackToldFields();
  readonly #metadata = trackToldFields();
  readonly #gaps = trackTextGaps();
  readonly #numbers = partNumbers();
  /** What earlier answers cost, as far as the user was not told. */
  readonly #owed: ChunkFields[] = [];
  /** Items of earlier answers, which the Responses API tells at the end of each. */
  readonly #output: unknown[] = [];
  #roundsBefore = 0;
  #id: string | undefined;
  #callsTools = false;
  #round = emptyRound();

  constructor(context: Beginning<ModelRequest>) {
    this.#context = context;
    this.#streamsTexts = streamsTexts(context);
  }

  take(chunk: Chunk): readonly Chunk[] {
    const { chunks, hider } = this.#round;
    chunks.push(chunk);
    if (!isAnswerChunk(chunk.message)) return [chunk];
    const visible = hider.take(readChunk(chunk.message, chunk.generationInfo));
    if (hider.hides) this.#numbers.hide();
    const fields = this.#placed(visible);
    this.#callsTools ||= fields.tool_call_chunks.length + fields.tool_calls.length > 0;
    if (!hider.hides) {
      this.#kwargs.add(fields.additional_kwargs);
      this.#metadata.add(fields.response_metadata);
      return [writeChunk(chunk, fields)];
    }
    // Whether this is the end of the message is known when the answer has ended.
    const { shown, told } = splitChunk(fields);
    this.#round.held.push(told);
    return shown === undefined ? [] : [newChunk(shown)];
  }

  endRound(): ModelRound | undefined {
    const [first, ...others] = this.#round.chunks;
    const { options } = this.#context;
    const { signal } = options;
    if (first === undefined || (signal instanceof AbortSignal && signal.aborted)) return undefined;
    const { message, generationInfo } = others.reduce((whole, each) => whole.concat(each), first);
    const response_metadata = { ...generationInfo, ...message.response_metadata };
    const answer = messageLike(message as AIMessageChunk, { response_metadata });
    // A structured answer that the user has already got cannot be followed by another one.
    return modelRound(answer, { callsCount: !(this.#gaps.hasText && isStructured(options)) });
  }

  nextRound(): void {
    const { held } = this.#round;
    this.#owed.push(...held);
    this.#output.push(...held.flatMap((each) => asList(each.response_metadata['output'])));
    this.#roundsBefore += 1;
    this.#gaps.nextRound();
    this.#numbers.nextRound();
    this.#round = emptyRound();
  }

  finish(): readonly Chunk[] {
    const held = this.#callsTools ? this.#round.held : this.#round.held.map(asStopped);
    return [...this.#cost(), ...held.map(newChunk)];
  }

  /** The cost of earlier answers, which readers of the stream add to that of the last. */
  #cost(): readonly Chunk[] {
    const usage = addUsage(this.#owed.map((each) => each.usage_metadata));
    if (usage === undefined) return [];
    // A sum of usages is one.
    const usage_metadata = usage as unknown as NonNullable<ChunkFields['usage_metadata']>;
    return [
      newChunk({ ...NOTHING, id: this.#id, usage_metadata, additional_kwargs: this.#container() }),
    ];
  }

  /** The container that code was run in last, where the last answer names none. */
  #container(): JsonObject {
    const isNamed = this.#round.chunks.some(({ message }) => containerIn(message) !== undefined);
    const container = isNamed ? undefined : this.#owed.map(containerIn).findLast(isJsonObject);
    return container === undefined ? {} : { container };
  }

  /** The piece as it stands in the stream of the whole turn. */
  #placed(fields: ChunkFields): ChunkFields {
    const placed = {
      ...fields,
      content: this.#placedContent(fields.content),
      tool_call_chunks: mapped(fields.tool_call_chunks, (call) => this.#numbered(call)),
    };
    if (this.#roundsBefore === 0) {
      this.#id ??= fields.id;
      return placed;
    }
    const output = asList(fields.response_metadata['output']);
    const metadata = this.#metadata.newIn(fields.response_metadata);
    return {
      ...placed,
      id: this.#id ?? fields.id,
      additional_kwargs: this.#kwargs.newIn(fields.additional_kwargs),
      response_metadata:
        output.length === 0 ? metadata : { ...metadata, output: [...this.#output, ...output] },
    };
  }

  #placedContent(given: ChunkFields['content']): ChunkFields['content'] {
    const content = this.#streamsTexts ? asPlainText(given) : given;
    if (typeof content === 'string') {
      return this.#gaps.take(content) ? BETWEEN_ROUNDS + content : content;
    }
    return mapped(content, (block) => this.#placedBlock(this.#numbered(block)));
  }

  #placedBlock(block: ContentBlock): ContentBlock {
    if (this.#gaps.take(textsOf([block]).join(''))) return setApart(block);
    const mark = { round: this.#roundsBefore, earlier: this.#context.mark };
    const { index } = asObject(block);
    if (this.#round.signed.has(index)) return block;
    const signed = marked(block, mark);
    if (signed !== block) this.#round.signed.add(index);
    return signed;
  }

  #numbered<Part extends object>(part: Part): Part {
    const { index } = asObject(part);
    if (typeof index !== 'number') return part;
    const number = this.#numbers.numberOf(index);
    return number === index ? part : { ...part, index: number };
  }
}

/** The items changed; the same list where none is. */
function mapped<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  const changed = items.map(change);
  return changed.every((item, at) => item === items[at]) ? items : changed;
}

function asStopped(fields: ChunkFields): ChunkFields {
  const { generationInfo } = fields;
  return {
    ...fields,
    additional_kwargs: stopped(fields.additional_kwargs),
    response_metadata: stopped(fields.response_metadata),
    generationInfo: generationInfo && stopped(generationInfo),
  };
}

interface OpenRound {
  readonly chunks: Chunk[];
  readonly hider: CallHider;
  /** What the pieces told beside their content since something of the answer is hidden. */
  readonly held: ChunkFields[];
  /** Numbers of parts whose signature has got its mark. */
  readonly signed: Set<unknown>;
}

function emptyRound(): OpenRound {
  return {
    chunks: [],
    hider: callHider(),
    held: [],
    signed: new Set(),
  };
}

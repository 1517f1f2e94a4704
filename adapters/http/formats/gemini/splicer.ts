import {
  asList,
  asObject,
  asText,
  type JsonObject,
  parsed,
  parsedObject,
} from '../../json/read.ts';
import type { StreamFrame } from '../../stream-frame.ts';
import { addUsage } from '../usage.ts';
import type { Splicer, StreamForm, TurnContext } from '../wire-format.ts';
import type { ShowPart } from './answer-part.ts';
import { type ChunkWriter, eventWriter, listWriter } from './chunk-writer.ts';
import { addPart, answerParts, isEmptyPart } from './growing-parts.ts';
import { hideOwnCalls } from './hide-own-calls.ts';
import { isOwnPart, partsOf, spokenIn } from './parts.ts';
import { isStructuredGemini } from './plan.ts';
import { type GeminiRound, geminiRound, isCutShort } from './round.ts';
import { roundSeparator } from './round-separator.ts';
import { NOTHING } from './visible.ts';

/** Makes one stream of chunks of those of a turn. */
export function geminiSplicer({ body }: TurnContext, form: StreamForm): Splicer<GeminiRound> {
  return new GeminiSplicer(
    isStructuredGemini(body),
    form === 'list' ? listWriter() : eventWriter(),
  );
}

class GeminiSplicer implements Splicer<GeminiRound> {
  readonly #isStructured: boolean;
  readonly #writer: ChunkWriter;
  /** What the first chunk says about the answer: clients take another id for another answer. */
  #identity: JsonObject = {};
  readonly #usages: unknown[] = [];
  readonly #separator = roundSeparator();
  #isFirstRound = true;
  #round = emptyRound();

  constructor(structured: boolean, writer: ChunkWriter) {
    this.#isStructured = structured;
    this.#writer = writer;
  }

  take(frame: StreamFrame): readonly Uint8Array[] {
    if (frame.data === undefined) return [frame.bytes];
    const chunk = parsedObject(frame.data);
    if (chunk === undefined) return this.#takeTail(frame);
    this.#note(chunk);
    const candidate = asObject(asList(chunk['candidates'])[0]);
    const parts = partsOf(candidate['content']);
    for (const part of parts) addPart(this.#round.parts, part);
    if (parts.some(isOwnPart)) this.#round.isSpliced = true;
    if (candidate['finishReason'] !== undefined) this.#round.finish = chunk;
    const shown = this.#shown(parts);
    if (!this.#isHolding) return [this.#writer.pass(frame.bytes)];
    // A chunk without an answer tells why there is none: the prompt was blocked, or the service failed.
    if (chunk['candidates'] === undefined) return [this.#write(chunk, [])];
    return shown.every(isEmptyPart) ? [] : [this.#write(withoutEnd(chunk), shown)];
  }

  endRound(): GeminiRound | undefined {
    const { finish, usage, parts } = this.#round;
    if (finish === undefined) return undefined;
    const { finishReason } = asObject(asList(finish['candidates'])[0]);
    // A structured answer that the user has already got cannot be followed by another one.
    const hasAnswered = this.#isStructured && parts.some((part) => spokenIn(part) !== '');
    return geminiRound({
      id: asText(finish['responseId']),
      parts: answerParts(parts),
      usage,
      callsCount: !isCutShort(finishReason) && !hasAnswered,
    });
  }

  nextRound(): void {
    this.#usages.push(this.#round.usage);
    this.#separator.nextRound();
    this.#isFirstRound = false;
    this.#round = emptyRound();
  }

  finish(): readonly Uint8Array[] {
    const { finish, tail } = this.#round;
    return finish === undefined || !this.#isHolding
      ? []
      : [this.#write(finish, [NOTHING]), ...tail];
  }

  fail(body: string): Uint8Array {
    const [error = { message: body }] = errorsIn(body);
    return Buffer.concat([this.#writer.write({ error }), this.#writer.end()]);
  }

  /** Something is kept from the client, and so is the end, until it is remembered what. */
  get #isHolding(): boolean {
    return this.#round.isSpliced || !this.#isFirstRound;
  }

  /** What is no chunk marks the end, such as that of a list. */
  #takeTail({ bytes }: StreamFrame): readonly Uint8Array[] {
    if (!this.#isHolding) return [bytes];
    this.#round.tail.push(bytes);
    return [];
  }

  #note({ responseId, modelVersion, usageMetadata }: JsonObject): void {
    if (this.#identity['responseId'] === undefined) this.#identity = { responseId, modelVersion };
    if (usageMetadata !== undefined) this.#round.usage = usageMetadata;
  }

  /** The parts without internal calls, and with something between those of two rounds. */
  #shown(parts: readonly JsonObject[]): readonly JsonObject[] {
    return parts.flatMap(this.#round.show).flatMap(this.#separator.show);
  }

  /** A chunk with other parts. Every chunk tells the usage so far. */
  #write(chunk: JsonObject, parts: readonly JsonObject[]): Uint8Array {
    const { candidates, usageMetadata } = chunk;
    // What continues a round that the client does not know cannot be continued by it.
    const { continuationToken: _, ...candidate } = asObject(asList(candidates)[0]);
    const content = { ...asObject(candidate['content']), parts, role: 'model' };
    const usage = addUsage([...this.#usages, usageMetadata]);
    const shown = {
      ...chunk,
      ...(candidates === undefined ? {} : { candidates: [{ ...candidate, content }] }),
      ...(usageMetadata === undefined ? {} : { usageMetadata: usage }),
      ...this.#identity,
    };
    return this.#writer.write(shown);
  }
}

/** The chunk that says why the model stopped, without that and what else is said about the whole answer. */
function withoutEnd(chunk: JsonObject): JsonObject {
  const { finishReason, content, index = 0 } = asObject(asList(chunk['candidates'])[0]);
  return finishReason === undefined ? chunk : { ...chunk, candidates: [{ content, index }] };
}

/** Errors come as an object, or in a list where a list was asked for. */
function errorsIn(body: string): readonly unknown[] {
  const value = parsed(body);
  const bodies = Array.isArray(value) ? asList(value) : [value];
  return bodies.flatMap((each) => asObject(each)['error'] ?? []);
}

interface OpenRound {
  /** What the stream has brought, its texts joined. */
  readonly parts: JsonObject[];
  readonly show: ShowPart;
  /** What came behind the last chunk. */
  readonly tail: Uint8Array[];
  usage: unknown;
  /** The chunk that says why the model stopped. */
  finish: JsonObject | undefined;
  /** Whether a call of this stream is kept from the client, so that its end waits. */
  isSpliced: boolean;
}

function emptyRound(): OpenRound {
  return {
    parts: [],
    show: hideOwnCalls(),
    tail: [],
    usage: undefined,
    finish: undefined,
    isSpliced: false,
  };
}

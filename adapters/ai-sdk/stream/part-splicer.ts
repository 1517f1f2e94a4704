import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';

import type { Beginning } from '../../http/exchange/conversation-format.ts';
import type { PieceSplicer } from '../../http/exchange/stream-turn.ts';
import { isOwnCall } from '../../http/formats/own-tool.ts';
import { trackTextGaps } from '../../http/formats/text-gaps.ts';
import { BETWEEN_ROUNDS } from '../../http/formats/text.ts';
import { addUsage } from '../../http/formats/usage.ts';
import { type Container, containerIn, withContainer } from '../conversation/container.ts';
import { type Mark, trackMarks, withMark } from '../conversation/mark.ts';
import type { ModelRequest } from '../conversation/request.ts';
import { isOwnPart, type ModelAnswer, type ModelRound, modelRound } from '../conversation/round.ts';
import { isStructured } from '../conversation/visible.ts';
import { finishOf } from '../merge.ts';
import { growingParts } from './growing-parts.ts';
import { holdPreamble, type Preamble } from './preamble.ts';
import { type RawChunks, rawChunks } from './raw-chunks.ts';

type Part = LanguageModelV4StreamPart;
type Finish = Extract<Part, { type: 'finish' }>;

/** A splicer for the turn that a call began. */
export function partSplicer(context: Beginning<ModelRequest>): PieceSplicer<Part> {
  return new Splicer(context);
}

class Splicer implements PieceSplicer<Part> {
  readonly #context: Beginning<ModelRequest>;
  readonly #marks: ReturnType<typeof trackMarks>;
  readonly #gaps = trackTextGaps();
  readonly #usages: unknown[] = [];
  #roundsBefore = 0;
  /** Whether the user got a call of a tool of his. */
  #callsTools = false;
  #hides = false;
  /** The container that code was run in last, which an answer that runs none does not name. */
  #container: Container | undefined;
  #round: OpenRound;

  constructor(context: Beginning<ModelRequest>) {
    this.#context = context;
    this.#round = emptyRound(context);
    this.#marks = trackMarks(context.mark);
  }

  take(part: Part): readonly Part[] {
    const { chunks, parts, preamble } = this.#round;
    if (part.type === 'raw') return chunks.take(part);
    // The message that begins again is the one that the user already has.
    if (this.#roundsBefore > 0 && isMessageStart(part)) return chunks.leaveOut();
    parts.take(part);
    return preamble.take(part).flatMap((each) => {
      const shown = this.#show(each);
      if (each.type === 'finish') return chunks.end();
      return shown.length === 0 ? chunks.leaveOut() : chunks.show(shown);
    });
  }

  endRound(): ModelRound | undefined {
    const { finish, hasFailed, parts, response } = this.#round;
    if (finish === undefined) return undefined;
    // A structured answer that the user has already got cannot be followed by another one.
    const hasAnswered = this.#gaps.hasText && isStructured(this.#context.params);
    const answer: ModelAnswer = { ...finish, content: parts.content, response };
    return modelRound(answer, { callsCount: !hasAnswered && !hasFailed });
  }

  nextRound(): void {
    this.#usages.push(this.#round.finish?.usage);
    this.#container = containerIn(this.#round.finish?.providerMetadata) ?? this.#container;
    this.#roundsBefore += 1;
    this.#gaps.nextRound();
    this.#marks.nextRound();
    this.#round = emptyRound(this.#context);
  }

  finish(): readonly Part[] {
    const { finish } = this.#round;
    if (finish === undefined) return [];
    const usage = addUsage([...this.#usages, finish.usage]) as Finish['usage'];
    const callsNothing = this.#hides && !this.#callsTools;
    const providerMetadata = withContainer(finish.providerMetadata, this.#container);
    return [
      ...this.#round.chunks.release(),
      ...this.#round.preamble.release().flatMap((part) => this.#show(part)),
      {
        ...finish,
        usage,
        finishReason: finishOf(finish.finishReason, callsNothing),
        ...(providerMetadata === undefined ? {} : { providerMetadata }),
      },
    ];
  }

  #show(part: Part): readonly Part[] {
    switch (part.type) {
      case 'stream-start':
        return this.#roundsBefore === 0 ? [part] : [];
      case 'response-metadata':
        this.#round.response = part;
        return [part];
      case 'text-start':
      case 'reasoning-start':
        return this.#takeStart(part);
      case 'text-delta':
        return [this.#separated(this.#renamed(part))];
      case 'text-end':
      case 'reasoning-delta':
      case 'reasoning-end':
        return [this.#renamed(part)];
      case 'tool-input-start':
        if (isOwnCall(part.toolName)) this.#round.hidden.add(part.id);
        return this.#unlessHidden(part.id, part);
      case 'tool-input-delta':
      case 'tool-input-end':
        return this.#unlessHidden(part.id, part);
      case 'tool-call':
        return this.#takeCall(part);
      case 'finish':
        this.#round.finish = part;
        return [];
      case 'error':
        this.#round.hasFailed = true;
        return [part];
      case 'tool-approval-request':
        this.#callsTools = true;
        return [part];
      case 'tool-result':
      case 'source':
      case 'file':
      case 'reasoning-file':
      case 'custom':
        return [withMark(part, this.#marks.markOf(part.type))];
      case 'ping':
      case 'raw':
      default:
        // Later versions of the SDK may have more.
        return [part];
    }
  }

  #takeStart(part: Extract<Part, { type: 'text-start' | 'reasoning-start' }>): readonly Part[] {
    const [type = ''] = part.type.split('-');
    this.#round.marks.set(part.id, this.#marks.markOf(type));
    return [withMark(this.#renamed(part), this.#round.marks.get(part.id))];
  }

  #takeCall(part: Extract<Part, { type: 'tool-call' }>): readonly Part[] {
    if (isOwnPart(part)) {
      this.#hides = true;
      this.#marks.hide();
      return [];
    }
    this.#callsTools ||= part.providerExecuted !== true;
    return [withMark(part, this.#marks.markOf(part.type))];
  }

  #unlessHidden(id: string, part: Part): readonly Part[] {
    return this.#round.hidden.has(id) ? [] : [part];
  }

  /** Some providers count the parts of each answer from the start: later answers need ids of their own. */
  #renamed<Piece extends { readonly id: string; providerMetadata?: Metadata }>(part: Piece): Piece {
    const id = this.#roundsBefore === 0 ? part.id : `${part.id} ${this.#roundsBefore}`;
    // The SDK keeps the last metadata of a part that it gets.
    const mark = part.providerMetadata === undefined ? undefined : this.#round.marks.get(part.id);
    return withMark({ ...part, id }, mark);
  }

  #separated(part: Extract<Part, { type: 'text-delta' }>): Part {
    const { delta } = part;
    return this.#gaps.take(delta) ? { ...part, delta: BETWEEN_ROUNDS + delta } : part;
  }
}

/** Whether a part tells that the provider has begun a message, as Anthropic's package does. */
function isMessageStart(part: Part): boolean {
  return part.type === 'custom' && part.kind.endsWith('.message_start');
}

type Metadata = Extract<Part, { type: 'text-start' }>['providerMetadata'] & object;

interface OpenRound {
  readonly chunks: RawChunks;
  readonly parts: ReturnType<typeof growingParts>;
  readonly preamble: Preamble;
  /** Ids of the calls that the user does not see. */
  readonly hidden: Set<string>;
  /** Marks of texts and reasoning by their ids. */
  readonly marks: Map<string, Mark | undefined>;
  response: { readonly id?: string } | undefined;
  finish: Finish | undefined;
  hasFailed: boolean;
}

function emptyRound({ params }: Beginning<ModelRequest>): OpenRound {
  return {
    chunks: rawChunks(),
    parts: growingParts(),
    preamble: holdPreamble({ isStructured: isStructured(params) }),
    hidden: new Set(),
    marks: new Map(),
    response: undefined,
    finish: undefined,
    hasFailed: false,
  };
}

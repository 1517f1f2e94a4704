import { editJson } from '../../json/edit.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { rawValue } from '../../json/raw.ts';
import { asObject, asText, type JsonObject, parsedObject } from '../../json/read.ts';
import type { StreamFrame } from '../../stream-frame.ts';
import { writeEvent } from '../../sse/write.ts';
import { clientNumbers } from '../client-numbers.ts';
import type { AnsweredRound, Splicer, TurnContext } from '../wire-format.ts';
import { withMark } from './mark.ts';
import { isStructuredResponse, mergeEdits } from './merge.ts';
import { repeatAsked } from './repeated-request.ts';
import {
  isCutShort,
  isOwnItem,
  isText,
  type OutputItem,
  type ResponsesRound,
  responsesRound,
} from './round.ts';

/** Makes one stream of response events of those of a turn. */
export function responsesSplicer(context: TurnContext): Splicer<ResponsesRound> {
  return new ResponsesSplicer(context);
}

const BEGINNINGS: ReadonlySet<unknown> = new Set([
  'response.created',
  'response.queued',
  'response.in_progress',
]);
const ENDS: ReadonlySet<unknown> = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
]);

class ResponsesSplicer implements Splicer<ResponsesRound> {
  readonly #context: TurnContext;
  readonly #turn: AnsweredRound<ResponsesRound>[] = [];
  /** Id and time of the first response: the client's library takes another id for a fault. */
  #identity: JsonObject | undefined;
  readonly #numbers = clientNumbers();
  #sequence = 0;
  #round = emptyRound();

  constructor(context: TurnContext) {
    this.#context = context;
  }

  take(frame: StreamFrame): readonly Uint8Array[] {
    const { data } = frame;
    const event = data === undefined ? undefined : parsedObject(data);
    if (data === undefined || event === undefined) return [frame.bytes];
    const seen = { frame, data, event };
    if (BEGINNINGS.has(event['type'])) return this.#takeBeginning(seen);
    if (ENDS.has(event['type'])) return this.#takeEnd(seen);
    return typeof event['output_index'] === 'number'
      ? this.#takePart(seen, event['output_index'])
      : this.#write(seen, []);
  }

  endRound(): ResponsesRound | undefined {
    const { end } = this.#round;
    if (end === undefined) return undefined;
    const { id, usage, status } = asObject(end.event['response']);
    const items = this.#round.items.filter((item) => item !== undefined);
    const callsCount = !isCutShort(status) && !this.#hasAnswered;
    const round = responsesRound({ id: asText(id), items, usage, callsCount });
    this.#turn.push({ round, answers: [] });
    return round;
  }

  nextRound(): void {
    this.#numbers.nextRound();
    this.#round = emptyRound();
  }

  finish(): readonly Uint8Array[] {
    const { end } = this.#round;
    if (!this.#isHolding || end === undefined) return [];
    const merged = mergeEdits(this.#turn, this.#context);
    const edits = [...identityEdits(this.#identity), ...merged];
    return this.#write(end, edits.map(inResponse));
  }

  fail(body: string): Uint8Array {
    const { code, message, param } = asObject(parsedObject(body)?.['error']);
    const event = {
      type: 'error',
      code: code ?? null,
      message: message ?? body,
      param: param ?? null,
      sequence_number: this.#sequence,
    };
    return writeEvent({ event: 'error', data: JSON.stringify(event) });
  }

  get #isFirstRound(): boolean {
    return this.#turn.length === 0;
  }

  /** Whether the client's stream is no longer that of the provider. */
  get #isChanged(): boolean {
    return this.#round.isSpliced || !this.#isFirstRound;
  }

  /** Whether the end of the last response was kept from the client. */
  get #isHolding(): boolean {
    return this.#round.isSpliced || this.#turn.length > 1;
  }

  #takeBeginning(seen: SeenEvent): readonly Uint8Array[] {
    if (!this.#isFirstRound) return [];
    const { id, created_at } = asObject(seen.event['response']);
    this.#identity ??= { id, created_at };
    return this.#write(seen, []);
  }

  #takeEnd(seen: SeenEvent): readonly Uint8Array[] {
    this.#round.end = seen;
    return this.#isChanged ? [] : this.#write(seen, []);
  }

  #takePart(seen: SeenEvent, index: number): readonly Uint8Array[] {
    const { event, data } = seen;
    const item = asObject(event['item']);
    if (event['type'] === 'response.output_item.done') {
      this.#round.items[index] = { item, json: rawValue(data, ['item']) ?? JSON.stringify(item) };
      if (isText(item)) this.#round.hasText = true;
    }
    const number = this.#numberOf(index, item);
    if (number === undefined) return [];
    const edits: JsonEdit[] = this.#numbers.isHidden(index - 1) ? markEdits(event) : [];
    if (number !== index) {
      edits.push({ kind: 'replace', path: ['output_index'], json: `${number}` });
    }
    return this.#write(seen, edits);
  }

  /** The client's number of an item; undefined for internal calls. */
  #numberOf(index: number, item: JsonObject): number | undefined {
    const isNew = !this.#numbers.has(index);
    if (isNew && isOwnItem(item)) {
      this.#round.isSpliced = true;
      this.#numbers.hide(index);
    } else if (isNew) this.#numbers.show(index, this.#isChanged);
    return this.#numbers.of(index);
  }

  /** The frame as it came where nothing differs; else with its place in the client's stream. */
  #write({ frame, data, event }: SeenEvent, changes: readonly JsonEdit[]): readonly Uint8Array[] {
    const { body: asked } = this.#context.asked;
    const repeated = repeatAsked(asObject(event['response']), asked).map(inResponse);
    const edits = [...changes, ...repeated];
    const given = event['sequence_number'];
    const sequence = this.#isChanged || typeof given !== 'number' ? this.#sequence : given;
    this.#sequence = sequence + 1;
    const isNumbered = given === undefined || given === sequence;
    if (edits.length === 0 && isNumbered) return [frame.bytes];
    const number: JsonEdit = { kind: 'replace', path: ['sequence_number'], json: `${sequence}` };
    const name = frame.event === undefined ? {} : { event: frame.event };
    const mark = frame.id === undefined ? {} : { id: frame.id };
    return [writeEvent({ ...name, ...mark, data: editJson(data, [number, ...edits]) })];
  }

  /**
   * A structured answer that the user has already got cannot be followed by another one: calls that came
   * with it do not count.
   */
  get #hasAnswered(): boolean {
    return this.#round.hasText && isStructuredResponse(this.#context.body);
  }
}

/** An event, and the frame and data it came in. */
interface SeenEvent {
  readonly frame: StreamFrame;
  readonly data: string;
  readonly event: JsonObject;
}

interface OpenRound {
  readonly items: (OutputItem | undefined)[];
  /** The event with the whole response. */
  end: SeenEvent | undefined;
  hasText: boolean;
  /** Whether something of this stream is kept from the client, so that its end waits. */
  isSpliced: boolean;
}

function emptyRound(): OpenRound {
  return { items: [], end: undefined, hasText: false, isSpliced: false };
}

/** The marks that an event needs whose item came after a hidden call. */
function markEdits(event: JsonObject): JsonEdit[] {
  const places = [
    { path: ['item', 'id'], id: asObject(event['item'])['id'] },
    { path: ['item_id'], id: event['item_id'] },
  ];
  return places
    .filter(({ id }) => typeof id === 'string')
    .map(({ path, id }) => ({ kind: 'replace', path, json: JSON.stringify(withMark(id)) }));
}

function identityEdits(identity: JsonObject = {}): JsonEdit[] {
  return Object.entries(identity)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ kind: 'replace', path: [key], json: JSON.stringify(value) }));
}

function inResponse(edit: JsonEdit): JsonEdit {
  return { ...edit, path: ['response', ...edit.path] };
}

import {
  asList,
  asObject,
  asText,
  isJsonObject,
  type JsonObject,
  parsedObject,
} from '../../json/read.ts';
import type { AnswerBlock } from './round.ts';

/** A block of a stream, as far as it has come. */
export interface GrowingBlock {
  /** The block as it began, with what was added. */
  readonly block: Record<string, unknown>;
  /** The JSON text of a call's input, as it comes in pieces. */
  input: string;
}

/** A block that begins. */
export function beginBlock(start: unknown): GrowingBlock {
  return { block: { ...asObject(start) }, input: '' };
}

/** Adds a delta: texts grow, citations get more, what else there is is replaced. */
export function growBlock(growing: GrowingBlock, delta: JsonObject): void {
  const { block } = growing;
  const { type, ...fields } = delta;
  if (type === 'input_json_delta') {
    growing.input += asText(delta['partial_json']);
  } else if (type === 'citations_delta') {
    block['citations'] = [...asList(block['citations']), delta['citation']];
  } else {
    for (const [key, value] of Object.entries(fields)) {
      const before = block[key];
      const isText = typeof before === 'string' && typeof value === 'string';
      block[key] = isText ? before + value : value;
    }
  }
}

/**
 * The whole block; the input of a call keeps the very text that was streamed. Where that is no input, for a model may
 * break off within it, it is sent back as the service advises.
 */
export function endBlock({ block, input }: GrowingBlock): AnswerBlock {
  if (input === '') return { block, json: JSON.stringify(block) };
  const { input: _, ...rest } = block;
  const head = JSON.stringify(rest).slice(0, -1);
  const given = parsedObject(input);
  const whole = isJsonObject(given) ? given : { INVALID_JSON: input };
  const text = whole === given ? input : JSON.stringify(whole);
  return { block: { ...block, input: whole }, json: `${head},"input":${text}}` };
}

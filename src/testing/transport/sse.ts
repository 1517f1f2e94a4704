import type { StreamEvent } from '../vendor.ts';

/** How streams are written. Every form is one that a reader of server-sent events has to understand. */
export interface StreamOptions {
  /** Bytes per chunk, wherever that cuts an event or a character; by default one chunk per event. */
  readonly chunkBytes?: number;
  /**
   * What ends a line.
   * @defaultValue `'\n'`
   */
  readonly newline?: '\n' | '\r\n' | '\r';
  /**
   * Whether comment lines (`: keep-alive`) stand between the events.
   * @defaultValue false
   */
  readonly comments?: boolean;
  /**
   * Whether the JSON of an event is spread over several `data:` lines.
   * @defaultValue false
   */
  readonly multilineData?: boolean;
  /**
   * Milliseconds before each chunk.
   * @defaultValue 0
   */
  readonly delayMs?: number;
  /**
   * Tokens of text per delta event, taken as four characters each.
   * @defaultValue 4
   */
  readonly tokensPerDelta?: number;
}

/** The bytes of a stream, in chunks. The event `malformed`, counted from 1, holds broken JSON. */
export function* writeStream(
  events: Iterable<StreamEvent>,
  options: StreamOptions,
  malformed?: number,
): Generator<Uint8Array> {
  const texts = Array.from(events, (event, index) =>
    writeEvent(event, options, index + 1 === malformed),
  );
  yield* inChunks(texts, options.chunkBytes);
}

/** The bytes of texts: a chunk for each, or chunks of a certain size. */
export function* inChunks(
  texts: readonly string[],
  chunkBytes: number | undefined,
): Generator<Uint8Array> {
  if (chunkBytes === undefined) {
    for (const text of texts) yield Buffer.from(text);
    return;
  }
  const bytes = Buffer.from(texts.join(''));
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield bytes.subarray(start, start + chunkBytes);
  }
}

function writeEvent(event: StreamEvent, options: StreamOptions, malformed: boolean): string {
  const { newline = '\n', comments = false, multilineData = false } = options;
  const json = dataOf(event, multilineData);
  const data = malformed ? brokenOff(json) : json;
  const lines = [
    ...(comments ? [': keep-alive', ''] : []),
    ...(event.event === undefined ? [] : [`event: ${event.event}`]),
    ...data.split('\n').map((line) => `data: ${line}`),
    '',
  ];
  return lines.map((line) => line + newline).join('');
}

/** A JSON text as it is where it breaks off in the middle. */
export function brokenOff(json: string): string {
  return json.slice(0, Math.ceil(json.length / 2));
}

function dataOf({ data }: StreamEvent, multiline: boolean): string {
  if (typeof data === 'string') return data;
  return JSON.stringify(data, null, multiline ? 1 : 0);
}

/** A text in the pieces in which a stream sends it; a surrogate pair is not cut. */
export function deltasOf(text: string, tokensPerDelta = 4): readonly string[] {
  const size = tokensPerDelta * 4;
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const code = text.charCodeAt(start + size - 1);
    const end = start + size + (code >= 0xd8_00 && code < 0xdc_00 ? 1 : 0);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

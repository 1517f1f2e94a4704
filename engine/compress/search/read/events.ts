import { isObject } from '../../json/value/object.ts';
import { parseJson } from '../../json/value/parse.ts';
import type { JsonValue } from '../../json/value/records.ts';
import type { Mark, SearchLine } from '../hit.ts';

const EVENT = /^\{"type":"(?:begin|match|context|end)","data":\{/;
const MARKS: Readonly<Record<string, Mark>> = { match: ':', context: '-' };
const NO_TEXT = '(no UTF-8)';

/**
 * The lines that `rg --json` found, without what its events say besides: where in a line a match stands, sizes and
 * times. Lines that are no events stay as they are. Undefined where none is one.
 */
export function readEvents(lines: readonly string[]): readonly SearchLine[] | undefined {
  if (!lines.some((line) => EVENT.test(line))) return undefined;
  return lines.flatMap((line) => {
    const event = line.startsWith('{') ? parseJson(line) : undefined;
    return isObject(event) ? linesOf(event) : [line];
  });
}

/** What one event found: more than one line where a match goes over several. */
function linesOf({ type, data }: Readonly<Record<string, JsonValue>>): readonly SearchLine[] {
  const mark = typeof type === 'string' ? MARKS[type] : undefined;
  if (mark === undefined || !isObject(data)) return [];
  const { path, lines, line_number: first } = data;
  const texts = textOf(lines)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return texts.map((text, index) => ({
    path: path === null ? '' : textOf(path),
    mark,
    number: typeof first === 'number' ? String(first + index) : '',
    text,
  }));
}

/** What is no UTF-8 stands in base64 under another name. */
function textOf(value: JsonValue | undefined): string {
  const text = isObject(value) ? value['text'] : undefined;
  return typeof text === 'string' ? text : NO_TEXT;
}

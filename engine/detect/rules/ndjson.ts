import { isJson } from '../../common/parsed-json.ts';
import type { Detection } from '../../content.ts';
import { documentsBelowEachOther } from '../../lines/json-documents.ts';
import { share, type Sample } from '../sample.ts';

const RECORD = /^\s*[{[]/;
const LONGEST = 1_000_000;
/** Documents that have several lines each are looked at in so many characters. */
const LOOKED_AT = 64_000;

/** One JSON document on each line, or documents of several lines one below the other. */
export function ndjson({ text, lines }: Sample): Detection | undefined {
  const [one, other] = documentsBelowEachOther(text.slice(0, LOOKED_AT).split('\n')) ?? [];
  if (one !== undefined && other !== undefined) {
    return isJson(one.text) && isJson(other.text)
      ? { kind: 'ndjson', confidence: 0.96 }
      : undefined;
  }
  const ends = firstLines(text);
  if (ends.length < 2 || !ends.every(isRecord)) return undefined;
  const whole = lines.length > 2 ? share(lines.slice(1, -1), RECORD) : 1;
  return whole >= 0.8 ? { kind: 'ndjson', confidence: 0.9 + 0.09 * whole } : undefined;
}

function firstLines(text: string): readonly string[] {
  const lines: string[] = [];
  let from = 0;
  while (lines.length < 2 && from < text.length) {
    const next = text.indexOf('\n', from);
    const end = next === -1 ? text.length : next;
    const line = text.slice(from, end).trim();
    if (line !== '') lines.push(line);
    from = end + 1;
  }
  return lines;
}

function isRecord(line: string): boolean {
  const opens = line.startsWith('{') || line.startsWith('[');
  return opens && line.length <= LONGEST && isJson(line);
}

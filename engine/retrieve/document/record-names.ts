import type { Chunk } from './chunks.ts';
import type { JsonTape } from './json-tape.ts';
import { lengthOf } from './span.ts';

/** Characters of a member that may name its record, and of all of them together. */
const LONGEST_NAME = 120;
const LONGEST_NAMES = 300;

/**
 * Tells for a part of a large record of a list what names that record: its first short members. What is asked of a record
 * by its name is mostly in a part that does not hold it. Empty where a chunk is a record or holds its names. Linear.
 */
export function recordNamesOf(json: JsonTape): (chunk: Chunk) => string {
  const known = new Map<number, string>();
  return ({ value }) => {
    if (value === undefined) return '';
    const record = recordAround(json, value);
    if (record === -1) return '';
    const names = known.get(record) ?? namesOf(json, record);
    known.set(record, names);
    return names;
  };
}

/** The nearest element of a list that a value lies in; -1 without one. */
function recordAround(json: JsonTape, value: number): number {
  for (let at = json.parentOf(value); at > 0; at = json.parentOf(at)) {
    if (json.isObject(at) && json.isArray(json.parentOf(at))) return at;
  }
  return -1;
}

function namesOf(json: JsonTape, record: number): string {
  const names: string[] = [];
  let length = 0;
  for (const member of json.childrenOf(record)) {
    const { start, end } = json.memberSpanOf(member);
    if (lengthOf({ start, end }) > LONGEST_NAME) continue;
    length += end - start;
    if (length > LONGEST_NAMES) break;
    names.push(json.text.slice(start, end));
  }
  return names.join('\n');
}

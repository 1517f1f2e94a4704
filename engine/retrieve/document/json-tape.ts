import {
  type Columns,
  OPEN_BRACE,
  OPEN_BRACKET,
  scanColumns,
  type ScanOptions,
  stringEnd,
} from './json-scan.ts';
import type { Span } from './span.ts';

/**
 * Where every value of a JSON text lies, in the order of the text: value 0 is the root. Nothing is
 * decoded, so that a value is always shown as it was written.
 */
export interface JsonTape {
  readonly text: string;
  /** How many values there are. */
  readonly size: number;
  /** Where a value lies. */
  spanOf(value: number): Span;
  /** Where a value lies, together with its key and colon where it has one. */
  memberSpanOf(value: number): Span;
  /** The key of a member as it was written, without quotes; undefined for elements and the root. */
  keyOf(value: number): string | undefined;
  /** The value that holds a value; -1 for the root. */
  parentOf(value: number): number;
  /** The values directly inside a value, in order. */
  childrenOf(value: number): readonly number[];
  /** Whether `other` is the value right after `value` in the same object or list. */
  isNext(value: number, other: number): boolean;
  isObject(value: number): boolean;
  isArray(value: number): boolean;
  /** Whether the text followed the grammar of JSON up to the end of the root. */
  readonly isComplete: boolean;
}

/**
 * Scans the first JSON document of a text, in linear time. Forgiving: a text that was cut off or is not
 * quite JSON is read as far as it goes and `isComplete` is false. Where another value follows on the first behind a comma,
 * the text begins within a list: value 0 is that list.
 */
export function scanJson(text: string, from = 0): JsonTape | undefined {
  const columns = scanColumns(text, { from, isWithinList: false });
  const end = columns.ends[0] ?? text.length;
  if (NEXT_ELEMENT.test(text.slice(end, end + LONGEST_GAP))) {
    const elements = scanColumns(text, { from, isWithinList: true });
    return tapeOf(text, { ...elements, isComplete: false, isWithinList: true });
  }
  if (columns.starts.length === 0) return undefined;
  return tapeOf(text, { ...columns, isWithinList: false });
}

const NEXT_ELEMENT = /^\s*,\s*[{[]/;
const LONGEST_GAP = 400;

function tapeOf(text: string, columns: Columns & Pick<ScanOptions, 'isWithinList'>): JsonTape {
  const { starts, ends, keys, parents, after, isComplete, isWithinList } = columns;
  const size = starts.length;
  const startOf = (value: number): number => starts[value] ?? 0;
  const keyStart = (value: number): number => keys[value] ?? -1;
  const isList = (value: number): boolean => isWithinList && value === 0;
  return {
    text,
    size,
    isComplete,
    spanOf: (value) => ({ start: startOf(value), end: ends[value] ?? 0 }),
    memberSpanOf: (value) => ({
      start: keyStart(value) === -1 ? startOf(value) : keyStart(value),
      end: ends[value] ?? 0,
    }),
    keyOf(value) {
      const start = keyStart(value);
      return start === -1 ? undefined : text.slice(start + 1, stringEnd(text, start) - 1);
    },
    parentOf: (value) => parents[value] ?? -1,
    childrenOf(value) {
      const children: number[] = [];
      const end = after[value] ?? 0;
      for (let child = value + 1; child < end; child = after[child] ?? end) children.push(child);
      return children;
    },
    isNext: (value, other) => after[value] === other,
    isObject: (value) => !isList(value) && text.charCodeAt(startOf(value)) === OPEN_BRACE,
    isArray: (value) => isList(value) || text.charCodeAt(startOf(value)) === OPEN_BRACKET,
  };
}

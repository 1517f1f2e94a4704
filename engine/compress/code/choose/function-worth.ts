import type { Source } from '../blocks/block.ts';
import type { CodeFunction } from '../parts/part.ts';
import { calledFunctions } from './calls.ts';

/** The header of a function counts as often as this, that of the type around it less. */
const HEADER_GAIN = 3;
const TYPE_GAIN = 2;
/** What a function is worth of those that call it, in percent, and how many calls away. */
const OF_CALLER = 30;
const CALL_DISTANCE = 2;

/**
 * What each function is worth: by its own words, those of its header and of the types around it before all, and
 * by those of the functions that call it.
 */
export function functionWorth(
  source: Source,
  functions: readonly CodeFunction[],
  scoresOf: (documents: readonly (readonly string[])[]) => readonly number[],
): readonly number[] {
  const { lines } = source;
  const types = typesAround(source, functions);
  const scores = scoresOf(
    functions.map(({ header, first, last }, index) => {
      const head = lines.slice(header, first).join('\n');
      const type = types[index] ?? '';
      const body = lines.slice(first, last + 1).join('\n');
      return [...times(HEADER_GAIN, head), ...times(TYPE_GAIN, type), body];
    }),
  );
  return scores.some((score) => score > 0) ? withCalls(source, functions, scores) : scores;
}

function times(count: number, text: string): readonly string[] {
  return text === '' ? [] : Array.from({ length: count }, () => text);
}

/** The headers of the types that each function is defined in. */
function typesAround(
  { lines, blocks }: Source,
  functions: readonly CodeFunction[],
): readonly string[] {
  const types = blocks.filter(({ kind }) => kind === 'type');
  const open: { readonly head: string; readonly last: number }[] = [];
  let next = 0;
  return functions.map(({ header }) => {
    for (; (types[next]?.first ?? Infinity) <= header; next += 1) {
      const type = types[next];
      if (type === undefined) break;
      open.push({ head: lines.slice(type.header, type.first).join('\n'), last: type.last });
    }
    while ((open.at(-1)?.last ?? Infinity) < header) open.pop();
    return open.at(-1)?.head ?? '';
  });
}

function withCalls(
  source: Source,
  functions: readonly CodeFunction[],
  scores: readonly number[],
): readonly number[] {
  const called = calledFunctions(source, functions);
  let worth = scores;
  for (let distance = 0; distance < CALL_DISTANCE; distance += 1) {
    const next = [...worth];
    for (const [caller, callees] of called.entries()) {
      const share = Math.floor(((worth[caller] ?? 0) * OF_CALLER) / 100);
      for (const callee of callees) next[callee] = Math.max(next[callee] ?? 0, share);
    }
    worth = next;
  }
  return worth;
}

import { counted } from '../../common/counted.ts';
import { type PathTape, reachablePart, resolvePath, splitPaths } from '../document/json-path.ts';
import { shorten } from '../shorten.ts';
import { quoted } from './selection.ts';

const MOST_NAMES = 60;
const LONGEST_NAMES = 1000;

/** What there is at a path or at several. */
export interface ValuesAt {
  /** Empty where the path leads nowhere from its first step on. */
  readonly values: readonly number[];
  /** The path that they are at: that of the request, or the part of it that leads somewhere. */
  readonly path: string;
  /** What to tell the model about paths at which there is nothing. */
  readonly problems: readonly string[];
}

/** The values at the paths of a request; where there are none, those that the path leads to before it leads nowhere. */
export function valuesAt(tape: PathTape, path: string): ValuesAt {
  const found = splitPaths(path).map((one) => ({ one, values: resolvePath(tape, one) }));
  const values = found.flatMap((each) => each.values);
  const missing = found.filter((each) => each.values.length === 0).map(({ one }) => quoted(one));
  const problems = missing.length === 0 ? [] : [`nothing at path ${missing.join(', ')}`];
  if (values.length > 0) return { values, path, problems };
  const part = reachablePart(tape, found[0]?.one ?? '');
  if (part === '') return { values: [], path, problems: [`nothing at path ${quoted(path)}`] };
  const reached = resolvePath(tape, part);
  return {
    values: reached,
    path: part,
    problems: [`nothing at path ${quoted(path)}; ${quoted(part)} has ${namesIn(tape, reached)}`],
  };
}

/** The names of what is in the first of some values, `kind, name, 12 others`, or how many rows it has. */
export function namesIn(tape: PathTape, [value = 0]: readonly number[]): string {
  const children = tape.childrenOf(value);
  if (children.length === 0) return 'no parts';
  if (!tape.isObject(value)) return counted(children.length, 'row');
  const shown = children.slice(0, MOST_NAMES).map((child) => tape.keyOf(child) || '""');
  const others = children.length - shown.length;
  const rest = others > 0 ? [counted(others, 'other')] : [];
  return shorten([...shown, ...rest].join(', '), LONGEST_NAMES);
}

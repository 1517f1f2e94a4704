import { parsedJson } from '../../common/parsed-json.ts';
import type { JsonTape } from './json-tape.ts';

/** A step of a path, and where it ends there. */
interface Step {
  readonly to: { readonly name: string } | { readonly index: number } | 'all';
  readonly end: number;
}

const STEP =
  /\s*(?:\.?\[\s*(?:(?<index>\d{1,9})|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>[^']*)'|(?<all>\*)?)\s*\]|\.?(?<star>\*)|\.?(?<name>[^.[\]]+))/y;

/** Up to a comma that stands outside brackets. */
const LISTED = /(?:\[(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\]"'])*\]|[^,[])+|\[/g;

/** What a path is followed through. */
export type PathTape = Pick<JsonTape, 'keyOf' | 'childrenOf' | 'isObject'>;

/** The values at a path such as `entries[3].metadata`, `$.items[*].name` or `items.name`; empty where there are none. */
export function resolvePath(tape: PathTape, path: string): readonly number[] {
  const steps = parsePath(path);
  if (steps === undefined) return [];
  let values: readonly number[] = [0];
  for (const step of steps) values = values.flatMap((value) => follow(tape, value, step));
  return values;
}

/** The longest beginning of a path that leads to a value; empty where its first step does not. */
export function reachablePart(tape: PathTape, path: string): string {
  let values: readonly number[] = [0];
  let end = 0;
  for (const step of parsePath(path) ?? []) {
    values = values.flatMap((value) => follow(tape, value, step));
    if (values.length === 0) break;
    end = step.end;
  }
  return path.slice(0, end);
}

/** The paths of a list such as `entries[3], entries[7].name`. */
export function splitPaths(paths: string): readonly string[] {
  const parts = paths.match(LISTED) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The path of a value, in the grammar that `resolvePath` reads; `$` for the root. */
export function pathOf(tape: JsonTape, value: number): string {
  const steps: string[] = [];
  for (let at = value; at > 0; at = tape.parentOf(at)) {
    const key = tape.keyOf(at);
    if (key === undefined) steps.push(`[${indexOf(tape, at)}]`);
    else steps.push(stepTo(key));
  }
  return steps.reverse().join('').replace(/^\./, '') || '$';
}

/** The step of a path to a member: `.name`, or `["full name"]` where it could be misread. */
export function stepTo(key: string): string {
  return /^[^\s.,:"'[\]\\*$]+$/.test(key) ? `.${key}` : `["${key}"]`;
}

/** The position of a value among those directly inside the same value, counted from 0. */
export function indexOf(tape: JsonTape, value: number): number {
  return tape.childrenOf(tape.parentOf(value)).indexOf(value);
}

function parsePath(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const text = path.trimEnd();
  STEP.lastIndex = /^\s*\$?/.exec(text)?.[0].length ?? 0;
  while (STEP.lastIndex < text.length) {
    const groups = STEP.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const name = groups['double'] ?? groups['single'] ?? groups['name']?.trim();
    const end = STEP.lastIndex;
    if (name !== undefined) steps.push({ to: { name }, end });
    else if (groups['index'] === undefined) steps.push({ to: 'all', end });
    else steps.push({ to: { index: Number(groups['index']) }, end });
  }
  return steps;
}

function follow(tape: PathTape, value: number, step: Step): readonly number[] {
  const { to } = step;
  const children = tape.childrenOf(value);
  if (to === 'all') return children;
  if ('index' in to) return children.slice(to.index, to.index + 1);
  if (tape.isObject(value)) {
    const member = children.find((child) => isNamed(tape.keyOf(child) ?? '', to.name));
    return member === undefined ? [] : [member];
  }
  if (/^\d{1,9}$/.test(to.name)) return children.slice(Number(to.name), Number(to.name) + 1);
  // A name on a list means that member of each of its elements.
  return children.flatMap((child) => (tape.isObject(child) ? follow(tape, child, step) : []));
}

function isNamed(key: string, name: string): boolean {
  return key === name || (key.includes('\\') && parsedJson(`"${key}"`) === name);
}

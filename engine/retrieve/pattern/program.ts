import type { CodeSet } from './code-set.ts';
import type { Edge, Pattern } from './syntax.ts';

/** One state of the automaton of Thompson (1968): reads a character, tests an edge, or just leads on. */
interface Instruction {
  readonly has?: CodeSet;
  readonly edge?: Edge;
  /** The states that follow; none for the one that accepts. */
  readonly next: readonly number[];
}

/** An automaton. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  readonly accept: number;
}

const MOST_INSTRUCTIONS = 2000;

/** The automaton of a pattern; undefined where counted repetition would make it too large. */
export function compilePattern(pattern: Pattern): Program | undefined {
  if (sizeOf(pattern) > MOST_INSTRUCTIONS) return undefined;
  const instructions: Instruction[] = [{ next: [] }];
  const start = compile(pattern, { instructions, next: 0 });
  return { instructions, start, accept: 0 };
}

function sizeOf(pattern: Pattern): number {
  if (pattern.type === 'set' || pattern.type === 'edge') return 1;
  if (pattern.type === 'repeat') {
    const copies = pattern.max === Infinity ? pattern.min + 1 : pattern.max;
    return (sizeOf(pattern.part) + 1) * Math.max(1, copies);
  }
  return pattern.parts.reduce((sum, part) => sum + sizeOf(part), 1);
}

interface Context {
  readonly instructions: Instruction[];
  /** The state to go on with. */
  readonly next: number;
}

/** Compiles from the end: every part is told where to go on. Gives the state it starts at. */
function compile(pattern: Pattern, { instructions, next }: Context): number {
  const add = (instruction: Instruction): number => instructions.push(instruction) - 1;
  const before = (part: Pattern, following: number): number =>
    compile(part, { instructions, next: following });
  if (pattern.type === 'set') return add({ has: pattern.has, next: [next] });
  if (pattern.type === 'edge') return add({ edge: pattern.edge, next: [next] });
  if (pattern.type === 'repeat') return repeat(pattern, { instructions, next });
  if (pattern.type === 'choice')
    return add({ next: pattern.parts.map((part) => before(part, next)) });
  return pattern.parts.reduceRight((following, part) => before(part, following), next);
}

function repeat(
  { part, min, max }: Pattern & { readonly type: 'repeat' },
  { instructions, next }: Context,
): number {
  const before = (following: number): number => compile(part, { instructions, next: following });
  const add = (...following: readonly number[]): number =>
    instructions.push({ next: following }) - 1;
  let start = next;
  if (max === Infinity) {
    start = add();
    instructions[start] = { next: [before(start), next] };
  } else {
    for (let copy = min; copy < max; copy += 1) start = add(before(start), next);
  }
  for (let copy = 0; copy < min; copy += 1) start = before(start);
  return start;
}

import { isWordCode } from './code-set.ts';
import type { Program } from './program.ts';
import type { Edge } from './syntax.ts';

/** Whether a pattern matches somewhere in a line. */
export type LineTest = (line: string) => boolean;

interface State {
  readonly positions: readonly number[];
  readonly previous: Previous;
  /** The state after each code unit; filled as they occur. */
  readonly next: Map<number, State>;
}

type Previous = 'none' | 'word' | 'other';

const END = -1;
const MOST_STATES = 1000;

/**
 * Runs an automaton over lines, all its states at once, and remembers every set of states it gets to
 * (https://swtch.com/~rsc/regexp/regexp1.html). Linear in the length of the line, whatever the pattern.
 */
export function lineTest(program: Program): LineTest {
  const matched: State = { positions: [], previous: 'none', next: new Map() };
  const dead: State = { positions: [], previous: 'none', next: new Map() };
  const states = new Map<string, State>();
  const initial = stateOf([program.start], 'none');

  function stateOf(positions: readonly number[], previous: Previous): State {
    const key = `${previous} ${positions.join(' ')}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    if (states.size >= MOST_STATES) states.clear();
    const state = { positions, previous, next: new Map<number, State>() };
    states.set(key, state);
    return state;
  }

  function step(state: State, code: number): State {
    const reached = reach(program, state, code);
    if (reached.has(program.accept)) return matched;
    if (code === END) return dead;
    // A match may begin at every character.
    const positions = new Set([program.start]);
    for (const position of reached) {
      const instruction = program.instructions[position];
      if (instruction?.has?.(code) === true) positions.add(instruction.next[0] ?? 0);
    }
    const previous = isWordCode(code) ? 'word' : 'other';
    return stateOf(
      [...positions].sort((one, other) => one - other),
      previous,
    );
  }

  function follow(state: State, code: number): State {
    const known = state.next.get(code);
    if (known !== undefined) return known;
    const next = step(state, code);
    state.next.set(code, next);
    return next;
  }

  return (line) => {
    let state = initial;
    for (let at = 0; at < line.length; at += 1) {
      state = follow(state, line.charCodeAt(at));
      if (state === matched) return true;
    }
    return follow(state, END) === matched;
  };
}

/** The positions that can be reached without reading a character, where `code` is the next one. */
function reach(program: Program, state: State, code: number): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [...state.positions];
  for (let position = open.pop(); position !== undefined; position = open.pop()) {
    if (reached.has(position)) continue;
    reached.add(position);
    const instruction = program.instructions[position];
    if (instruction === undefined || instruction.has !== undefined) continue;
    const mayPass = instruction.edge === undefined || isAt(instruction.edge, state.previous, code);
    if (mayPass) open.push(...instruction.next);
  }
  return reached;
}

function isAt(edge: Edge, previous: Previous, code: number): boolean {
  if (edge === 'start') return previous === 'none';
  if (edge === 'end') return code === END;
  const isWordEdge = (previous === 'word') !== isWordCode(code);
  return isWordEdge === (edge === 'word');
}

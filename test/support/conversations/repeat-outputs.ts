import * as fc from 'fast-check';

import type { CallPlan, Turn } from './conversation.ts';

/** What an output has to do with one that the conversation has shown before. */
export interface Again {
  readonly how: 'new' | 'same' | 'part' | 'edited' | 'numbered' | 'within' | 'written';
  /** Which of the outputs before, counted from the first in turns. */
  readonly which: number;
  /** Where it starts, what changes. */
  readonly where: number;
}

/** Half of the outputs have nothing to do with those before them. */
export function again(): fc.Arbitrary<Again> {
  return fc.record({
    how: fc.oneof(
      { arbitrary: fc.constant('new' as const), weight: 6 },
      {
        arbitrary: fc.constantFrom(
          ...(['same', 'part', 'edited', 'numbered', 'within', 'written'] as const),
        ),
        weight: 6,
      },
    ),
    which: fc.nat({ max: 11 }),
    where: fc.nat({ max: 40 }),
  });
}

/** The turns with outputs that come again: as they were, in part, edited, with line numbers, within others. */
export function withOutputsAgain(turns: readonly Turn[]): readonly Turn[] {
  const shown: string[] = [];
  return turns.map((turn) => ({
    ...turn,
    calls: turn.calls.map((call) => {
      const earlier = shown[call.again.which % Math.max(1, shown.length)];
      const next = earlier === undefined ? call : callAgain(call, earlier);
      shown.push(next.output);
      return next;
    }),
  }));
}

function callAgain(call: CallPlan, earlier: string): CallPlan {
  const { how, where } = call.again;
  const lines = earlier.split('\n');
  switch (how) {
    case 'new':
      return call;
    case 'same':
      return { ...call, output: earlier };
    case 'part':
      return { ...call, output: lines.slice(where, where + 60).join('\n') };
    case 'edited':
      return { ...call, output: lines.toSpliced(where, 1, 'a new line', '').join('\n') };
    case 'numbered':
      return { ...call, output: numbered(lines, where) };
    case 'within':
      return { ...call, output: `${call.output}\nAnd before:\n${earlier}\nThat is all.` };
    case 'written':
      return { ...call, arguments: { path: 'src/alcor.ts', content: call.output } };
  }
}

const PREFIXES: readonly ((number: number) => string)[] = [
  (number) => `${String(number).padStart(6)}\t`,
  (number) => `${number}→`,
  (number) => `${number}:`,
  (number) => `${String(number).padStart(4)} | `,
];

function numbered(lines: readonly string[], where: number): string {
  const prefix = PREFIXES[where % PREFIXES.length] ?? String;
  return lines.map((line, index) => `${prefix(where + index)}${line}`).join('\n');
}

import { type LineTest, lineTest } from './automaton.ts';
import { compilePattern } from './program.ts';
import { literalPattern, parsePattern } from './syntax.ts';

export type { LineTest } from './automaton.ts';

/** How the lines of a text are tested. */
export interface LineFilter {
  readonly test: LineTest;
  /** Whether the pattern was searched for as it stands, since it is no regular expression that runs in linear time. */
  readonly isLiteral: boolean;
}

/** The test for a regular expression, upper and lower case alike, in time linear in the length of each line. */
export function lineFilter(source: string): LineFilter {
  const pattern = parsePattern(source);
  const program = pattern && compilePattern(pattern);
  if (program !== undefined) return { test: lineTest(program), isLiteral: false };
  const literal = source.toLowerCase();
  const inLiteral = compilePattern(literalPattern(literal));
  const test = inLiteral ? lineTest(inLiteral) : () => false;
  return { test, isLiteral: true };
}

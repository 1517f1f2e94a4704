import type { Detection } from '../../../content.ts';
import { type BlamedLine, blamedLine } from '../../../lines/blame.ts';
import type { Sample } from '../../sample.ts';
import { languageOf } from '../code/code.ts';

/** Lines among which the first one of a blame is looked for: tools say little above. */
const FIRST_LINES = 3;

/**
 * A file as `git blame` prints it: its lines have numbers, with their commits in front. Where more is printed that
 * differs from line to line, such as earlier numbers, it is a table.
 */
export function blame({ lines }: Sample): Detection | undefined {
  if (blamedIn(lines.slice(0, FIRST_LINES)).length === 0) return undefined;
  const blamed = blamedIn(lines);
  if (blamed.length < 3 || blamed.length < 0.9 * lines.length) return undefined;
  const commits = new Set(blamed.map(({ commit }) => commit));
  if (commits.size > 0.5 * blamed.length) return undefined;
  const language = languageOf(blamed.map(({ code }) => code));
  return { kind: 'numbered', confidence: 0.98, ...(language === undefined ? {} : { language }) };
}

function blamedIn(lines: readonly string[]): readonly BlamedLine[] {
  return lines.flatMap((line) => blamedLine(line) ?? []);
}

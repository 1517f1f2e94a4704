import { counted } from '../../../common/counted.ts';
import { type BlamedRun, blamedRun } from '../../../lines/blame.ts';
import { renderFolds, type ShownLine } from '../../code/render.ts';
import type { LossyContext } from '../../compressor.ts';
import { foldFile } from '../fold-file.ts';
import { closed, markWriter } from './commit-mark.ts';
import { encodeBlame, headOf } from './lossless.ts';

/** Commits that are named though none of their lines is shown: those with most lines. */
const MOST_NAMED = 10;

/**
 * What `git blame` prints with parts of the code left out; the lines that are shown stand below their commits, and the
 * commits of which none is shown are named above them. Undefined of any other text, and where nothing can be left out.
 */
export function lossyBlame(text: string, context: LossyContext): string | undefined {
  const lines = text.split('\n');
  const run = blamedRun(lines);
  if (run === undefined) return undefined;
  const code = run.lines.map((line) => line.code).join('\n');
  const budget = Math.floor(context.budget * shareOfCode(text, code, context));
  const folded = foldFile({ text: code, firstNumber: run.number }, { ...context, budget });
  if (folded.folds.length === 0) return undefined;
  const shown = renderFolds(folded, run.number, context.reference);
  const head = `${headOf(run)}, with gaps${hiddenCommits(run, shown)}]`;
  const marked = markCommits(run, shown);
  return [...lines.slice(0, run.start), head, ...marked, ...lines.slice(run.end)].join('\n');
}

/** How much of what a blame takes without loss is code. */
function shareOfCode(text: string, code: string, { counter }: LossyContext): number {
  return counter.estimate(code) / counter.estimate(encodeBlame(text) ?? text);
}

function markCommits(run: BlamedRun, shown: readonly ShownLine[]): readonly string[] {
  const write = markWriter();
  return shown.flatMap((line, position) => {
    const commit = commitOf(run, line);
    if (line.index === undefined || commit === undefined) return [line.text];
    if (commit === commitOf(run, shown[position - 1])) return [line.text];
    return [write({ number: run.number + line.index, commit }), line.text];
  });
}

/** The commit of a line that is shown; undefined for what stands in place of others. */
function commitOf({ lines }: BlamedRun, line: ShownLine | undefined): string | undefined {
  return line?.index === undefined ? undefined : lines[line.index]?.commit;
}

/** The commits whose lines are all left out, with how many these are. */
function hiddenCommits(run: BlamedRun, shown: readonly ShownLine[]): string {
  const seen = new Set(shown.map((line) => commitOf(run, line)));
  const hidden = Map.groupBy(
    run.lines.filter(({ commit }) => !seen.has(commit)),
    ({ commit }) => commit,
  );
  if (hidden.size === 0) return '';
  const largest = [...hidden].sort(([, one], [, other]) => other.length - one.length);
  const named = largest
    .slice(0, MOST_NAMED)
    .map(([commit, { length }]) => `${closed(commit)}: ${counted(length, 'line')}`);
  const others = largest.length - named.length;
  const more = others === 0 ? '' : ` and ${counted(others, 'other')}`;
  return `; commits in the gaps alone: ${named.join(', ')}${more}`;
}

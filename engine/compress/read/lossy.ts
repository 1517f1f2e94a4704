import { markOf, namingRun, type NumberedRun, prefixOf } from '../../lines/numbering.ts';
import { markAt, marksOf } from '../../lines/thinned-runs.ts';
import { renderFolds } from '../code/render.ts';
import type { LossyContext } from '../compressor.ts';
import { foldFile } from './fold-file.ts';

/**
 * A numbered file with parts left out: the lines keep their own numbers, shown on every 10th or 20th one and behind
 * each gap. Undefined where nothing can be left out.
 */
export function lossyRead(text: string, context: LossyContext): string | undefined {
  const lines = text.split('\n');
  const run = namingRun(lines);
  if (run === undefined) return undefined;
  const { start, end, number, numbering } = run;
  const code = lines.slice(start, end).map((line, index) => {
    const prefix = prefixOf(numbering, number + index);
    return line.startsWith(prefix) ? line.slice(prefix.length) : '';
  });
  const folded = foldFile({ text: code.join('\n'), firstNumber: number }, context);
  if (folded.folds.length === 0) return undefined;
  const shown = renderFolds(folded, number, context.reference).map((line, at, all) => {
    if (line.index === undefined) return line.text;
    const isBehindGap = at > 0 && all[at - 1]?.index === undefined;
    const mark = isBehindGap
      ? markOf(numbering, number + line.index)
      : markAt(run, start + line.index);
    return mark + line.text;
  });
  return [...lines.slice(0, start), head(run), ...shown, ...lines.slice(end)].join('\n');
}

function head(run: NumberedRun): string {
  const last = run.number + run.end - run.start - 1;
  return `[headroom: lines ${run.number}-${last} with gaps, ${marksOf(run)}]`;
}

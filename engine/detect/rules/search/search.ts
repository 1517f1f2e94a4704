import { anyOf } from '../../../common/patterns.ts';
import type { Detection } from '../../../content.ts';
import { share, type Sample } from '../../sample.ts';
import { REPORT_LINE } from '../build/report-line.ts';
import { sureOfHeaded } from './headed.ts';
import { sureOfBarred, sureOfLocated, sureOfNumberless } from './hits.ts';
import { sureOfPaths } from './paths.ts';

/** What searches print besides hits. */
const NOTICE = anyOf([
  /^(?:-{2,4}|End of matches .*|(?:Found|Showing|Listing) \d+ \w+.*|Binary file .* matches)$/i,
  /^(?:\d+ (?:matche?s?|results?|files?|hits?)\b.*|(?:grep|rg|find|ls|tree): .*)$/i,
]);
/** Compilers and checkers name their places like a search, but report on them. */
const MOST_REPORTS = 0.4;
/** The forms that are told, the stricter before those that others may look like. */
const FORMS: readonly ((lines: readonly string[]) => number | undefined)[] = [
  sureOfLocated,
  sureOfNumberless,
  sureOfPaths,
  sureOfBarred,
  sureOfHeaded,
];

/** Hits of a search with their files and lines, lists and trees of paths. */
export function search(sample: Sample): Detection | undefined {
  const lines = enoughLines(sample).filter((line) => !NOTICE.test(line));
  if (lines.length < 2 || share(lines, REPORT_LINE) >= MOST_REPORTS) return undefined;
  for (const sureOf of FORMS) {
    const confidence = sureOf(lines);
    if (confidence !== undefined) return { kind: 'search', confidence };
  }
  return undefined;
}

/** Where a sample of a long text holds fewer lines, the lines are long. */
const FEWEST_SAMPLED = 24;
const LONG_TEXT = 15_000;
const LOOKED_THROUGH = 256_000;
const MOST_STARTS = 100;
const LONGEST_START = 400;

/** The sample, or where its windows hold few lines because these are long, as those of minified files, how lines begin. */
function enoughLines({ text, lines }: Sample): readonly string[] {
  if (lines.length >= FEWEST_SAMPLED || text.length < LONG_TEXT) return lines;
  const starts: string[] = [];
  const last = Math.min(text.length, LOOKED_THROUGH);
  let start = 0;
  while (start < last && starts.length < MOST_STARTS) {
    const end = text.indexOf('\n', start);
    const next = end === -1 ? text.length : end;
    if (next > start) starts.push(text.slice(start, Math.min(next, start + LONGEST_START)));
    start = next + 1;
  }
  return starts;
}

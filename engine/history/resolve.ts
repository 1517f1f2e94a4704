import { numberingLike } from '../lines/numbering.ts';
import { numberAt, withNumber } from './bare-text.ts';
import { quoteOf } from './quote.ts';
import { type Place, type Source, sourceNamed } from './line-index.ts';
import type { Moment, Path } from './moment.ts';
import { parseRepeat, parseSameText, REPEAT_START, type RepeatLine } from './repeat-line.ts';
import type { Shown } from './shown.ts';
import { fullName, nameOf } from './sources.ts';

/** The lines that a line stands for, as they would stand in its place; undefined if it stands for none. */
export function repeatedLines(
  line: string,
  shown: Shown,
  path: Path,
): readonly string[] | undefined {
  const repeat = parseRepeat(line);
  return repeat && linesBehind(repeat, shown, path);
}

function linesBehind(
  repeat: RepeatLine,
  { lines }: Shown,
  path: Path,
): readonly string[] | undefined {
  const source = sourceNamed(lines, repeat.source, path);
  const start = source === undefined ? -1 : startIn(source, repeat);
  const bare = start < 0 ? [] : (source?.bare.slice(start, start + repeat.count) ?? []);
  if (bare.length < repeat.count || quoteOf(bare) !== repeat.quote) return undefined;
  if (repeat.prefix === undefined) return bare;
  const found = numberingLike(repeat.prefix);
  if (found?.number !== repeat.number) return undefined;
  const run = { ...found, start: 0, end: repeat.count };
  return bare.map((each, index) => withNumber(each, run, index));
}

/** The moment of a path whose output a text stands for. */
export function repeatedOutput(text: string, path: Path): Moment | undefined {
  const name = parseSameText(text) ?? '';
  const ordinal = Number(ORDINAL.exec(name)?.[1]);
  const moment = path.find(
    ({ arrival, toolOutputs }) => toolOutputs === ordinal && arrival?.slot.role === 'tool',
  );
  return moment !== undefined && fullName(nameOf(moment)) === name ? moment : undefined;
}

const ORDINAL = /^tool output (\d{1,8})/;

/** A text with lines in place that lines of it stood for. */
export interface ExpandedText {
  readonly text: string;
  /** What was put in place, in order. */
  readonly repeats: readonly string[];
}

/** Lines that a text is expanded by at most, whatever it claims; what it claims may be hostile. */
const MOST_LINES = 200_000;

/** A text with all lines in place that lines of it stand for; undefined if none do. */
export function expandedText(text: string, shown: Shown, path: Path): ExpandedText | undefined {
  if (!text.includes(REPEAT_START)) return undefined;
  const repeats: string[] = [];
  let room = MOST_LINES;
  const lines = text.split('\n').map((line) => {
    const repeat = parseRepeat(line);
    room -= repeat?.count ?? 0;
    if (repeat === undefined || room < 0) return line;
    const repeated = linesBehind(repeat, shown, path)?.join('\n');
    if (repeated !== undefined) repeats.push(repeated);
    return repeated ?? line;
  });
  return repeats.length === 0 ? undefined : { text: lines.join('\n'), repeats };
}

/** How a line says where a place is. */
export function whereIs({ source, line }: Place): RepeatLine['there'] {
  const run = source.runOf[line];
  if (run === undefined) return { by: 'lines', first: line + 1 };
  return { by: 'numbered', first: numberAt(run, line) };
}

/** Where the line stands that a repeat begins with; -1 if nowhere. Runs of numbered lines are passed over as a whole. */
function startIn({ runOf }: Source, { there }: RepeatLine): number {
  if (there.by === 'lines') return there.first - 1;
  let line = 0;
  while (line < runOf.length) {
    const run = runOf[line];
    const last = run === undefined ? line : run.end - 1;
    if (run !== undefined && there.first >= run.number && there.first <= numberAt(run, last)) {
      return run.start + there.first - run.number;
    }
    line = last + 1;
  }
  return -1;
}

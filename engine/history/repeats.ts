import { prefixOf } from '../lines/numbering.ts';
import type { TokenCounter } from '../tokens/counter.ts';
import { type BareText, numberAt } from './bare-text.ts';
import { type Source, windowsOf } from './line-index.ts';
import { WINDOW } from './fingerprints.ts';
import type { Moment, Path } from './moment.ts';
import { quoteOf } from './quote.ts';
import { formatRepeat } from './repeat-line.ts';
import { repeatedLines, whereIs } from './resolve.ts';
import type { Shown } from './shown.ts';
import { fullName } from './sources.ts';
import { type Span, spansIn } from './spans.ts';

/** Lines of a text that the model has been shown before, and the line that can stand for them. */
export interface Repeat {
  /** Index of the first line. */
  readonly start: number;
  /** Index behind the last line. */
  readonly end: number;
  /** What can stand in their place. It was resolved, and gives the same lines. */
  readonly line: string;
}

/** What repeats are looked for in. */
export interface RepeatContext {
  readonly shown: Shown;
  /** The conversation up to the text. */
  readonly path: Path;
  readonly counter: TokenCounter;
}

/** A reference makes the model look elsewhere: it must save this many tokens to be worth that. */
const LEAST_SAVED = 16;
/** Arguments with a run of lines in them are longer. */
const SHORTEST_ARGUMENTS = 32;

/** The runs of lines that stand verbatim in what was sent before, where it pays to say so. Linear. */
export function repeatsIn(text: string, context: RepeatContext): readonly Repeat[] {
  if (!context.path.some(showsLines)) return [];
  const index = context.shown.lines;
  const here = windowsOf(index, text);
  const mentioned = new Set<Source>();
  return spansIn(here, index, context.path).flatMap((span) => {
    const { source } = span.place;
    const name = mentioned.has(source) ? source.name : fullName(source);
    const line = lineFor(span, here, name);
    if (!isWorthwhile(span, { ...context, here, line })) return [];
    mentioned.add(source);
    return [{ start: span.start, end: span.end, line }];
  });
}

/** Whether a moment shows so much that some lines of it could come again. A text that arrives now shows nothing yet. */
function showsLines({ arrival, decision }: Moment): boolean {
  const { toolArguments = '' } = arrival?.slot ?? {};
  if (toolArguments.length >= SHORTEST_ARGUMENTS) return true;
  return decision !== undefined && decision.text.split('\n', WINDOW).length === WINDOW;
}

function lineFor({ start, end, place }: Span, here: BareText, source: string): string {
  const run = here.runOf[start];
  const number = run === undefined ? 0 : numberAt(run, start);
  return formatRepeat({
    count: end - start,
    prefix: run && prefixOf(run.numbering, number),
    number,
    source,
    there: whereIs(place),
    quote: quoteOf(here.bare.slice(start, end)),
  });
}

/** Whether a line says the same as the lines that it would stand for, in clearly fewer tokens. */
function isWorthwhile(
  { start, end }: Span,
  {
    here,
    line,
    counter,
    shown,
    path,
  }: RepeatContext & { readonly here: BareText; readonly line: string },
): boolean {
  const text = here.lines.slice(start, end).join('\n');
  if (counter.estimate(text) < counter.estimate(line) + LEAST_SAVED) return false;
  return repeatedLines(line, shown, path)?.join('\n') === text;
}

import { type Span, sentencesIn } from '../prose/sentences.ts';
import { shownText, withoutColours } from '../text/terminal.ts';
import type { Role, Unit } from './unit.ts';

const HEADING = /^ {0,3}#{1,6}\s+\S/;
/** What stands below a heading of the other form. */
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;
const FENCE = /^\s*(?:```|~~~)/;
/** Pictures within a text. */
const BASE64 = /[A-Za-z0-9+/]{200,}={0,2}/g;
/** Longer lines of text are taken as sentences. */
const LONGEST_LINE = 160;
/** Of longer lines of code and output, so many characters are shown at the beginning, and a quarter of it at the end. */
const LONGEST_SHOWN = 400;
/** The line of a traceback at which it failed, and the places it went through. */
const PLACE = /^\s*(?:-+>|File "|<ipython-input|Cell In|Input In|\S+ in \S)/;

/** The lines of the source of a code cell. */
export function codeUnits(text: string): readonly Unit[] {
  return linesOf(text).map((line) => lineUnit(line, 'code'));
}

/** The lines of what a cell has printed, as a terminal shows them. */
export function outputUnits(text: string): readonly Unit[] {
  return linesOf(shownText(text)).map((line) => lineUnit(line, 'output'));
}

/** The traceback of an error: its message, where it went through, and the lines around. */
export function traceUnits(message: string, traceback: string): readonly Unit[] {
  const trace = linesOf(withoutColours(traceback)).filter((line) => line.trim() !== message);
  const lines = trace.map((line) => lineUnit(line, PLACE.test(line) ? 'output' : 'trace'));
  return [...linesOf(message).map((line) => lineUnit(line, 'failure')), ...lines];
}

/** Headings, sentences, and lines of code and tables. */
export function markdownUnits(text: string): readonly Unit[] {
  let isCode = false;
  return text.split('\n').flatMap((line, index, lines) => {
    if (FENCE.test(line)) isCode = !isCode;
    if (line.trim() === '') return [];
    if (isCode) return [lineUnit(line, 'code')];
    const isUnderlined = UNDERLINE.test(lines[index + 1] ?? '') && /\w/.test(line);
    if (HEADING.test(line) || isUnderlined) return [lineUnit(line, 'heading')];
    if (UNDERLINE.test(line) && (lines[index - 1] ?? '').trim() !== '') return [];
    const plain = withoutBase64(line);
    return plain.length <= LONGEST_LINE ? [lineUnit(plain, 'sentence')] : sentenceUnits(plain);
  });
}

function sentenceUnits(line: string): readonly Unit[] {
  const spans = sentencesIn(line, { start: 0, end: line.length });
  return spans.map(({ start, end }: Span, index) => ({
    text: line.slice(start, end),
    role: 'sentence',
    startsLine: index === 0,
  }));
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function lineUnit(line: string, role: Role): Unit {
  const text = withoutBase64(line.trimEnd());
  const isShort = text.length <= LONGEST_SHOWN * 1.5 || role === 'heading';
  return { text: isShort ? text : shortened(text), role, startsLine: true };
}

function withoutBase64(line: string): string {
  return line.replace(BASE64, (data) => `(${data.length} characters)`);
}

function shortened(line: string): string {
  const tail = LONGEST_SHOWN / 4;
  const hidden = line.length - LONGEST_SHOWN - tail;
  const text = `${line.slice(0, LONGEST_SHOWN)} (${hidden} characters) ${line.slice(-tail)}`;
  return text.toWellFormed();
}

import { isConversation, speakerLength } from '../../lines/turns.ts';
import { headingMarks, underlinedLevel } from './heading-marks.ts';
import { labelEnd, optionEnd } from './labels.ts';
import {
  mailHeaderLength,
  mailHeaderLevels,
  mayHoldMail,
  standsAboveMail,
} from './mail-headers.ts';
import { quoteDepth, withoutQuoteMarks } from './quotes.ts';

/** What one line of a document is. */
type LineKind =
  | 'blank'
  /** A heading of Markdown or the like, the line that names a document, or a rule between documents. */
  | 'heading'
  /** A rule under a title. */
  | 'underline'
  /** A line such as `Source: …` that goes with the heading above it. */
  | 'field'
  /** A closing tag on a line of its own. */
  | 'closing'
  | 'fence'
  /** A row of a table. */
  | 'row'
  | 'item'
  | 'text';

/** A line with what it is. */
export interface Line {
  readonly start: number;
  /** Behind its last character; the line end does not count. */
  readonly end: number;
  readonly kind: LineKind;
  /**
   * Of a heading, an underline and a label: 0 for the start of a document, 1 to 6 as Markdown counts, 8 for a rule, 9 for
   * an option, 10 for who speaks; 0 for other lines.
   */
  readonly level: number;
  /** Of a text that begins with the label of a passage, as `[3] …`, an option or who speaks: where that ends; else `start`. */
  readonly label: number;
  /** How deep it is quoted, as mails mark it; 0 where it is not. */
  readonly quote: number;
}

/** A rule is below every heading, so that it closes none. */
const RULE_LEVEL = 8;
/** What an option does stands below all that is said of options. */
const OPTION_LEVEL = 9;
/** What somebody says stands below all that it is about. */
export const TURN_LEVEL = 10;
/** What a line is shows in its beginning. */
const LOOKED_AT = 400;
/** In a list it is indented; backticks that close on its own line are code within a text. */
const FENCE = /^\s{0,20}(?:`{3,}[^`]*$|~{3,})/;
const ROW = /^\s{0,20}\|/;
const ITEM = /^\s{0,20}(?:[-*+•‣◦]|\d{1,3}[.)]|\([a-z\d]{1,3}\))[ \t]+\S/;
const RULE = /^[ \t]{0,3}(?:-{3,}|={3,}|\*{3,}|_{3,}|~{3,}|#{3,}|\+{3,})\s*$/;
const CLOSING_TAG = /^\s*(?:<\/[A-Za-z][\w:.-]{0,60}>\s*)+$/;
const OPENING_TAG = /^\s*<[A-Za-z][\w:.-]{0,60}(?:\s[^<>]{0,300})?>\s*$/;
const TAGGED_FIELD =
  /^\s*<(title|source|url|id|name|author|date|link|score|index)(?:\s[^<>]{0,300})?>[^<>]{0,300}<\/\1>\s*$/i;
const FIELD =
  /^\s*(?:[*_]{2})?(?:title|source|url|link|author|date|published|section|chapter|file|path|page|id|score|标题|来源)(?:[*_]{2})?\s*[:：=]\s*\S/i;
const NAMED =
  /^\s*(?:[-=*#~_[(<]+\s*)?(?:document|passage|doc|source|context|result|chunk|article|snippet|excerpt|文档|段落)\s*[[(#]?\s*\d{1,5}\b[^.!?]{0,200}$/i;

/** The lines of a text in order. */
export function linesOf(text: string): readonly Line[] {
  const lines = readLines(text);
  return mayHoldMail(text) ? withMailHeaders(text, lines) : lines;
}

/** The same lines; those of the headers of mails are headings, or items that no sentence goes on in. */
function withMailHeaders(text: string, lines: readonly Line[]): readonly Line[] {
  const texts = lines.map(({ start, end }) => text.slice(start, Math.min(end, start + LOOKED_AT)));
  const marked = [...lines];
  for (let index = 0; index < lines.length;) {
    const length = mailHeaderLength(texts, index);
    const levels = mailHeaderLevels(texts.slice(index, index + length));
    for (const [offset, level] of levels.entries()) {
      const line = lines[index + offset];
      if (line === undefined) continue;
      marked[index + offset] =
        level === undefined
          ? { ...line, kind: 'item', level: 0, label: line.start }
          : { ...line, kind: 'heading', level, label: line.start };
    }
    index = nextStart({ lines, texts }, Math.max(index + 1, index + length));
  }
  return marked;
}

/** The index of the next line that a header may start with: behind a blank one, or what stands above a mail. */
function nextStart(
  { lines, texts }: Readonly<{ lines: readonly Line[]; texts: readonly string[] }>,
  from: number,
): number {
  let index = from;
  for (; index < lines.length && lines[index]?.kind !== 'blank'; index += 1) {
    if (standsAboveMail(texts[index] ?? '')) return index;
  }
  while (lines[index]?.kind === 'blank') index += 1;
  return index;
}

function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  const headingLevel = headingMarks(text);
  const isSpoken = isConversation(text);
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const shown = text.slice(start, Math.min(end, start + LOOKED_AT));
    const quote = quoteDepth(shown);
    if (withoutQuoteMarks(shown).trim() === '') {
      lines.push({ start, end, label: start, quote, kind: 'blank', level: 0 });
      start = end + 1;
      continue;
    }
    const underlined = levelUnder(text, lines, shown);
    const description: Description =
      underlined === undefined
        ? describe(shown, headingLevel)
        : { kind: 'underline', level: underlined };
    const line = { start, end, label: start, quote, ...description };
    lines.push(description.kind === 'text' ? labelled(text, line, isSpoken) : line);
    start = end + 1;
  }
  return lines;
}

/** The level of the title that the last line so far is, if the next one underlines it. */
function levelUnder(text: string, lines: readonly Line[], next: string): number | undefined {
  const title = lines.at(-1);
  const above = lines.at(-2)?.kind ?? 'blank';
  if (title === undefined || (title.kind !== 'text' && title.kind !== 'item')) return undefined;
  // Of a paragraph, the last line is no title; a rule may stand above one.
  if (above !== 'blank' && above !== 'heading') return undefined;
  return underlinedLevel(text.slice(title.start, title.end), next);
}

function labelled(text: string, line: Line, isSpoken: boolean): Line {
  const speaker = isSpoken ? speakerLength(text.slice(line.start, line.end)) : 0;
  const behind = line.start + speaker;
  if (behind === line.end) return { ...line, kind: 'heading', level: TURN_LEVEL };
  if (speaker > 0) return { ...line, label: behind, level: TURN_LEVEL };
  const label = labelEnd(text, line);
  if (label > line.start) return { ...line, label };
  const option = optionEnd(text, line);
  return option > line.start ? { ...line, label: option, level: OPTION_LEVEL } : line;
}

type Description = Pick<Line, 'kind' | 'level'>;

function describe(line: string, headingLevel: (line: string) => number | undefined): Description {
  if (FENCE.test(line)) return { kind: 'fence', level: 0 };
  const level = headingLevel(line);
  if (level !== undefined) return { kind: 'heading', level };
  if (CLOSING_TAG.test(line)) return { kind: 'closing', level: 0 };
  if (RULE.test(line)) return { kind: 'heading', level: RULE_LEVEL };
  if (line.length < LOOKED_AT) {
    if (OPENING_TAG.test(line) || NAMED.test(line)) return { kind: 'heading', level: 0 };
    if (TAGGED_FIELD.test(line) || FIELD.test(line)) return { kind: 'field', level: 0 };
  }
  if (ROW.test(line)) return { kind: 'row', level: 0 };
  return { kind: ITEM.test(line) ? 'item' : 'text', level: 0 };
}

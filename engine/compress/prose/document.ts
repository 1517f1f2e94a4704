import { type Line, linesOf, TURN_LEVEL } from './lines.ts';
import { isAttribution } from './quotes.ts';
import { sentencesIn, type Span, trimmed } from './sentences.ts';
import { seriesOf } from './series.ts';
import { runningLines, titleLevel, type Titled } from './titles.ts';

/** What is kept or left out as one. */
export interface Unit extends Span {
  /** A heading and what closes its document are kept for what stands under it; a block is a table or code. */
  readonly role: 'heading' | 'closing' | 'sentence' | 'block';
  /** The number of its paragraph. */
  readonly paragraph: number;
  /** The position of the heading above it, in the list of units; undefined where there is none. */
  readonly heading: number | undefined;
}

/** A document cut into units, without the white space and the empty lines of quotes between them. */
export interface ProseDocument {
  readonly text: string;
  readonly units: readonly Unit[];
}

/** Cuts a document into headings, sentences, tables and code blocks, in the order of the text. */
export function readDocument(text: string): ProseDocument {
  const lines = linesOf(text);
  const outline = createOutline(text);
  const running = runningLines(text, lines);
  const series = seriesOf(text, lines);
  let index = 0;
  while (index < lines.length) index = readBlock({ text, lines, outline, running, series }, index);
  return { text, units: outline.units };
}

interface Reading extends Titled {
  readonly outline: Outline;
}

/** Reads what starts at a line and gives the number of the line behind it. */
function readBlock(reading: Reading, index: number): number {
  const { lines, outline } = reading;
  const line = lines[index];
  if (line === undefined || line.kind === 'blank') return index + 1;
  outline.leaveQuotes(line.quote);
  const underline = lines[index + 1];
  if (underline?.kind === 'underline') {
    outline.addHeading({ start: line.start, end: underline.end }, underline.level);
    return index + 2;
  }
  const level = line.kind === 'heading' ? line.level : titleLevel(reading, index);
  if (level !== undefined) {
    outline.addHeading(line, level);
    return index + 1;
  }
  if (line.kind === 'field') {
    outline.addField(line);
    return index + 1;
  }
  if (line.kind === 'closing') {
    outline.addClosing(line);
    return index + 1;
  }
  const next = endOfBlock(lines, index);
  const span = { start: line.start, end: lines[next - 1]?.end ?? line.end };
  if (line.kind === 'fence' || line.kind === 'row') outline.addBlock(span);
  else if (introducesQuote(reading, line, next)) {
    outline.addHeading(span, attributionLevel(line.quote));
  } else {
    if (line.label > line.start) {
      outline.addHeading({ start: line.start, end: line.label }, line.level);
    }
    outline.addSentences({ start: line.label, end: span.end });
  }
  return next;
}

/** The number of the first line that no longer belongs to the paragraph, list item, table or code at a line. */
function endOfBlock(lines: readonly Line[], index: number): number {
  const first = lines[index];
  let next = index + 1;
  if (first?.kind === 'fence') {
    while (next < lines.length && lines[next]?.kind !== 'fence') next += 1;
    return Math.min(next + 1, lines.length);
  }
  while (goesOn(first, lines[next])) next += 1;
  return next;
}

/**
 * Whether a line belongs to a block that began with another: a row to its table, text without a label to a paragraph
 * that is quoted as deep.
 */
function goesOn(first: Line | undefined, line: Line | undefined): boolean {
  if (first === undefined || line === undefined) return false;
  if (first.kind === 'row') return line.kind === 'row';
  return line.kind === 'text' && line.label === line.start && line.quote === first.quote;
}

/** Whether the paragraph up to a line says whose words are quoted below it. */
function introducesQuote(
  { text, lines }: Reading,
  { start, label, quote }: Line,
  next: number,
): boolean {
  if (label > start) return false;
  const below = lines[next]?.kind === 'blank' ? lines[next + 1] : lines[next];
  if (below === undefined || below.kind === 'blank' || below.quote <= quote) return false;
  return isAttribution(text.slice(start, lines[next - 1]?.end));
}

/** The level of what introduces the quotes in a text that is quoted as deep itself: it ends where that text goes on. */
function attributionLevel(quote: number): number {
  return TURN_LEVEL + 1 + quote;
}

interface Outline {
  readonly units: readonly Unit[];
  addHeading(span: Span, level: number): void;
  /** Ends the quotes that are deeper than what follows. */
  leaveQuotes(depth: number): void;
  /** Adds a line to the heading right above it; elsewhere it is the heading of a document itself. */
  addField(span: Span): void;
  addClosing(span: Span): void;
  addBlock(span: Span): void;
  addSentences(paragraph: Span): void;
}

interface OpenHeading {
  readonly level: number;
  readonly unit: number;
}

function createOutline(text: string): Outline {
  const units: Unit[] = [];
  /** The headings above the current place, outermost first. */
  const open: OpenHeading[] = [];
  let paragraph = 0;

  function add(role: Unit['role'], span: Span): void {
    units.push({ ...trimmed(text, span), role, paragraph, heading: open.at(-1)?.unit });
  }

  /** Lines that name one document together, such as its number, its title and where it is from, are one heading. */
  function extendHeading(span: Span): boolean {
    const last = units.at(-1);
    if (last?.role !== 'heading') return false;
    units[units.length - 1] = { ...last, end: trimmed(text, span).end };
    return true;
  }

  function close(level: number): void {
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
  }

  function addHeading(span: Span, level: number): void {
    if (level === 0 && open.at(-1)?.level === 0 && extendHeading(span)) return;
    close(level);
    add('heading', span);
    open.push({ level, unit: units.length - 1 });
    paragraph += 1;
  }

  return {
    units,
    addHeading,
    leaveQuotes: (depth) => close(attributionLevel(depth)),
    addField(span) {
      if (!extendHeading(span)) addHeading(span, 0);
    },
    addClosing(span) {
      const document = open.find(({ level }) => level === 0);
      units.push({ ...trimmed(text, span), role: 'closing', paragraph, heading: document?.unit });
      paragraph += 1;
    },
    addBlock(span) {
      add('block', span);
      paragraph += 1;
    },
    addSentences(span) {
      for (const sentence of sentencesIn(text, span)) add('sentence', sentence);
      paragraph += 1;
    },
  };
}

import { type Line, linesOf } from './lines.ts';
import { sentencesIn, type Span, trimmed } from './sentences.ts';
import { runningLines, titleLevel } from './titles.ts';

/** What is kept or left out as one. */
export interface Unit extends Span {
  /** A heading and what closes its document are kept for what stands under it; a block is a table or code. */
  readonly role: 'heading' | 'closing' | 'sentence' | 'block';
  /** The number of its paragraph. */
  readonly paragraph: number;
  /** The position of the heading above it, in the list of units; undefined where there is none. */
  readonly heading: number | undefined;
}

/** A document cut into units, without the white space between them. */
export interface ProseDocument {
  readonly text: string;
  readonly units: readonly Unit[];
}

/** Cuts a document into headings, sentences, tables and code blocks, in the order of the text. */
export function readDocument(text: string): ProseDocument {
  const lines = linesOf(text);
  const outline = createOutline(text);
  const running = runningLines(text, lines);
  let index = 0;
  while (index < lines.length) index = readBlock({ text, lines, outline, running }, index);
  return { text, units: outline.units };
}

interface Reading {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly outline: Outline;
  readonly running: ReadonlySet<string>;
}

/** Reads what starts at a line and gives the number of the line behind it. */
function readBlock({ text, lines, outline, running }: Reading, index: number): number {
  const line = lines[index];
  if (line === undefined || line.kind === 'blank') return index + 1;
  const underline = lines[index + 1];
  if (underline?.kind === 'underline') {
    outline.addHeading({ start: line.start, end: underline.end }, underline.level);
    return index + 2;
  }
  const level = line.kind === 'heading' ? line.level : titleLevel({ text, lines, running }, index);
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
  else {
    if (line.label > line.start) {
      outline.addHeading({ start: line.start, end: line.label }, line.level);
    }
    outline.addSentences({ start: line.label, end: span.end });
  }
  return next;
}

/** The number of the first line that no longer belongs to the paragraph, list item, table or code at a line. */
function endOfBlock(lines: readonly Line[], index: number): number {
  const first = lines[index]?.kind;
  let next = index + 1;
  if (first === 'fence') {
    while (next < lines.length && lines[next]?.kind !== 'fence') next += 1;
    return Math.min(next + 1, lines.length);
  }
  while (goesOn(first, lines[next])) next += 1;
  return next;
}

/** Whether a line belongs to a block that began with another: a row to its table, text without a label to a paragraph. */
function goesOn(first: Line['kind'] | undefined, line: Line | undefined): boolean {
  if (line === undefined) return false;
  return first === 'row' ? line.kind === 'row' : line.kind === 'text' && line.label === line.start;
}

interface Outline {
  readonly units: readonly Unit[];
  addHeading(span: Span, level: number): void;
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

  function addHeading(span: Span, level: number): void {
    if (level === 0 && open.at(-1)?.level === 0 && extendHeading(span)) return;
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    add('heading', span);
    open.push({ level, unit: units.length - 1 });
    paragraph += 1;
  }

  return {
    units,
    addHeading,
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

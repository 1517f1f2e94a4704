import type { BlockReport } from '../../src/index.ts';
import { difference, type DifferenceRow } from './text/difference.ts';
import { counted, saving } from './text/figures.ts';
import { firstRows, fitted, inOneRow, visible, wrapped } from './text/rows.ts';
import { type Tone, toned } from './text/terminal.ts';

/** How a block is shown. */
export interface BlockReportOptions {
  /** Its number in the list, from 1. */
  readonly number: number;
  /** Whether it is all that was given, a text of no conversation. */
  readonly isWhole: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether every row of what changed is shown. */
  readonly isFull: boolean;
}

const LABEL = 11;
const MOST_ROWS = 24;
const MOST_BEGINNING = 8;

/** What became of a block, for a person to read. */
export function blockReport(block: BlockReport, options: BlockReportOptions): string {
  const { message, toolName, role, kind, outcome, reason, tokens, references } = block;
  const { number, isWhole, width } = options;
  const place = isWhole ? 'the text' : `message ${message}, ${inOneRow(toolName ?? role)}`;
  const title = `${number}  ${place}: ${kind}, ${OUTCOMES[outcome]}`;
  if (outcome === 'untouched') return untouchedReport(title, block, width);
  const labelled = [
    ...labelledRows('why', reason, width),
    ...labelledRows('by', `the ${block.compressor ?? 'plain'} compressor`, width),
    ...labelledRows('tokens', saving(tokens), width),
    ...references.map((hash) => row('reference', `headroom retrieve ${hash}`)),
  ];
  const heading = toned('bold', fitted(title, width));
  return [heading, ...labelled, '', ...whatChanged(block, options)].join('\n');
}

const OUTCOMES: Readonly<Record<BlockReport['outcome'], string>> = {
  lossless: 'lossless',
  reference: 'with references',
  untouched: 'untouched',
};

/** There is little to say about what stayed as it was. */
function untouchedReport(title: string, { reason, tokens }: BlockReport, width: number): string {
  const why = `${counted(tokens.before, 'token')}, ${reason}`;
  return [fitted(title, width), ...labelledRows('why', why, width)].join('\n');
}

function labelledRows(label: string, text: string, width: number): readonly string[] {
  return wrapped(text, width - LABEL - 3).map((part, index) => row(index === 0 ? label : '', part));
}

function row(label: string, text: string): string {
  return `   ${toned('dim', label.padEnd(LABEL))}${text}`;
}

function whatChanged(block: BlockReport, options: BlockReportOptions): readonly string[] {
  const rows = difference(block.before, block.after);
  return rows === undefined ? beginnings(block, options) : differenceRows(rows, options);
}

const TONES: Readonly<Record<DifferenceRow['mark'], Tone | undefined>> = {
  '-': 'red',
  '+': 'green',
  '@': 'dim',
  ' ': undefined,
};

function differenceRows(
  rows: readonly DifferenceRow[],
  options: BlockReportOptions,
): readonly string[] {
  const { width, isFull } = options;
  const shown = rows.map(({ mark, text }) => {
    const line = fitted(`   ${mark} ${visible(text)}`, width);
    const tone = TONES[mark];
    return tone === undefined ? line : toned(tone, line);
  });
  return firstRows(shown, { most: isFull ? Infinity : MOST_ROWS, noun: 'row' });
}

/** Both texts from the start, one above the other: there is no line that they share. */
function beginnings(block: BlockReport, options: BlockReportOptions): readonly string[] {
  const most = options.isFull ? Infinity : MOST_BEGINNING;
  const part = (mark: '-' | '+', text: string, tone: Tone): readonly string[] => {
    const rows = visible(text)
      .split('\n')
      .flatMap((line) => chunks(line, options.width - 5))
      .map((line) => toned(tone, `   ${mark} ${line}`));
    return firstRows(rows, { most, noun: 'row' });
  };
  return [...part('-', block.before, 'red'), ...part('+', block.after, 'green')];
}

/** A long line in rows of equal width. */
function chunks(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const characters = Array.from(line);
  const count = Math.ceil(characters.length / width);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join(''),
  );
}

import type { BlockReport, CompressResult } from 'headroom-ts';

import { bold, dim, percent, say, tableRow } from './page.ts';
import { saved, total } from './tokens.ts';

const WIDTHS = [-3, 27, 6, 16, -7, -7, -7];
const MOST_ROWS = 8;

/** Prints what became of the blocks of a session: those that saved most one by one, the others together. */
export function printBlocks({ blocks, tokens }: CompressResult): void {
  say(dim(tableRow(['#', 'block', 'holds', 'done', 'before', 'after', 'saved'], WIDTHS)));
  const changed = blocks
    .filter(({ outcome }) => outcome !== 'untouched')
    .toSorted((left, right) => saved(right) - saved(left));
  changed.slice(0, MOST_ROWS).forEach(printBlock);
  const others = changed.slice(MOST_ROWS);
  for (const outcome of ['reference', 'lossless', 'untouched'] as const) {
    const rest = outcome === 'untouched' ? blocks : others;
    printTogether(rest.filter((block) => block.outcome === outcome));
  }
  const told = total(blocks);
  const rest = { before: tokens.before - told.before, after: tokens.after - told.after };
  printRow(['', 'all else in the request', '', 'untouched'], rest);
  printRow(['', 'together', '', ''], tokens, bold);
}

const DONE: Readonly<Record<BlockReport['outcome'], string>> = {
  lossless: 'lossless',
  reference: 'with a reference',
  untouched: 'untouched',
};

function printBlock({ message, toolName, role, kind, outcome, tokens }: BlockReport): void {
  printRow([String(message), toolName ?? role, kind, DONE[outcome]], tokens);
}

function printTogether(blocks: readonly BlockReport[]): void {
  const [first] = blocks;
  if (first === undefined) return;
  const count = `${blocks.length} ${blocks.length === 1 ? 'other' : 'others'}`;
  printRow(['', count, '', DONE[first.outcome]], total(blocks));
}

function printRow(
  names: readonly string[],
  { before, after }: BlockReport['tokens'],
  style: (text: string) => string = String,
): void {
  const share = before === after ? '-' : percent(before - after, before);
  say(style(tableRow([...names, before, after, share], WIDTHS)));
}

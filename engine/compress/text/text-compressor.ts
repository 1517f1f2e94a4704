import type { ContentKind } from '../../content.ts';
import { linesToShow } from '../code/language.ts';
import type { CompressContext, Compressor, LossyContext } from '../compressor.ts';
import { isPageTree } from '../../lines/page-node.ts';
import { wholeForEdit } from '../edit-intent.ts';
import { fold, isFolded, unfold } from './fold.ts';
import { lossyText } from './lossy/index.ts';
import { tellingNodes } from './lossy/page-tree.ts';
import { isTerminalOutput, resolveTerminal, withoutColours } from './terminal.ts';

/** Editing tools look for the exact characters of these: not a blank of them may change. */
const EXACT: ReadonlySet<ContentKind> = new Set([
  'code',
  'numbered',
  'markdown',
  'json',
  'ndjson',
  'csv',
  'yaml',
  'xml',
  'html',
  'binary',
]);
/** Kinds whose lines are padded for the eye. */
const PADDED: ReadonlySet<ContentKind> = new Set(['log', 'build', 'stack-trace', 'table']);
/** Kinds whose lines, or pieces of them, may stand for the rest. */
const PLAIN: ReadonlySet<ContentKind> = new Set(['text', 'binary']);
const TRAILING_BLANKS = /(?<![ \t])[ \t]{1,1000}(?=\r?$)/gm;

/**
 * Plain text. Losslessly: what a terminal would show, without padding at the ends of lines, repeated lines folded;
 * the fold has been unfolded and compared. Lossily: lines and blocks of lines as they are, how the text begins and
 * ends among them, with every gap named by its lines; of a source by the name of its file, also what it declares, and of
 * the elements of a page as browsers tell them to agents those that say something of their own.
 */
export const textCompressor: Compressor = {
  name: 'text',
  kinds: ['text', 'html', 'table', 'binary'],
  lossless: losslessText,
  lossy: (text, context) =>
    PLAIN.has(context.detection.kind)
      ? lossyText(text, { ...context, linesToShow: alwaysShown(context) })
      : undefined,
  whyWhole: wholeForEdit,
  isEncoded: isFolded,
};

/** Of a page the elements that tell what is on it, of a source what it declares. */
function alwaysShown(context: LossyContext): (lines: readonly string[]) => readonly number[] {
  const declared = linesToShow(context);
  return (lines) => (isPageTree(lines) ? tellingNodes(lines, context) : declared(lines));
}

/** The lossless form of any text; undefined when it is not shorter. */
export function losslessText(text: string, context: CompressContext): string | undefined {
  const shown = visibleText(text, context.detection.kind);
  const folded = fold(shown);
  const isSound = folded !== undefined && unfold(folded) === shown;
  const encoded = isSound ? folded : shown;
  if (encoded === text) return undefined;
  const { counter } = context;
  return counter.estimate(encoded) < counter.estimate(text) ? encoded : undefined;
}

/** The text as a reader would see it: the kind decides how much of it is only display. */
function visibleText(text: string, kind: ContentKind): string {
  if (EXACT.has(kind)) return text;
  if (kind === 'diff') return withoutColours(text);
  const isTerminal = isTerminalOutput(text);
  const shown = isTerminal ? resolveTerminal(text) : text;
  return isTerminal || PADDED.has(kind) ? shown.replace(TRAILING_BLANKS, '') : shown;
}

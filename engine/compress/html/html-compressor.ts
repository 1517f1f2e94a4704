import type { Compressor } from '../compressor.ts';
import { isFolded } from '../text/fold.ts';
import { losslessText } from '../text/text-compressor.ts';
import { lossyPage } from './lossy-page.ts';
import { isSourceFile } from './source-file.ts';

/**
 * Pages and fragments of HTML. Lossless: as plain text, since nothing in a page is certain to be unseen.
 * Lossy: the main content as Markdown; it keeps by construction the words of every heading, paragraph,
 * list, table and code block of the main content that it shows, and the targets of their links, and says
 * how much of the page stands behind the reference. What is no page to read (templates, other XML,
 * pages without words) is left alone.
 */
export const htmlCompressor: Compressor = {
  name: 'html',
  kinds: ['html'],
  lossless: losslessText,
  lossy: lossyPage,
  whyWhole: (text, { query }) =>
    isSourceFile(text, query)
      ? 'it is a source file rather than a page that was fetched'
      : undefined,
  isEncoded: isFolded,
};

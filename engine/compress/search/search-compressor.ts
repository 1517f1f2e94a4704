import { counted } from '../../common/counted.ts';
import type { CompressContext, Compressor, LossyContext } from '../compressor.ts';
import { encodeNdjson } from '../json/lossless.ts';
import { shownText } from '../text/terminal.ts';
import { losslessText } from '../text/text-compressor.ts';
import { encodeSearch, isEncodedSearch } from './lossless/encode.ts';
import { countsOf, elideCounts, elideHits, elidePaths } from './lossy/index.ts';
import { readListing } from './read/listing.ts';
import { readEvents } from './read/events.ts';
import { readHits } from './read/hits.ts';
import { findTree } from './read/tree.ts';

/**
 * What searches print: hits with their files, and lists of paths. Losslessly: every file or directory named once,
 * decoded and compared before use. Lossily: every file named and its hits counted as long as there is room, else its
 * directory; of the hits those that the question asks for, each distinct line once, with lines around them where there is
 * room, beside words of failure in the rest; of counted files those with hits. The events of `rg --json` are shown as
 * the hits that they carry.
 */
export const searchCompressor: Compressor = {
  name: 'search',
  kinds: ['search'],
  lossless: losslessSearch,
  lossy: lossySearch,
  isEncoded: isEncodedSearch,
};

/** Events of a search are records, too. */
function losslessSearch(text: string, context: CompressContext): string | undefined {
  const records = text.startsWith('{') ? encodeNdjson(text, context.counter) : undefined;
  return records ?? encodeSearch(shownText(text), context.counter) ?? losslessText(text, context);
}

function lossySearch(text: string, context: LossyContext): string | undefined {
  const lines = shownText(text).trimEnd().split(/\r?\n/);
  const events = readEvents(lines);
  if (events !== undefined) {
    const besides = `places in lines and statistics of ${counted(lines.length, 'event')}`;
    return elideHits(events, context, besides);
  }
  const output = readHits(lines);
  const counts = output && countsOf(output.lines);
  if (counts !== undefined) return elideCounts(counts, context);
  if (output !== undefined) return elideHits(output.lines, context);
  return elideTree(lines, context) ?? elidePaths(readListing(lines) ?? lines, context);
}

/** What is drawn of a tree, between its root and what is said about it. */
function elideTree(lines: readonly string[], context: LossyContext): string | undefined {
  const found = findTree(lines);
  if (found === undefined) return undefined;
  const { above, tree, below } = found;
  const elided = elidePaths(tree.paths, context, tree.style === 'npm' ? 'packages' : 'directories');
  return elided && [...above, tree.root, elided, ...below].join('\n');
}

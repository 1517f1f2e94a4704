import type { CompressContext, Compressor } from '../compressor.ts';
import { shownText } from '../text/terminal.ts';
import { losslessText } from '../text/text-compressor.ts';
import { decodeTables, encodeTables } from './lossless.ts';
import { elideTables } from './lossy.ts';
import { decodeTuples, encodeTuples } from './tuples/lossless.ts';

/**
 * Tables printed for the eye: with bars (MySQL, PostgreSQL, SQLite, Markdown) or with blanks between their columns (ps, ls
 * -l, df, kubectl), and rows as Python prints them. Losslessly: rows as records with factored columns, printed again and compared before use. Lossily: the
 * names of all columns, the rows that matter and a digest of the rest behind a reference.
 */
export const columnsCompressor: Compressor = {
  name: 'columns',
  kinds: ['table'],
  lossless: losslessTables,
  lossy: (text, context) => elideTables(shownText(text), context),
  isEncoded: (text) => decodeTables(text) !== undefined || decodeTuples(text) !== undefined,
};

function losslessTables(text: string, context: CompressContext): string | undefined {
  const { counter } = context;
  const encoded = encodeTuples(text, counter) ?? encodeTables(shownText(text), counter);
  return encoded ?? losslessText(text, context);
}

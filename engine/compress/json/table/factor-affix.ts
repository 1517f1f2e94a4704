import { writePath } from './column-name.ts';
import {
  columnCost,
  type Estimate,
  type FilledColumn,
  type FormOffer,
  stringsOf,
} from './filled-column.ts';

const WORD_END = /[A-Za-z0-9]+$/;
/** The ending of a file's name: without it the name could not be found. */
const FILE_ENDING = /^\.[A-Za-z]\w{0,4}$/;
const WORD_START = /^[A-Za-z0-9]+/;

const TIMESTAMP = /^\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d[\d:.,]*(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Columns of strings that all begin or end alike, cut between words. */
export function affixForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
): readonly FormOffer[] {
  return offersOf(columns, estimate, () => true);
}

/** Columns of dates and times of which the same part comes in all cells. */
export function timestampForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
): readonly FormOffer[] {
  return offersOf(columns, estimate, (texts) => texts.every((text) => TIMESTAMP.test(text)));
}

function offersOf(
  columns: readonly FilledColumn[],
  estimate: Estimate,
  accepts: (texts: readonly string[]) => boolean,
): readonly FormOffer[] {
  const shown = columnsShownFor(columns);
  return columns.flatMap((filled, index) => {
    const texts = shown.has(writePath(filled.column.path)) ? undefined : stringsOf(filled);
    if (texts === undefined || !accepts(texts)) return [];
    const { prefix, suffix } = affixesOf(texts);
    if (prefix === '' && suffix === '') return [];
    const inner = texts.map((text) => text.slice(prefix.length, text.length - suffix.length));
    const rest = { column: filled.column, values: inner };
    const header = estimate(prefix) + estimate(suffix) + 3;
    const saved = columnCost(filled, estimate) - columnCost(rest, estimate) - header;
    return [{ index, form: { kind: 'affix', prefix, suffix }, saved }];
  });
}

/** Columns whose cells stand for those of another as well: they stay whole. */
function columnsShownFor(columns: readonly FilledColumn[]): ReadonlySet<string> {
  return new Set(
    columns.flatMap(({ column: { form } }) =>
      form?.kind === 'copy' || form?.kind === 'part' ? [form.from] : [],
    ),
  );
}

function affixesOf(texts: readonly string[]): { readonly prefix: string; readonly suffix: string } {
  const prefix = commonPrefix(texts).replace(WORD_END, '');
  const shortest = texts.reduce((least, text) => Math.min(least, text.length), Infinity);
  const suffix = commonSuffix(texts, shortest - prefix.length).replace(WORD_START, '');
  const cut = FILE_ENDING.test(suffix) ? '' : suffix;
  return { prefix: isWritable(prefix) ? prefix : '', suffix: isWritable(cut) ? cut : '' };
}

/** Whether a text can stand in a pattern without being taken for a part of its grammar. */
export function isWritable(text: string): boolean {
  return !/[*{}]/.test(text);
}

function commonPrefix(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) {
    let same = 0;
    const most = Math.min(length, text.length);
    while (same < most && text.charCodeAt(same) === first.charCodeAt(same)) same += 1;
    length = same;
  }
  return first.slice(0, length);
}

function commonSuffix(texts: readonly string[], longest: number): string {
  const [first = ''] = texts;
  let length = Math.min(first.length, longest);
  for (const text of texts) {
    let same = 0;
    const most = Math.min(length, text.length);
    while (same < most && text.at(-1 - same) === first.at(-1 - same)) same += 1;
    length = same;
  }
  return length === 0 ? '' : first.slice(-length);
}

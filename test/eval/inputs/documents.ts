import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import { filesIn, MissingData, readRecords, setName } from './data.ts';
import { readWorkloads } from './workload-data.ts';

/** Texts of one kind that are measured together. */
export interface DocumentSet {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Smaller documents of a collection are not measured: there is little to gain in them. */
const SMALLEST_BYTES = 2000;

/** The API documents, tables and tool outputs of whole requests in a data folder, a set for each file. */
export function readDocumentSets(data: string): readonly DocumentSet[] {
  if (!existsSync(data)) throw new MissingData(data);
  const files = [
    ...filesIn(join(data, 'json'), ['.json', '.jsonl']),
    ...filesIn(join(data, 'tables'), ['.json', '.csv']),
  ];
  return [
    ...files.map((file) => ({ name: setName(file), texts: textsOf(file) })),
    ...readWorkloads(data).map(({ name, messages }) => ({
      name,
      texts: messages.filter(({ role }) => role === 'tool').map(({ content }) => content ?? ''),
    })),
  ];
}

function textsOf(file: string): readonly string[] {
  if (extname(file) !== '.jsonl') return [readFileSync(file, 'utf8')];
  // As data/README.md says.
  const records = readRecords(file) as readonly { readonly text: string }[];
  return records
    .map(({ text }) => text)
    .filter((text) => Buffer.byteLength(text) >= SMALLEST_BYTES);
}

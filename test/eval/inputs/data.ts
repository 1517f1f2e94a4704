import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

import { chosenSets } from './chosen-sets.ts';

/** Says that the data to measure on is not there. */
export class MissingData extends Error {
  constructor(folder: string) {
    super(`skipped: no data at ${folder}`);
  }
}

/** The files of a data folder with one of the endings, by name. Throws `MissingData` without the folder. */
export function filesIn(folder: string, endings: readonly string[]): readonly string[] {
  if (!existsSync(folder)) throw new MissingData(folder);
  return readdirSync(folder)
    .filter((name) => endings.includes(extname(name)))
    .sort()
    .map((name) => join(folder, name));
}

/** The name of a set: its file's name without the ending. */
export function setName(file: string): string {
  return basename(file, extname(file));
}

/** The records of a JSON Lines file. */
export function readRecords(file: string): readonly unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/** The value of a JSON file. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The sets of records in a folder of JSON Lines files, those that are asked for or all. Throws `MissingData` and `UsageError`. */
export function* recordSets(
  folder: string,
  wanted: readonly string[],
): Generator<{ readonly set: string; readonly records: readonly unknown[] }> {
  for (const file of chosenSets(filesIn(folder, ['.jsonl']), wanted, setName)) {
    yield { set: setName(file), records: readRecords(file) };
  }
}

/** At most `limit` items, taken evenly from all over the list. */
export function sample<Item>(items: readonly Item[], limit: number | undefined): readonly Item[] {
  if (limit === undefined || items.length <= limit) return items;
  return Array.from(
    { length: limit },
    (_, index) => items[Math.floor((index * items.length) / limit)],
  ).filter((item) => item !== undefined);
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

import type { RecordedSession } from '../../src/index.ts';
import { messageOf } from '../http/error.ts';
import { type Collector, collectRecords } from './collect-records.ts';
import { encodingOf, textLines } from './text-lines.ts';

/** What was found in a transcript. */
export interface Transcript {
  readonly sessions: readonly RecordedSession[];
  /** What could not be read, each with its line where there are lines. */
  readonly problems: readonly string[];
}

/**
 * Reads the transcripts of one conversation, or several, from a file (one JSON value, or one in each line), or
 * from a folder of events. What can be read is read; the rest is named. Rejects if there is nothing to open.
 */
export async function readTranscript(
  path: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Transcript> {
  const isFolder = (await stat(path)).isDirectory();
  const collector = collectRecords(
    isFolder ? basename(dirname(path)) : basename(path, extname(path)),
  );
  const reading = { collector, onBytes };
  await (isFolder ? readFolder(path, reading) : readOne(path, reading));
  return collector.finish();
}

interface Reading {
  readonly collector: Collector;
  readonly onBytes: (bytes: number) => void;
  /** The file's name among others; absent for one that stands alone. */
  readonly name?: string;
}

const OF_LINES = new Set(['.jsonl', '.ndjson']);

async function readOne(path: string, reading: Reading): Promise<void> {
  if (OF_LINES.has(extname(path))) return readLines(path, reading);
  const { collector, onBytes, name = 'the file' } = reading;
  const bytes = await readFile(path);
  const value = parsed(decode(bytes));
  // Files of lines have many names.
  if (value === undefined && (await holdsLines(path))) return readLines(path, reading);
  onBytes(bytes.length);
  takeValue(value, { collector, place: name });
}

/** Unlike a decoder's, its failure says that a text is too long. */
function decode(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  return encoding === 'utf-16be'
    ? new TextDecoder(encoding).decode(bytes)
    : bytes.toString(encoding === 'utf-8' ? 'utf8' : 'utf16le');
}

async function holdsLines(path: string): Promise<boolean> {
  for await (const line of textLines(path, () => undefined)) {
    if (line.trim() !== '') return parsed(line) !== undefined;
  }
  return false;
}

async function readLines(path: string, { collector, onBytes, name }: Reading): Promise<void> {
  const file = name === undefined ? '' : `${name}: `;
  let number = 0;
  for await (const line of textLines(path, onBytes)) {
    number += 1;
    const place = `${file}line ${number}`;
    if (line.trim() !== '') takeValue(parsed(line), { collector, place });
  }
}

/** Events lie in files that are numbered in their order, completions in files whose names end with the time. */
async function readFolder(path: string, reading: Reading): Promise<void> {
  const names = (await readdir(path)).filter((name) => extname(name) === '.json');
  const inOrder = names.toSorted().toSorted((one, other) => numberIn(one) - numberIn(other));
  for (const name of inOrder) await readOne(join(path, name), { ...reading, name });
}

function numberIn(name: string): number {
  return Number(/^(?:event-)?(\d+)/.exec(name)?.[1] ?? 0);
}

function takeValue(
  value: unknown,
  { collector, place }: { readonly collector: Collector; readonly place: string },
): void {
  if (value === undefined) return collector.problem(`${place} is no JSON`);
  try {
    collector.take(value, place);
  } catch (error) {
    collector.problem(`${place} cannot be taken: ${messageOf(error)}`);
  }
}

/** The value of a JSON text, which may begin with a byte order mark; undefined for any other text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

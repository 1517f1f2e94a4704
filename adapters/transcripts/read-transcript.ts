import { constants } from 'node:buffer';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

import type { RecordedSession } from '../../src/index.ts';
import { codeOf, messageOf } from '../http/error.ts';
import { parsed } from '../http/json/read.ts';
import { type Collector, collectRecords } from './collect-records.ts';
import { openBytes, STANDARD_INPUT, withoutCompression } from './open-bytes.ts';
import { textLines } from './text-lines.ts';
import { wholePart } from './whole-part.ts';

/** What was found in a transcript. */
export interface Transcript {
  readonly sessions: readonly RecordedSession[];
  /** What could not be read, each with its line where there are lines. */
  readonly problems: readonly string[];
}

/**
 * Reads the transcripts of one conversation, or several, from a file (one JSON value, or one in each line; compressed
 * with gzip or not), from standard input for `-`, or from a folder of events. What can be read is read; the rest is
 * named. Rejects if there is nothing to open.
 */
export async function readTranscript(
  path: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Transcript> {
  const isPiped = path === STANDARD_INPUT;
  const isFolder = !isPiped && (await stat(path)).isDirectory();
  const collector = collectRecords(
    isPiped ? 'standard input' : nameOf(isFolder ? dirname(path) : path),
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

/** A file's name without its extension. */
function nameOf(path: string): string {
  const plain = withoutCompression(path);
  return basename(plain, extname(plain));
}

const OF_LINES = new Set(['.jsonl', '.ndjson']);

async function readOne(path: string, reading: Reading): Promise<void> {
  const lines = filledLines(textLines(openBytes(path, reading.onBytes)));
  const isOfLines = OF_LINES.has(extname(withoutCompression(path)));
  try {
    await (isOfLines ? takeLines(lines, reading) : takeAny(lines, reading));
  } catch (error) {
    // What was read of a compressed file before it breaks off stays read.
    if (!codeOf(error).startsWith('Z_')) throw error;
    reading.collector.problem(`${placeOf(reading)} cannot be decompressed: ${messageOf(error)}`);
  }
}

function placeOf({ name = 'the file' }: Reading): string {
  return name;
}

interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

async function* filledLines(lines: AsyncIterable<string>): AsyncGenerator<Line, void> {
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() !== '') yield { number, text };
  }
}

/** Takes a value in each line. */
async function takeLines(lines: AsyncIterable<Line>, reading: Reading): Promise<void> {
  for await (const line of lines) takeLine(line, reading);
}

function takeLine({ number, text }: Line, { collector, name }: Reading): void {
  const file = name === undefined ? '' : `${name}: `;
  takeValue(parsed(text), { collector, place: `${file}line ${number}` });
}

/** Takes one value, or one in each line where the first line has one: files of lines have many names. */
async function takeAny(lines: AsyncGenerator<Line, void>, reading: Reading): Promise<void> {
  const { collector } = reading;
  const place = placeOf(reading);
  const first = await lines.next();
  if (first.done === true) return takeValue(undefined, { collector, place });
  const value = parsed(first.value.text);
  if (value === undefined) return takeDocument(await joined(first.value, lines), reading);
  const second = await lines.next();
  if (second.done === true) return takeValue(value, { collector, place });
  takeLine(first.value, reading);
  takeLine(second.value, reading);
  return takeLines(lines, reading);
}

/** The text of all lines from the first one on, at their places. Throws where it is longer than a text may be. */
async function joined(first: Line, lines: AsyncIterable<Line>): Promise<string> {
  const texts = ['\n'.repeat(first.number - 1), first.text];
  let last = first.number;
  let size = first.text.length + last;
  for await (const { number, text } of lines) {
    size += text.length + number - last;
    if (size > constants.MAX_STRING_LENGTH) throw new TooLong();
    texts.push('\n'.repeat(number - last), text);
    last = number;
  }
  return texts.join('');
}

/** What Node says of a text that is too long for it. */
class TooLong extends Error {
  readonly code = 'ERR_STRING_TOO_LONG';
}

/** A file that is still being written, or was only partly copied, breaks off somewhere. */
function takeDocument(text: string, reading: Reading): void {
  const { collector } = reading;
  const place = placeOf(reading);
  const value = parsed(text);
  const part = value === undefined ? wholePart(text) : undefined;
  takeValue(value ?? part?.value, { collector, place });
  if (part === undefined) return;
  collector.problem(`${place} breaks off: what begins in line ${part.line} is not whole`);
}

/** Events lie in files that are numbered in their order, completions in files whose names end with the time. */
async function readFolder(path: string, reading: Reading): Promise<void> {
  const names = (await readdir(path)).filter(
    (name) => extname(withoutCompression(name)) === '.json',
  );
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

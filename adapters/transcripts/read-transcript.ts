import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline';

import type { RecordedSession } from '../../src/index.ts';
import { messageOf } from '../http/error.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { messageLog } from './message-log.ts';
import { openHands } from './openhands.ts';
import { pi } from './pi.ts';
import { isRecord, listAt, type TranscriptRecord } from './record.ts';
import { sweAgent } from './swe-agent.ts';
import type { TranscriptFormat, TranscriptReader } from './transcript-format.ts';

/** What was found in a transcript. */
export interface Transcript {
  readonly sessions: readonly RecordedSession[];
  /** What could not be read, each with its line where there are lines. */
  readonly problems: readonly string[];
}

const FORMATS: readonly TranscriptFormat[] = [
  claudeCode,
  codex,
  pi,
  sweAgent,
  openHands,
  messageLog,
];

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
  if (isFolder) await readFolder(path, reading);
  else if (extname(path) === '.jsonl') await readLines(path, reading);
  else await readWhole(path, reading);
  return collector.finish();
}

interface Collector {
  take(value: unknown, place: string): void;
  problem(text: string): void;
  finish(): Transcript;
}

interface Reading {
  readonly collector: Collector;
  readonly onBytes: (bytes: number) => void;
}

async function readLines(path: string, { collector, onBytes }: Reading): Promise<void> {
  const stream = createReadStream(path);
  stream.on('data', (chunk) => onBytes(chunk.length));
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') takeText(line, { collector, place: `line ${number}` });
  }
}

async function readWhole(
  path: string,
  { collector, onBytes }: Reading,
  place = 'the file',
): Promise<void> {
  const text = await readFile(path, 'utf8');
  onBytes(Buffer.byteLength(text));
  takeText(text, { collector, place });
}

/** Events lie in files that are numbered in their order. */
async function readFolder(path: string, reading: Reading): Promise<void> {
  const names = (await readdir(path)).filter((name) => extname(name) === '.json');
  const inOrder = names.toSorted((one, other) => numberIn(one) - numberIn(other));
  for (const name of inOrder) await readWhole(join(path, name), reading, name);
}

function numberIn(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

function takeText(
  text: string,
  { collector, place }: { readonly collector: Collector; readonly place: string },
): void {
  const value = parsed(text);
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

/** Finds out by the first record that tells which agent wrote a transcript; those before it say nothing. */
function collectRecords(id: string): Collector {
  const problems: string[] = [];
  const unknown: string[] = [];
  let reader: TranscriptReader | undefined;
  return {
    take: (value, place) => {
      for (const record of recordsIn(value)) {
        reader ??= FORMATS.find((format) => format.recognises(record))?.open(id);
        reader?.take(record);
      }
      if (reader === undefined) unknown.push(`${place} is of no known form`);
    },
    problem: (text) => void problems.push(text),
    finish: () => ({
      sessions: reader?.sessions() ?? [],
      problems: [...(reader === undefined ? unknown : []), ...problems],
    }),
  };
}

/** A list of messages is one record, a list of events is many; OpenHands puts events into a `history`. */
function recordsIn(value: unknown): readonly TranscriptRecord[] {
  if (Array.isArray(value)) {
    const records = value.filter(isRecord);
    return records.some(({ role }) => role !== undefined) ? [{ messages: records }] : records;
  }
  if (!isRecord(value)) return [];
  const events = listAt(value, 'history').filter(isRecord);
  return events.length > 0 && !sweAgent.recognises(value) ? events : [value];
}

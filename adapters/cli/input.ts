import { createReadStream } from 'node:fs';
import process from 'node:process';

import { encodingOf } from '../transcripts/text-lines.ts';
import { CommandError, usageError } from './command-error.ts';
import { fileAdvice } from './file-advice.ts';

/** What was read. */
export interface Input {
  /** The path as given; `standard input` for what was piped in. */
  readonly name: string;
  /** The whole text, a byte order mark included. */
  readonly text: string;
  /** False if there were bytes that are no text in its encoding; U+FFFD stands in their place. */
  readonly isExact: boolean;
}

/** Reads a file, or standard input for `-` and for nothing. Throws a CommandError that says what to do. */
export async function readInput(path: string | undefined): Promise<Input> {
  if (path === undefined && process.stdin.isTTY) {
    throw usageError('nothing to read: name a FILE, or pipe something in');
  }
  const isPiped = path === undefined || path === '-';
  const name = isPiped ? 'standard input' : path;
  try {
    const bytes = await readAll(isPiped ? process.stdin : createReadStream(path));
    return { name, ...decode(bytes) };
  } catch (error) {
    throw new CommandError(`cannot read ${name}: ${fileAdvice(error)}`);
  }
}

/** The bytes are joined before they are decoded: a character may lie across two chunks. */
async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): Pick<Input, 'text' | 'isExact'> {
  const encoding = encodingOf(bytes);
  const decoded = (fatal: boolean): string =>
    new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  try {
    return { text: decoded(true), isExact: true };
  } catch {
    return { text: decoded(false), isExact: false };
  }
}

import { constants } from 'node:buffer';
import { createReadStream } from 'node:fs';
import process from 'node:process';

import { encodingOf } from '../transcripts/text-lines.ts';
import { CommandError, usageError } from './command-error.ts';
import { fileAdvice } from './options/file-advice.ts';

/** What was read. */
export interface Input {
  /** The path as given; `standard input` for what was piped in. */
  readonly name: string;
  /** The whole text, a byte order mark included. */
  readonly text: string;
  /** Why the text in UTF-8 has other bytes than what was read, in words that follow its name; undefined where it has the same. */
  readonly change: string | undefined;
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

/**
 * The bytes are joined before they are decoded: a character may lie across two chunks. What never ends is given up
 * where no text can hold it.
 */
async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    size += chunk.length;
    if (size > constants.MAX_STRING_LENGTH) throw new Error(TOO_LARGE);
  }
  return Buffer.concat(chunks);
}

const TOO_LARGE = 'it is larger than 512 MB; cut it into parts';

function decode(bytes: Buffer): Pick<Input, 'text' | 'change'> {
  const encoding = encodingOf(bytes);
  const decoded = (fatal: boolean): string =>
    new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  try {
    return { text: decoded(true), change: encoding === 'utf-8' ? undefined : RECODED };
  } catch {
    return { text: decoded(false), change: REPLACED };
  }
}

const RECODED = 'is UTF-16; what is written and kept of it is UTF-8';
const REPLACED =
  'holds bytes that are not UTF-8; U+FFFD stands for them, also in what is kept, so keep the file';

import { createReadStream } from 'node:fs';
import process from 'node:process';

import { codeOf, messageOf } from '../http/error.ts';
import { encodingOf } from '../transcripts/text-lines.ts';
import { CommandError } from './command-error.ts';

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
    throw new CommandError('nothing to read: name a FILE, or pipe something in', 2);
  }
  const isPiped = path === undefined || path === '-';
  const name = isPiped ? 'standard input' : path;
  try {
    const bytes = await readAll(isPiped ? process.stdin : createReadStream(path));
    return { name, ...decode(bytes) };
  } catch (error) {
    throw new CommandError(`cannot read ${name}: ${adviceFor(error)}`);
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

const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'permission denied; make it readable for this user',
  ENOSPC: 'there is no space left; make room',
  ERR_STRING_TOO_LONG: 'it is larger than 512 MB; cut it into parts',
};

/** What is wrong with a file, and what to do about it. */
export function adviceFor(error: unknown): string {
  return ADVICE[codeOf(error)] ?? messageOf(error);
}

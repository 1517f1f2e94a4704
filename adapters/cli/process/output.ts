import { writeSync } from 'node:fs';
import process from 'node:process';

import { writeAdvice } from '../options/file-advice.ts';

/** Writes a command's result to standard output: exactly as it is, except that a terminal's line is ended. */
export function print(text: string): void {
  const isOpenLine = process.stdout.isTTY && text !== '' && !text.endsWith('\n');
  write('stdout', isOpenLine ? `${text}\n` : text);
}

/** Writes a line about the result to standard error. */
export function report(line: string): void {
  write('stderr', `${line}\n`);
}

type Output = 'stdout' | 'stderr';

/** Those that must not end the process, for others go by it. */
const dispensable = new Set<Output>();
/** Those that have failed: a stream takes nothing more then, its file may. */
const failed = new Set<Output>();

function write(output: Output, text: string): void {
  if (!failed.has(output)) {
    process[output].write(text);
    return;
  }
  try {
    writeSync(process[output].fd, text);
  } catch {
    // There is still no room, or nobody who reads it.
  }
}

/** Ends the process where nothing more can be written. A reader that has seen enough, such as `head`, is no failure. */
export function stopWhereOutputFails(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isDispensed('stdout', error)) return;
    if (error.code === 'EPIPE') process.exit();
    report(`headroom: cannot write the result: ${writeAdvice(error)}`);
    process.exit(1);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (isDispensed('stderr', error)) return;
    process.exit(error.code === 'EPIPE' ? undefined : 1);
  });
}

/**
 * From now on the process goes on where these cannot be written, as on a full disk: a server must not leave those it
 * serves for want of a log. What was to be written meanwhile is dropped.
 */
export function goOnWhereOutputFails(...outputs: readonly Output[]): void {
  for (const output of outputs) dispensable.add(output);
}

function isDispensed(output: Output, error: NodeJS.ErrnoException): boolean {
  if (!dispensable.has(output)) return false;
  const isFirst = !failed.has(output);
  failed.add(output);
  if (isFirst && output === 'stdout') {
    report(`headroom: cannot write the log, and goes on without: ${writeAdvice(error)}`);
  }
  return true;
}

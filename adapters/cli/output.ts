import process from 'node:process';
import { styleText } from 'node:util';

import { adviceFor } from './input.ts';

/** Writes a command's result to standard output: exactly as it is, except that a terminal's line is ended. */
export function print(text: string): void {
  const isOpenLine = process.stdout.isTTY && text !== '' && !text.endsWith('\n');
  process.stdout.write(isOpenLine ? `${text}\n` : text);
}

/** Writes a line about the result to standard error. */
export function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Ends the process where nothing more can be written. A reader that has seen enough, such as `head`, is no failure. */
export function stopWhereOutputFails(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    report(`headroom: cannot write the result: ${adviceFor(error)}`);
    process.exit(1);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? undefined : 1);
  });
}

/** What a piece of text is; decides its colour. */
export type Tone = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** Text in a colour where standard output is a terminal; `NO_COLOR` and `FORCE_COLOR` are respected. */
export function toned(tone: Tone, text: string): string {
  return styleText(tone, text, { stream: process.stdout });
}

/** Columns of the terminal, from 40 to 120; 80 where there is none. */
export function outputWidth(): number {
  return Math.min(120, Math.max(40, process.stdout.columns ?? 80));
}

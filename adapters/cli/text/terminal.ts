import process from 'node:process';
import { styleText } from 'node:util';

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

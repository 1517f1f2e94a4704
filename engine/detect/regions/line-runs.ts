import { isLogEntry } from '../rules/log.ts';
import { lineAt, type Region, SMALLEST_REGION } from './region.ts';

/** Which family of runs a line can belong to. */
type Family = 'log' | 'grid' | 'records' | 'hits' | 'listing' | undefined;

interface Run {
  readonly family: Exclude<Family, undefined>;
  readonly start: number;
  /** Behind its last line that was recognised. */
  end: number;
  /** Lines that were recognised. */
  members: number;
  /** Unrecognised lines since the last recognised one. */
  strangers: number;
}

const FEWEST_LINES = 8;
/** How many lines in between, such as wrapped messages, do not end a log. */
const STRANGERS = { log: 2, grid: 0, records: 0, hits: 0, listing: 0 } as const;
/** A line of `ls -l`, and a hit with its file and line number. */
const LISTED = /^[-dlbcps][-rwxsStT]{9}[@+.]? /;
const HIT = /^(?:\.{0,2}\/)?[\w@+-][\w.@+-]*(?:[/\\][\w.@+-]+)*\.\w{1,8}:\d+:/;
/** Digits, letters and opening marks: spares most other lines the look at the whole line. */
// eslint-disable-next-line no-control-regex -- escape sequences are looked for, too
const START_OF_LOG_ENTRY = /^[\dA-z(<\u001B-]/;
const DRAWN = /^[\u2500-\u257F]/;
const CLOSE_BRACE = 0x7d;
/** The start of a line is enough to know it by. */
const LOOKED_AT = 120;

/** Collects runs of log lines, table rows, search hits and JSON records while the lines of a text go by. */
export interface RunCollector {
  add(start: number, end: number): void;
  /** Ends the current run, as before something that was recognised otherwise. */
  interrupt(): void;
  readonly regions: readonly Region[];
}

/** A collector without a run. */
export function createRunCollector(text: string): RunCollector {
  const regions: Region[] = [];
  let run: Run | undefined;

  function interrupt(): void {
    if (run !== undefined && isLarge(run)) regions.push({ start: run.start, end: run.end });
    run = undefined;
  }

  function add(start: number, end: number): void {
    const line = text.slice(start, Math.min(end, start + LOOKED_AT));
    const family = familyOf(line, text.charCodeAt(end - 1));
    if (run !== undefined && continues(run, family, line)) {
      const isMember = family === run.family || run.family === 'log';
      run.strangers = family === run.family || isIndented(line) ? 0 : run.strangers + 1;
      if (family === run.family) run.members++;
      if (isMember && run.strangers === 0) run.end = lineAt(text, end).next;
      return;
    }
    interrupt();
    if (family === undefined) return;
    run = { family, start, end: lineAt(text, end).next, members: 1, strangers: 0 };
  }

  return { add, interrupt, regions };
}

function isLarge({ members, start, end }: Run): boolean {
  return members >= FEWEST_LINES && end - start >= SMALLEST_REGION;
}

function continues(run: Run, family: Family, line: string): boolean {
  if (family === run.family) return true;
  if (run.family === 'log' && isIndented(line)) return true;
  return family === undefined && run.strangers < STRANGERS[run.family];
}

function isIndented(line: string): boolean {
  const first = line.charCodeAt(0);
  return first === 0x20 || first === 0x09;
}

function familyOf(line: string, last: number): Family {
  if (line.startsWith('|') || line.startsWith('+-') || isDrawn(line)) return 'grid';
  if (line.startsWith('{')) return last === CLOSE_BRACE ? 'records' : undefined;
  if (LISTED.test(line)) return 'listing';
  if (HIT.test(line)) return 'hits';
  return START_OF_LOG_ENTRY.test(line) && isLogEntry(line) ? 'log' : undefined;
}

/** Whether a line begins with the bars and corners of a grid, and not with the branches of a tree. */
function isDrawn(line: string): boolean {
  return DRAWN.test(line) && !line.includes('── ');
}

import type { Detection } from '../../content.ts';
import { withoutPrefixes } from '../../lines/line-prefixes.ts';
import { readSystemCall } from '../../lines/system-call.ts';
import { hits, share, type Sample } from '../sample.ts';
import { prose } from './prose/prose.ts';
import { areBelowRule } from './table.ts';

/** A line with a time of day, a date with a time, or a Unix time within its first words. */
export const TIMED: RegExp =
  /^.{0,80}?(?:(?<!\b[\da-f]{2}:)\b\d{1,2}:\d\d:\d\d\b(?!:[\da-f]{2}\b)|\b\d{4}-\d\d-\d\d[T_ -]\d\d[:.]\d\d|\b1\d{9}(?:\.\d+|\d{3})?\b|^[^\w:]?\d{6} \d{6}\b|^\d{8}-\d\d:\d\d|^\[ *\d+\.\d{6}\] |^\[\d+[.,]\d{3}s\]\[)/;
/** A part of each of these, which spares most lines the look for them. */
const PART_OF_TIME = /\d:\d\d:\d|\d-\d\d-\d|\d{6}|\d{3}s\]/;
/** A line that starts, perhaps behind a time or a name, with a level, or as those of Rails about requests do. */
const LEVELLED =
  /^(?:[[(<]?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE|PANIC)\b|[[<(](?:trace|debug|info|notice|warn|warning|error|fatal)[\])>]|(?:debug|info|warn|warning|error|fatal): |(?:ts|time|level)=\S|[VDIWEF]\/[\w.]+ *\(|Started [A-Z]+ "|Processing by [A-Z]\S*#|Completed [1-5]\d\d [A-Z])/;
/**
 * A row of a table, a listing of files and a line of `git blame` can hold times as well, and so do what `stat` says of
 * a file and a time with a size and a name, as `find -printf` and `aws s3 ls` print them, or behind the name, as
 * `python -m zipfile -l` does.
 */
const ROW =
  /^\s*(?:Access|Modify|Change|Birth): \d{4}-|^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)? +\d+ +\S+$|^\S.{0,200}? \d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)? +\d+$|^\s*[|│┃]|^(?: *\d+ +){0,2}[-dlbcps][-rwxsStT]{9}[@+.]?\s|^\^?[0-9a-f]{6,40}\s+(?:[^\s(]\S* +){0,2}\(.{1,120}\s\d+\)/;
/** Lines that may stand above headings, such as the command. */
const MOST_ABOVE = 4;
/** Names in front of all lines stand nowhere else, but numbers as of a read file may follow them. */
const NAMED = 0.96;
/** Headings of columns above rows that may hold times, as `ps -ef` prints them. */
const HEADINGS =
  /^(?=.*\b(?:PID|UID|USER|NAME|COMMAND|CMD|STATUS|STATE|SIZE|TYPE)\b)\s*[A-Z%][A-Z%+#]*(?:\s+[A-Z%][A-Z%+#]*){3,}\s*$/;
/** What stands above the fields of an entry in `journalctl -o verbose`: a time and where the journal has it. */
const JOURNAL_ENTRY = /^\w{3} \d{4}-\d\d-\d\d \S+ \S+ \[s=[\da-f]+;i=[\da-f]+;/;
const JOURNAL_FIELD = /^ {4}_{0,2}[A-Z][A-Z\d_]*=/;
/** What stands above the state and the frames of a thread in a dump of a virtual machine of Java. */
const THREAD = /^"[^"]{1,300}" .{0,300}\bnid=\S+ /;
const OF_THREAD = /^ {3}java\.lang\.Thread\.State: |^\tat \S|^\t- \S/;
const CONTINUED = /^(?:\s+\S|Caused by: |Traceback |[\w.$]+(?:Error|Exception)\b)/;
/** Programs print between their calls. */
const MOST_CALLS = 0.8;
/** The end of a sentence with another one behind it. */
const SENTENCES = /[.!?…।؟۔]["'”’)\]]*\s+["'“‘(]?[\p{Lu}\p{Lo}]|[。！？]["'」』”）]*\S/u;
/** In a conversation or a talk, at least so much of the text stands in lines of several sentences. */
const LEAST_SPOKEN = 0.4;

/**
 * Lines that begin with a time or a level, with indented or trace lines between them, or with the name of the container
 * that printed them. What people say is none, with times or without.
 */
export function log(sample: Sample): Detection | undefined {
  const { lines } = sample;
  if (lines.length < 3 || isBelowHeadings(lines)) return undefined;
  if (withoutPrefixes(lines)?.origins !== undefined) return { kind: 'log', confidence: NAMED };
  if (isOfJournal(lines) || isOfThreads(lines) || isOfSystemCalls(lines))
    return { kind: 'log', confidence: NAMED };
  const others = lines.filter((line) => !isLogEntry(line));
  const entries = lines.length - others.length;
  const entryShare = entries / lines.length;
  const covered = (entries + hits(others, CONTINUED)) / lines.length;
  if (entries < 2 || entryShare < 0.15 || covered < 0.6) return undefined;
  if (entryShare < 0.5 && share(lines, /[{};]$/) > 0.2) return undefined;
  if (isSpoken(sample)) return undefined;
  return { kind: 'log', confidence: 0.55 + 0.25 * entryShare + 0.17 * covered };
}

/** Whether headings of columns, or a rule below them, stand near the first line. */
function isBelowHeadings(lines: readonly string[]): boolean {
  return hits(lines.slice(0, MOST_ABOVE), HEADINGS) > 0 || areBelowRule(lines);
}

/** Whether people speak: several sentences at once, where programs say one, or the same again. */
function isSpoken(sample: Sample): boolean {
  const said = sample.lines.filter((line) => SENTENCES.test(line));
  const different = new Map(said.map((line) => [line.replaceAll(/\d+/g, ''), line.length]));
  const spoken = different.values().reduce((sum, length) => sum + length, 0);
  const all = sample.lines.reduce((sum, { length }) => sum + length, 0);
  return spoken >= LEAST_SPOKEN * all && prose(sample) !== undefined;
}

/** Whether entries have a line for each of their fields; a message may go on in further lines. */
function isOfJournal(lines: readonly string[]): boolean {
  return hits(lines, JOURNAL_ENTRY) > 0 && share(lines, JOURNAL_FIELD) > 0.5;
}

/** Whether nearly all lines are system calls, as strace prints them. */
function isOfSystemCalls(lines: readonly string[]): boolean {
  const calls = lines.filter((line) => readSystemCall(line) !== undefined);
  return calls.length >= MOST_CALLS * lines.length;
}

/** Whether threads are listed with their states and frames. */
function isOfThreads(lines: readonly string[]): boolean {
  const threads = hits(lines, THREAD);
  return threads > 1 && threads + hits(lines, OF_THREAD) > 0.5 * lines.length;
}

/** Whether a line looks like the first line of a log entry. */
export function isLogEntry(line: string): boolean {
  return !ROW.test(line) && (LEVELLED.test(line) || (PART_OF_TIME.test(line) && TIMED.test(line)));
}

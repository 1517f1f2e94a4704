import { withoutPrefixes } from '../../lines/line-prefixes.ts';
import { isTerminalOutput, resolveTerminal } from '../text/terminal.ts';
import { gradeOf, type Grade, type Grader } from './weight.ts';

/** One message of a log: a line with the frames of its stack trace. */
export interface Entry extends Grade {
  /** Index of its first line. */
  readonly start: number;
  /** Index behind its last line. */
  readonly end: number;
}

/** The lines of a log as a terminal shows them, and the entries that they form. */
export interface Log {
  readonly lines: readonly string[];
  /** The same without what a runner put in front of each, by which they are judged. */
  readonly bare: readonly string[];
  /** What stood in front of each line where that tells lines apart, such as containers. */
  readonly origins: readonly string[] | undefined;
  /** In the order of the log. Blank lines belong to none. */
  readonly entries: readonly Entry[];
}

const FRAME_START = /^(?:\s|==\d+== |#\d+ |Caused by: |goroutine \d+ \[|\S+\.go:\d+ \+0x)/;
const FRAME =
  /^(?:(?:==\d+==)?\s+(?:at|by) 0x[\dA-F]+: |\s*#\d+ +(?:0x[\da-f]+ |[^\s(]{1,200} \(.{0,1000}\) (?:at|from) \S|\S+\.php\(\d+\): |\{main\})|\s+at \S|\s*Caused by: |\s+\.\.\. \d+ (?:more|common)|\s+Suppressed: |\s+File ".*", line \d+|\s+\[Previous line repeated |\s+from \S+:\d+:in |\s+\S+\.go:\d+(?: \+0x|$)|goroutine \d+ \[|\s+\d+: +(?:0x)?[\w<]+)/;
/** What a dump of a virtual machine of Java says of a thread, above its frames and between them. */
const OF_THREAD =
  /^ {3}java\.lang\.Thread\.State: |^\t- (?:parking|waiting|locked|eliminated|None|<)/;
/** A class with its package. */
const THROWN = /^(?:[a-z_$][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,100}(?::|$)/;
const TRACEBACK = /^.{0,80}Traceback \(most recent call last\)/;
const EXCEPTION = /^[A-Za-z_][\w.]*(?::|$)/;
const PYTHON_FRAME = /^\s+File ".*", line \d+/;
/** A call of Go and what stands below it. */
const GO_CALL = /^(?:created by \S{1,300}(?: in goroutine \d+)?|[\w./*()[\]{}·-]{1,300}\(.*\))$/;
const GO_PLACE = /^\t\S+\.go:\d+(?: \+0x|$)/;
/** A frame of gdb and what `bt full` prints below it. */
const GDB_FRAME = /^#\d+ /;
const GDB_LOCALS = /^(?: {8}|No locals\.$|No symbol table info)/;

/** What loggers of .NET print above their message, which is indented. */
const DOTNET_HEAD = /^(?:trce|dbug|info|warn|fail|crit): \S+\[\d+\]$/;
const DOTNET_MESSAGE = /^ {6}\s*\S/;

/** Reads a log. Lines count from the text's own line feeds, so that their numbers fit the original. */
export function readLog(text: string, grade: Grader = gradeOf): Log {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const isTerminal = isTerminalOutput(text);
  for (const [index, line] of lines.entries()) {
    if (isTerminal) lines[index] = resolveTerminal(line).trimEnd();
    else if (line.endsWith('\r')) lines[index] = line.slice(0, -1);
  }
  const { lines: bare, origins } = withoutPrefixes(lines) ?? { lines };
  return { lines, bare, origins, entries: entriesOf(bare, grade) };
}

function entriesOf(lines: readonly string[], grade: Grader): readonly Entry[] {
  const entries: Entry[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      index++;
      continue;
    }
    const said = grade(line, nextText(lines, index + 1), index);
    const from = index + (said.label !== '' && isThrown(lines, index + 1) ? 2 : 1);
    const end = DOTNET_HEAD.test(line) ? messageEnd(lines, from) : framesEnd(lines, from);
    entries.push({ start: index, end, ...said });
    index = end;
  }
  return entries;
}

/** The first line from an index on that is not blank; blank lines between two entries are looked at once. */
function nextText(lines: readonly string[], from: number): string {
  let index = from;
  while (index < lines.length && lines[index]?.trim() === '') index++;
  return lines[index] ?? '';
}

/** Whether a line names what was thrown, as loggers print it below the message, and its frames follow. */
function isThrown(lines: readonly string[], index: number): boolean {
  return THROWN.test(lines[index] ?? '') && isFrame(lines[index + 1] ?? '');
}

function messageEnd(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && DOTNET_MESSAGE.test(lines[index] ?? '')) index++;
  return index;
}

/** Behind the frames that follow a line. */
function framesEnd(lines: readonly string[], from: number): number {
  let index = from;
  while (
    index < lines.length &&
    (isFrame(lines[index] ?? '') || isGoCall(lines[index] ?? '', lines[index + 1] ?? ''))
  ) {
    const frame = lines[index] ?? '';
    index++;
    if (PYTHON_FRAME.test(frame)) index = sourceEnd(lines, index);
    else if (GDB_FRAME.test(frame)) index = localsEnd(lines, index);
  }
  const isPython = from < index && isTraceback(lines[from - 1] ?? '');
  return isPython && EXCEPTION.test(lines[index] ?? '') ? index + 1 : index;
}

/** Whether a line heads the frames of Python. */
export function isTraceback(line: string): boolean {
  return TRACEBACK.test(line);
}

/** A frame of Python is followed by the code that it runs, and that by marks below it. */
function sourceEnd(lines: readonly string[], from: number): number {
  let index = from;
  while (index < from + 2 && /^\s{3,}\S/.test(lines[index] ?? '') && !isFrame(lines[index] ?? ''))
    index++;
  return index;
}

function localsEnd(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && GDB_LOCALS.test(lines[index] ?? '')) index++;
  return index;
}

function isFrame(line: string): boolean {
  return FRAME_START.test(line) && (FRAME.test(line) || OF_THREAD.test(line));
}

/** A call in a trace of Go: its place stands below it, indented. */
function isGoCall(line: string, next: string): boolean {
  return GO_PLACE.test(next) && GO_CALL.test(line);
}

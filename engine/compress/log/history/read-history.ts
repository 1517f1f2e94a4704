import { mailHeaderLength } from '../../prose/mail-headers.ts';
import { type ChangedFile, changedFile } from './changed-file.ts';

/** A line of a history below the fields of a commit. */
export interface CommitLine {
  readonly index: number;
  readonly text: string;
  /** The changed file that it names. */
  readonly file?: ChangedFile | undefined;
}

/** What the head of a commit says. */
export interface CommitHead {
  /** Index of its first line. */
  readonly start: number;
  /** As it is shown, shortened. */
  readonly id: string;
  /** Branches and tags in parentheses with a blank in front; empty where none are printed. */
  readonly names: string;
  /** The author without an address. */
  readonly author: string;
  readonly date: string;
  /** The first line of the message, where there is one. */
  readonly subject?: CommitLine | undefined;
  /** Index behind the fields and the subject. */
  readonly below: number;
}

/** A commit as a history prints it. */
export interface Commit extends CommitHead {
  /** All other lines that say something: the rest of the message, notes, changed files. */
  readonly others: readonly CommitLine[];
}

/** Digits of an id by which no other commit is meant. */
const LONGEST_ID = 10;
const COMMIT = /^commit ([0-9a-f]{7,64})\b(.*)$/;
/** What `git format-patch` writes above the header of each mail. */
const MAILED = /^From ([0-9a-f]{40}) /;
/** Stands before the next lines of a long field of a mail. */
const FOLDED = /\r?\n[ \t]+/g;
const FIELD = /^(\w[\w -]*): +(.*)$/;
/** Stands before each line of a message. */
const MESSAGE = '    ';
const ADDRESS = / *<[^<>]*>$/;
/** `Mon Nov 23 02:45:59 2026 +0000`, of which the day tells one commit from another, and the same as mails and ISO write it. */
const DAY = /^\w{3} (\w{3} \d{1,2}) \d\d:\d\d:\d\d (\d{4})\b/;
const MAIL_DAY = /^\w{3}, (\d{1,2} \w{3} \d{4})\b/;
const ISO_DAY = /^\d{4}-\d\d-\d\d(?=[T ]\d\d:)/;

/** The commits of a history from the first one on, as `git log` prints them; none in any other text. */
export function readHistory(lines: readonly string[]): readonly Commit[] {
  const starts = lines.flatMap((line, index) => (startsCommit(line) ? [index] : []));
  return starts.map((start, position) =>
    readCommit(lines, start, starts[position + 1] ?? lines.length),
  );
}

/** Whether a line of a history is the first one of a commit. */
export function startsCommit(line: string): boolean {
  return COMMIT.test(line);
}

/** The commit whose first line has the index `start`, with what stands below it up to the index `end`. */
export function readCommit(lines: readonly string[], start: number, end: number): Commit {
  const [, id = '', names = ''] = COMMIT.exec(lines[start] ?? '') ?? [];
  const fields = fieldsOf(lines.slice(start + 1, end));
  const below = start + 1 + fields.size;
  const filled = lines
    .slice(below, end)
    .map((text, offset) => ({ index: below + offset, text, file: changedFile(text) }))
    .filter(({ text }) => text.trim() !== '');
  const [first] = filled;
  const isMessage = first?.text.startsWith(MESSAGE) === true;
  return {
    start,
    id: id.slice(0, LONGEST_ID),
    names: names.trimEnd(),
    author: nameOf(fields.get('Author')),
    date: dayOf(fields.get('Date') ?? fields.get('AuthorDate') ?? ''),
    subject: isMessage ? first : undefined,
    others: isMessage ? filled.slice(1) : filled,
    below: isMessage ? first.index + 1 : below,
  };
}

/** The head of a commit that is sent as a mail, of which the line with the index `start` is the first; undefined where it is none. */
export function readMail(lines: readonly string[], start: number): CommitHead | undefined {
  const id = MAILED.exec(lines[start] ?? '')?.[1];
  const length = id === undefined ? 0 : mailHeaderLength(lines, start);
  if (id === undefined || length === 0) return undefined;
  const below = start + length;
  const header = lines
    .slice(start + 1, below)
    .join('\n')
    .replace(FOLDED, ' ');
  const fields = fieldsOf(header.split('\n'));
  return {
    start,
    id: id.slice(0, LONGEST_ID),
    names: '',
    author: nameOf(fields.get('From')),
    date: dayOf(fields.get('Date') ?? ''),
    subject: { index: start, text: fields.get('Subject') ?? '' },
    below,
  };
}

function nameOf(author = ''): string {
  return author.replace(ADDRESS, '');
}

/** What the lines say of a commit up to the first that names nothing. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name === undefined || fields.has(name)) break;
    fields.set(name, value);
  }
  return fields;
}

function dayOf(date: string): string {
  const [, day, year] = DAY.exec(date) ?? [];
  if (day !== undefined) return `${day} ${year}`;
  return MAIL_DAY.exec(date)?.[1] ?? ISO_DAY.exec(date)?.[0] ?? date;
}

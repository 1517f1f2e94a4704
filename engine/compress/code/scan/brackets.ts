import { CONTINUES, GOES_ON, type Syntax } from '../syntax.ts';
import { blockCommentEnd, continuationEnd, directiveEnd, lineEnd } from './comments.ts';
import { createLineTable, type LineTable } from './lines.ts';
import {
  doubleQuoteEnd,
  endOf,
  heredocEnd,
  singleQuoteEnd,
  slashEnd,
  templateEnd,
} from './strings.ts';

/** A pair of braces on different lines. Lines count from 0. */
export interface BracePair {
  /** The line on which the statement before the opening brace begins. */
  readonly header: number;
  readonly open: number;
  readonly close: number;
  /** Brackets that are open inside. */
  readonly depth: number;
  /** What stands between the beginning of the statement and the opening brace, without comments. */
  readonly before: string;
}

/** What a scan finds. */
export interface Brackets extends Pick<LineTable, 'lines' | 'depths' | 'inside'> {
  /** In the order of their closing braces. */
  readonly pairs: readonly BracePair[];
}

interface Open {
  /** The code that closes it. */
  readonly close: number;
  readonly line: number;
  readonly at: number;
  /** Where the statement begins that it belongs to, and on which line. */
  readonly statement: number;
  readonly statementLine: number;
  /** How many comments stand before it. */
  readonly comments: number;
}

/** Where a comment or a directive begins and ends. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a scan is. */
interface Cursor {
  readonly text: string;
  readonly syntax: Syntax;
  readonly table: LineTable;
  readonly pairs: BracePair[];
  readonly stack: Open[];
  readonly comments: Span[];
  /** The brackets that were open where each condition of the preprocessor began. */
  readonly branches: (readonly Open[])[];
  index: number;
  /** Where the statement began that the cursor is in; -1 between statements. */
  statement: number;
  statementLine: number;
  /** Whether only blanks stand between the start of the line and the cursor. */
  isLineStart: boolean;
}

const LINE_FEED = 0x0a;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const HASH = 0x23;
const ASTERISK = 0x2a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const CLOSING: Readonly<Record<number, number>> = { 0x28: 0x29, 0x5b: 0x5d, 0x7b: 0x7d };
/** Characters that may mean more than themselves. */
const SPECIAL = new Uint8Array(128);
for (const sign of '\n\\{}()[];/"\'`#<') SPECIAL[sign.charCodeAt(0)] = 1;
/** A run of characters that are none of these. */
const PLAIN = /[^\n\\{}()[\];/"'`#<]+/y;
/** Stands on the stack for the `${` of a template. */
const TEMPLATE = -1;
const LONGEST_HEADER = 600;
const DEEPEST = 300;

/**
 * The brackets of a text, strings and comments left aside. What was opened before the text or is closed
 * behind it does not matter; undefined where brackets cross: then the text is not what it is taken for. One
 * pass over the text.
 */
export function scanBrackets(text: string, syntax: Syntax): Brackets | undefined {
  const table = createLineTable(text);
  const start = { index: 0, statement: -1, statementLine: 0, isLineStart: true };
  const empty = { pairs: [], stack: [], comments: [], branches: [] };
  const cursor: Cursor = { text, syntax, table, ...empty, ...start };
  while (cursor.index < text.length) {
    const code = text.charCodeAt(cursor.index);
    if (code < 128 && SPECIAL[code] === 1) {
      if (!step(cursor, code)) return undefined;
    } else passPlain(cursor);
  }
  const { lines, depths, inside } = table;
  return { lines, depths, inside, pairs: cursor.pairs };
}

/** Passes characters that mean nothing but themselves. */
function passPlain(cursor: Cursor): void {
  const { text, index } = cursor;
  PLAIN.lastIndex = index;
  PLAIN.test(text);
  let first = index;
  while (first < PLAIN.lastIndex && text.charCodeAt(first) <= 0x20) first += 1;
  if (first < PLAIN.lastIndex) {
    cursor.index = first;
    begin(cursor);
  }
  cursor.index = PLAIN.lastIndex;
}

/** Passes a character that may mean something; false where the text makes no sense. */
function step(cursor: Cursor, code: number): boolean {
  if (code === LINE_FEED) {
    if (cursor.syntax.endsWithLine === true && isComplete(cursor)) cursor.statement = -1;
    cursor.table.next(cursor.stack.length);
    cursor.index += 1;
    cursor.isLineStart = true;
    return true;
  }
  if (code === BACKSLASH) {
    pass(cursor, continuationEnd(cursor.text, cursor.index));
    return true;
  }
  if (code === SEMICOLON) {
    cursor.statement = -1;
    cursor.index += 1;
    return true;
  }
  if (CLOSING[code] !== undefined) return open(cursor, code);
  if (code === 0x29 || code === 0x5d || code === CLOSE_BRACE) return close(cursor, code);
  const comment = commentEnd(cursor, code);
  if (comment === undefined) skipLiteral(cursor, code);
  else {
    cursor.comments.push({ start: cursor.index, end: comment });
    pass(cursor, comment);
  }
  return true;
}

/** Whether the line that ends here leaves nothing open that the next one goes on with. */
function isComplete({ stack, table: { lines, current } }: Cursor): boolean {
  const around = stack.at(-1)?.close;
  if (around !== undefined && around !== CLOSE_BRACE) return false;
  const next = lines[current + 1] ?? '';
  const goesOn = GOES_ON.test(lines[current] ?? '') || CONTINUES.test(next);
  return !goesOn && !next.trimStart().startsWith('{');
}

/** Notes that a statement goes on or begins here. */
function begin(cursor: Cursor): void {
  cursor.isLineStart = false;
  if (cursor.statement !== -1) return;
  cursor.statement = cursor.index;
  cursor.statementLine = cursor.table.current;
}

function pass(cursor: Cursor, end: number): void {
  cursor.table.pass(end, cursor.stack.length);
  cursor.index = end;
}

function open(cursor: Cursor, code: number): boolean {
  begin(cursor);
  push(cursor, CLOSING[code] ?? 0);
  if (code === OPEN_BRACE) cursor.statement = -1;
  cursor.index += 1;
  return cursor.stack.length < DEEPEST;
}

function push(cursor: Cursor, end: number): void {
  const { stack, table, index: at, statement, statementLine, comments } = cursor;
  const opened = { close: end, line: table.current, at, statement, statementLine };
  stack.push({ ...opened, comments: comments.length });
}

function close(cursor: Cursor, code: number): boolean {
  const opened = cursor.stack.pop();
  cursor.isLineStart = false;
  if (opened?.close === TEMPLATE && code === CLOSE_BRACE) {
    template(cursor);
    return true;
  }
  if (opened !== undefined && opened.close !== code) return false;
  if (code === CLOSE_BRACE) {
    if (opened !== undefined && cursor.table.current > opened.line)
      cursor.pairs.push(pairOf(cursor, opened));
    endStatement(cursor, opened);
  }
  cursor.index += 1;
  return true;
}

/** A brace ends the statement that it closes, but where it closes parameters with names. */
function endStatement(cursor: Cursor, opened: Open | undefined): void {
  const isParameters =
    cursor.syntax.namedParameters === true && cursor.stack.at(-1)?.close === CLOSING[0x28];
  cursor.statement = isParameters ? (opened?.statement ?? -1) : -1;
  if (isParameters) cursor.statementLine = opened?.statementLine ?? cursor.statementLine;
}

function pairOf(cursor: Cursor, opened: Open): BracePair {
  const { table, stack } = cursor;
  const { statementLine: header, line } = opened;
  const before = headerOf(cursor, opened);
  return { header, open: line, close: table.current, depth: stack.length + 1, before };
}

/** What stands before a brace in its statement; comments in it could be taken for code. */
function headerOf({ text, comments }: Cursor, { statement, at, comments: count }: Open): string {
  const start = Math.max(statement, at - LONGEST_HEADER);
  let header = '';
  let end = at;
  for (let index = count - 1; index >= 0 && end > start; index -= 1) {
    const comment = comments[index];
    if (comment === undefined || comment.end <= start) break;
    header = text.slice(comment.end, end) + header;
    end = Math.max(start, comment.start);
  }
  return text.slice(start, end) + header;
}

/** Where a comment or a directive ends that begins here; undefined where none does. */
function commentEnd(cursor: Cursor, code: number): number | undefined {
  const { text, index, syntax, isLineStart } = cursor;
  if (code === SLASH && syntax.blockComments !== undefined) {
    const next = text.charCodeAt(index + 1);
    if (next === SLASH) return lineEnd(text, index);
    return next === ASTERISK ? blockCommentEnd(text, index, syntax) : undefined;
  }
  if (code !== HASH) return undefined;
  if (syntax.preprocessor === true && isLineStart) return directive(cursor);
  if (syntax.lineComment === '#') return lineEnd(text, index);
  const isComment = syntax.hashComments === true && text[index + 1] !== '[';
  return isComment ? lineEnd(text, index) : undefined;
}

/** The brackets of the branches of a condition are alternatives: each begins as the first did. */
function directive({ text, index, stack, branches }: Cursor): number {
  const end = directiveEnd(text, index);
  const word = text.slice(index, Math.min(end, index + 20)).replace(/^#\s*/, '');
  if (word.startsWith('if') && branches.length < DEEPEST) branches.push([...stack]);
  else if (word.startsWith('el')) stack.splice(0, stack.length, ...(branches.at(-1) ?? []));
  else if (word.startsWith('endif')) branches.pop();
  return end;
}

function skipLiteral(cursor: Cursor, code: number): void {
  const { text, index, syntax } = cursor;
  begin(cursor);
  if (code === 0x60 && syntax.backtick === 'template') template(cursor);
  else pass(cursor, literalEnd(text, index, syntax));
}

function literalEnd(text: string, index: number, syntax: Syntax): number {
  const sign = text[index];
  if (sign === '"') return doubleQuoteEnd(text, index, syntax);
  if (sign === "'") return singleQuoteEnd(text, index, syntax);
  if (sign === '`' && syntax.backtick === 'raw') return endOf(text, '`', index + 1);
  if (sign === '/' && syntax.regex === true) return slashEnd(text, index);
  if (sign === '<' && syntax.heredocs === true && text.startsWith('<<<', index)) {
    return heredocEnd(text, index) ?? index + 3;
  }
  return index + 1;
}

/** Passes a template, from behind its backtick or the brace of a value in it, up to the next value or its end. */
function template(cursor: Cursor): void {
  const { end, isOpen } = templateEnd(cursor.text, cursor.index + 1);
  pass(cursor, end);
  if (isOpen) push(cursor, TEMPLATE);
}

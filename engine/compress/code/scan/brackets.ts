import { CONTINUES, GOES_ON, type Syntax } from '../syntax.ts';
import { continuationEnd } from './comments.ts';
import {
  begin,
  type BracePair,
  createCursor,
  type Cursor,
  type Open,
  pass,
  push,
  TEMPLATE,
} from './cursor.ts';
import type { LineTable } from './lines.ts';
import { commentEnd, skipLiteral, template } from './skipped.ts';

/** What a scan finds. */
export interface Brackets extends Pick<LineTable, 'lines' | 'depths' | 'inside'> {
  /** In the order of their closing braces. */
  readonly pairs: readonly BracePair[];
}

const LINE_FEED = 0x0a;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const CLOSE_ROUND = 0x29;
const CLOSE_SQUARE = 0x5d;
/** The code that closes a bracket, by that which opens it. */
const CLOSING: Readonly<Record<number, number>> = {
  0x28: CLOSE_ROUND,
  0x5b: CLOSE_SQUARE,
  0x7b: CLOSE_BRACE,
};
/** Characters that may mean more than themselves. */
const SPECIAL = new Uint8Array(128);
for (const sign of '\n\\{}()[];/"\'`#<') SPECIAL[sign.charCodeAt(0)] = 1;
/** A run of characters that are none of these. */
const PLAIN = /[^\n\\{}()[\];/"'`#<]+/y;
const LONGEST_HEADER = 600;
const DEEPEST = 300;

/**
 * The brackets of a text, strings and comments left aside. What was opened before the text or is closed
 * behind it does not matter; undefined where brackets cross: then the text is not what it is taken for. One
 * pass over the text.
 */
export function scanBrackets(text: string, syntax: Syntax): Brackets | undefined {
  const cursor = createCursor(text, syntax);
  while (cursor.index < text.length) {
    const code = text.charCodeAt(cursor.index);
    if (code < 128 && SPECIAL[code] === 1) {
      if (!step(cursor, code)) return undefined;
    } else passPlain(cursor);
  }
  const { lines, depths, inside } = cursor.table;
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
  if (code === CLOSE_ROUND || code === CLOSE_SQUARE || code === CLOSE_BRACE) {
    return close(cursor, code);
  }
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

function open(cursor: Cursor, code: number): boolean {
  begin(cursor);
  push(cursor, CLOSING[code] ?? 0);
  if (code === OPEN_BRACE) cursor.statement = -1;
  cursor.index += 1;
  return cursor.stack.length < DEEPEST;
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
    cursor.syntax.namedParameters === true && cursor.stack.at(-1)?.close === CLOSE_ROUND;
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

import type { Syntax } from '../syntax.ts';
import { createLineTable, type LineTable } from './lines.ts';

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

/** A bracket that is open. */
export interface Open {
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

/** Where a scan is, and what it has found. */
export interface Cursor {
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

/** Stands in place of the closing code for the `${` of a template. */
export const TEMPLATE = -1;

/** A cursor at the start of a text. */
export function createCursor(text: string, syntax: Syntax): Cursor {
  const start = { index: 0, statement: -1, statementLine: 0, isLineStart: true };
  const empty = { pairs: [], stack: [], comments: [], branches: [] };
  return { text, syntax, table: createLineTable(text), ...empty, ...start };
}

/** Notes that a statement goes on or begins here. */
export function begin(cursor: Cursor): void {
  cursor.isLineStart = false;
  if (cursor.statement !== -1) return;
  cursor.statement = cursor.index;
  cursor.statementLine = cursor.table.current;
}

/** Goes on behind what holds no brackets of the code. */
export function pass(cursor: Cursor, end: number): void {
  cursor.table.pass(end, cursor.stack.length);
  cursor.index = end;
}

/** Notes that a bracket opens here, with the code that closes it. */
export function push(cursor: Cursor, closing: number): void {
  const { stack, table, index: at, statement, statementLine, comments } = cursor;
  const opened = { close: closing, line: table.current, at, statement, statementLine };
  stack.push({ ...opened, comments: comments.length });
}

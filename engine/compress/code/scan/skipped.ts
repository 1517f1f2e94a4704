import type { Syntax } from '../syntax.ts';
import { blockCommentEnd, directiveEnd, lineEnd } from './comments.ts';
import { begin, type Cursor, pass, push, TEMPLATE } from './cursor.ts';
import {
  doubleQuoteEnd,
  endOf,
  heredocEnd,
  singleQuoteEnd,
  slashEnd,
  templateEnd,
} from './strings.ts';

const SLASH = 0x2f;
const HASH = 0x23;
const ASTERISK = 0x2a;
const BACKTICK = 0x60;
/** Conditions of a preprocessor in each other that are told apart. */
const DEEPEST = 300;

/** Where a comment or a directive ends that begins here; undefined where none does. */
export function commentEnd(cursor: Cursor, code: number): number | undefined {
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

/** Passes a string or a regular expression, or a sign that begins neither. */
export function skipLiteral(cursor: Cursor, code: number): void {
  const { text, index, syntax } = cursor;
  begin(cursor);
  if (code === BACKTICK && syntax.backtick === 'template') template(cursor);
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
export function template(cursor: Cursor): void {
  const { end, isOpen } = templateEnd(cursor.text, cursor.index + 1);
  pass(cursor, end);
  if (isOpen) push(cursor, TEMPLATE);
}

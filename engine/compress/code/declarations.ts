import { indentOf, isBlank } from './blocks/block.ts';

/** Words that may stand before the one that begins a declaration. */
const MODIFIER = [
  'abstract|async|case|const|create|data|declare|default|export|exported|extern|external|final',
  'global|implicit|infix|inline|internal|lazy|local|opaque|open|or|override|overriding|partial',
  'private|protected|pub|public|pure|readonly|recursive|replace|sealed|shared|static|temporary',
  'unique|unsafe|virtual',
].join('|');
/** Words that begin a declaration in one language or another, in any case as Pascal and SQL write them. */
const DECLARATION = [
  'actor|architecture|class|component|constructor|contract|data|def|defimpl|defmacrop?',
  'defmodule|defp|defprotocol|defstruct|directive|domain|entity|enum|extend|extension|fn|fun',
  'func|function|given|import|impl|include|input|instance|interface|locals|macro|message|method',
  'mixin|module|namespace|newtype|object|oneof|output|package|proc|procedure|program|protocol',
  'provider|record|require|resource|rpc|scalar|schema|service|struct|sub|subroutine|table|task',
  'trait|trigger|type|typedef|union|unit|use|using|variable|view',
].join('|');
const DECLARES = new RegExp(
  String.raw`^\s*(?:(?:${MODIFIER})\s+)*(?:${DECLARATION})\s+["'\x60(<[]?[\w$@:*]`,
  'i',
);
/** `(defun name`, `(define (name`, `name :: Type`. */
const DECLARES_OTHERWISE = /^\s*(?:\((?:def|ns\b)\S*\s|[\w']+(?:, ?[\w']+)*\s+::\s)/;
/** What stands at the margin and has lines indented below it: a target of make, a block of settings, a function. */
const HEAD = /^[\p{L}\p{N}_$@.~]/u;
/** Longer ones are what a program has written, or pieces of it. */
const LONGEST_LINE = 200;
/** Parameters that go on further below are not looked for. */
const LONGEST_HEADER = 8;

/**
 * The positions of the lines that declare something, whatever the language, in order: by the word that they begin with,
 * or by standing at the margin with lines below them that are indented. Parameters go on until their brackets close.
 */
export function declaredLines(lines: readonly string[]): readonly number[] {
  const found = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (!declares(line) && !isHead(lines, index)) continue;
    const end = headerEnd(lines, index);
    for (let at = index; at <= end; at += 1) found.add(at);
  }
  return [...found];
}

function declares(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  return DECLARES.test(line) || DECLARES_OTHERWISE.test(line);
}

/** Whether a line stands at the margin, and the next one that is not blank is indented. */
function isHead(lines: readonly string[], index: number): boolean {
  if (!HEAD.test(lines[index] ?? '')) return false;
  let next = index + 1;
  while (next < lines.length && isBlank(lines[next])) next += 1;
  return indentOf(lines[next] ?? '') !== '';
}

/** The line on which the round brackets close that a line opens; the line itself where they do not soon. */
function headerEnd(lines: readonly string[], start: number): number {
  let open = 0;
  for (let at = start; at < Math.min(lines.length, start + LONGEST_HEADER); at += 1) {
    for (const sign of lines[at] ?? '') open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (open <= 0) return at;
  }
  return start;
}

import { blamedRun } from '../../lines/blame.ts';
import { namingRun } from '../../lines/numbering.ts';
import type { StoredOriginal } from '../../store/store.ts';
import { type JsonTape, scanJson } from './json-tape.ts';
import { type Lines, linesOf } from './lines.ts';

/** An original and, where it is known, the text that the model sees in its place. */
export interface SeenOriginal extends StoredOriginal {
  readonly shown?: string | undefined;
}

/** An original, taken apart as far as its kind allows. */
export interface Document {
  readonly original: SeenOriginal;
  readonly text: string;
  readonly lines: Lines;
  /** The values of a JSON document; undefined for everything else. */
  readonly json: JsonTape | undefined;
}

/** Takes an original apart. One linear pass; never throws. */
export function openDocument(original: SeenOriginal): Document {
  const { text } = original;
  return { original, text, lines: linesOf(text, lineOffset(original)), json: jsonOf(original) };
}

/** Lines that were read with numbers are named by these. */
function lineOffset({ text, kind }: StoredOriginal): number {
  if (kind !== 'numbered') return 0;
  const lines = text.split('\n');
  const run = blamedRun(lines) ?? namingRun(lines);
  return run === undefined ? 0 : run.number - run.start - 1;
}

function jsonOf({ text, kind }: StoredOriginal): JsonTape | undefined {
  const start = text.search(/\S/);
  if (kind === 'ndjson' || (text[start] !== '{' && text[start] !== '[')) return undefined;
  const tape = scanJson(text, start);
  // Where the kind is only a guess, `[INFO] started` must not pass for a list.
  const isJson = tape !== undefined && (kind === 'json' || (tape.isComplete && endsThere(tape)));
  return isJson ? tape : undefined;
}

function endsThere(tape: JsonTape): boolean {
  return tape.text.slice(tape.spanOf(0).end).trim() === '';
}

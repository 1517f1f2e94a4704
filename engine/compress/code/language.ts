import type { Query } from '../../content.ts';
import type { CompressContext } from '../compressor.ts';
import { declaredLines } from './declarations.ts';
import { namedLanguage, namesOtherSource } from './file-names.ts';
import { type Syntax, syntaxOf } from './syntax.ts';

/** Languages of settings and markup: their lines declare nothing. */
const DATA: ReadonlySet<string> = new Set(['yaml', 'toml', 'xml', 'css', 'dockerfile']);
/** The beginning of a command, which an array with a shell may be in front of. */
const COMMAND = String.raw`"(?:command|cmd|script|code)"\s*:\s*(?:\[[^\]]{0,40}"-\w*c"\s*,\s*)?"`;
/** Commands that show files, or a part of what another one shows. */
const SHOWS = String.raw`\s*(?:bat|cat|head|less|nl|open|sed|tail|view)\b[^|;&]*`;
/** A command that does more than that: what it prints is no source, whatever files it names. */
const RUNS = new RegExp(String.raw`${COMMAND}(?!\s*(?:cd [^|;&]*&&)?${SHOWS}(?:\|${SHOWS})*")`);
const LONGEST_ARGUMENTS = 4_000;

/**
 * What is known of the language of a source: by the name of its file where the tool call names files of one
 * language and nothing else, for the words of a file may look like another language; else as it was recognised.
 */
export function syntaxFor({ detection, query }: CompressContext): Syntax | undefined {
  const named = namedLanguage(startOfArguments(query));
  if (named === undefined && namesOtherSource(shownFiles(query))) return undefined;
  return syntaxOf(named ?? detection.language);
}

/** The lines to show in any case of a source whose functions cannot be found: those that declare something. */
export function linesToShow(
  context: CompressContext,
): (lines: readonly string[]) => readonly number[] {
  return isSource(context) ? declaredLines : () => [];
}

function isSource({ detection, query }: CompressContext): boolean {
  const files = shownFiles(query);
  if (namesOtherSource(files) || namedLanguage(files) !== undefined) return true;
  return detection.language !== undefined && !DATA.has(detection.language);
}

/** The language of the files that a call does no more than show; undefined where they are of several. */
export function shownLanguage(query: Query): string | undefined {
  return namedLanguage(shownFiles(query));
}

/** The arguments of a call that does no more than show files; empty for any other. */
function shownFiles(query: Query): string {
  const start = startOfArguments(query);
  return RUNS.test(start) ? '' : start;
}

function startOfArguments({ toolArguments }: Query): string {
  return toolArguments.slice(0, LONGEST_ARGUMENTS);
}

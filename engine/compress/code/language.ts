import type { Query } from '../../content.ts';
import type { CompressContext } from '../compressor.ts';
import { declaredLines } from './declarations.ts';
import { type Syntax, syntaxOf } from './syntax.ts';

const LANGUAGES: Readonly<Record<string, string>> = {
  py: 'python',
  pyi: 'python',
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  cts: 'typescript',
  mts: 'typescript',
  tsx: 'typescript',
  go: 'go',
  rs: 'rust',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  scala: 'scala',
  sc: 'scala',
  dart: 'dart',
  swift: 'swift',
  c: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  cs: 'csharp',
  php: 'php',
  rb: 'ruby',
  sh: 'shell',
  bash: 'shell',
};
/** The end of the name of a file, in JSON or in a command. */
const EXTENSION = /[\w)\]-]\.([A-Za-z]\w{0,9})(?=["'`\s,;:)\]}\\|]|$)/g;
const LONGEST_ARGUMENTS = 4_000;

/**
 * What is known of the language of a source: by the name of its file where the tool call names files of one
 * language and nothing else, for the words of a file may look like another language; else as it was recognised.
 */
export function syntaxFor({ detection, query }: CompressContext): Syntax | undefined {
  const named = namedLanguage(query.toolArguments);
  if (named === undefined && OTHER_SOURCE.test(shownFiles(query))) return undefined;
  return syntaxOf(named ?? detection.language);
}

/** Languages of settings and markup: their lines declare nothing. */
const DATA: ReadonlySet<string> = new Set(['yaml', 'toml', 'xml', 'css', 'dockerfile']);
/** Ends of the names of sources in languages whose functions are not looked for. */
const OTHER_SOURCE =
  /[\w)\]-]\.(?:ad[abs]|clj[cs]?|cmake|cob|coffee|cr|elm?|erl|exs?|f|f90|fs|fsx|gql|gradle|graphqls?|groovy|hcl|hs|jl|lisp|lua|luau|mk|mli?|mm?|nim|nix|pas|pl|pm|prisma|proto|ps1|psm1|purs|r|rkt|scm|sol|sql|svelte|sv|tcl|tf|thrift|vb|vhdl?|vue|zig)(?=["'`\s,;:)\]}\\|]|$)|\b(?:GNUm|[Mm])akefile\b|\bJenkinsfile\b/i;
/** Commands that show files, or a part of what another one shows. */
const SHOWS = String.raw`\s*(?:bat|cat|head|less|nl|open|sed|tail|view)\b[^|;&]*`;
/** A command, to a shell also, that does more than that: what it prints is no source, whatever files it names. */
const RUNS = new RegExp(
  String.raw`"(?:command|cmd|script|code)"\s*:\s*(?:\[[^\]]{0,40}"-\w*c"\s*,\s*)?"(?!\s*(?:cd [^|;&]*&&)?${SHOWS}(?:\|${SHOWS})*")`,
);

/** The lines to show in any case of a source whose functions cannot be found: those that declare something. */
export function linesToShow(context: CompressContext): (lines: readonly string[]) => LineNumbers {
  return isSource(context) ? declaredLines : () => [];
}

type LineNumbers = readonly number[];

function isSource({ detection, query }: CompressContext): boolean {
  const files = shownFiles(query);
  if (OTHER_SOURCE.test(files) || namedLanguage(files) !== undefined) return true;
  return detection.language !== undefined && !DATA.has(detection.language);
}

/** The language of the files that a call does no more than show; undefined where they are of several. */
export function shownLanguage(query: Query): string | undefined {
  return namedLanguage(shownFiles(query));
}

/** The arguments of a call that does no more than show files; empty for any other. */
function shownFiles({ toolArguments }: Query): string {
  const start = toolArguments.slice(0, LONGEST_ARGUMENTS);
  return RUNS.test(start) ? '' : start;
}

function namedLanguage(toolArguments: string): string | undefined {
  const found = toolArguments.slice(0, LONGEST_ARGUMENTS).matchAll(EXTENSION);
  const languages = new Set([...found].map(([, extension = '']) => languageBy(extension)));
  const [language] = languages;
  return languages.size === 1 ? language : undefined;
}

function languageBy(extension: string): string | undefined {
  return Object.hasOwn(LANGUAGES, extension) ? LANGUAGES[extension] : undefined;
}

import { anyOf } from '../../../common/patterns.ts';
import type { Detection } from '../../../content.ts';
import { documentsBelowEachOther } from '../../../lines/json-documents.ts';
import { type Sample, share, shareOf } from '../../sample.ts';
import { buildFileLanguage } from './build-files.ts';
import { CONFIGURATIONS } from './configurations.ts';
import type { Language } from './language.ts';
import { LANGUAGES } from './languages.ts';
import { OTHER_LANGUAGES } from './other-languages.ts';
import { withoutRemarks } from './remarks.ts';
import { holdsElements } from '../xml.ts';
import { holdsRecords } from '../yaml.ts';

/** What lines of code end or begin with, in nearly every language. */
const SHAPE = anyOf([
  /(?:[;{}([,)]|=>|\):|:=.*)$/,
  /^\s*(?:else|try|finally|do|begin|end|then|fi|done|return.*)$/,
  /^\s*(?:\/\/|\/\*|\*\s|\*\/|#(?:include|define|if|end)|@\w|<\/?\w)/,
  /^\s*(?:import |from \w+ import|def |class |return\b|(?:if|for)\b.*[:({])/,
  /^\s*[\w.$[\]'"]+\s*(?:[-+*/|&]?=)\s*\S/,
]);
const COMMENT = /^\s*(?:\/\/|\/?\*)/;
const DIRECTIVES = String.raw`include|import|define|undef|if|ifdef|ifndef|el\w+|endif|error|pragma|region|endregion`;
/** A comment of a script; no directive of C, no attribute of Rust, no line that names an interpreter. */
const HASH_COMMENT = new RegExp(String.raw`^\s*#(?!!|\[|\s*(?:${DIRECTIVES})\b)`);
/** Headings of Markdown look the same, and are fewer. */
const FEWEST_COMMENTS = 0.2;
/** Messages of the form `name: text` are no YAML as long as nothing is below a key. */
const NESTED = /^\s+\S|^- |:\s*$/;
const INTERPRETER =
  /^#!.{0,80}?[/ ](?:-S )?((?:ba|da|z|k)?sh|python|ruby|node|deno|php)[\d.]*(?: |$)/;
const GO = /^(?:func |type \w+ |(?:import|const|var) (?:\(|\w*\s*"))/;
/** First lines of code that only one language has. */
const OPENINGS: readonly (readonly [RegExp, string])[] = [
  [/^<\?php\b/, 'php'],
  [/^package [a-z]\w*(?:\.\w+)+;$/, 'java'],
  [/^(?:#!?\[[a-z]|(?:pub )?(?:use [a-z]\w*::|mod \w+(?:;| \{$))|extern crate )/, 'rust'],
  [/^(?:global )?using (?:static )?[A-Z][\w.]*;$/, 'csharp'],
];
/** One of the two that have these directives. */
const DIRECTIVE = /^#\s*(?:include\s*[<"]|ifn?def \w|pragma once|define \w)/;
const WITH_DIRECTIVES = LANGUAGES.filter(({ name }) => name === 'c' || name === 'cpp');
const PROGRAMMING = [...LANGUAGES, ...OTHER_LANGUAGES];
/** Lines at the top that a source file is known by. */
const OPENING_LINES = 3;
const MOST_LINES = 160;
const LONGEST_LINE = 240;
/** So many lines must be signs of a programming language, and so many look like code; of settings half are signs. */
const FEWEST_SIGNS = 0.04;
const LEAST_SHAPE = 0.28;
const MOSTLY_CONFIGURATION = 0.5;
const FEWEST_NESTED = 0.1;
/** The same where something else says that the lines are code. */
const FEWEST_OF_KNOWN_CODE = { programming: 0.08, configuration: 0.4 } as const;
/** Below this the signs that a language shares with others do not count. */
const FEWEST_OWN = 0.015;

/** Fewer may be blocks of code. */
const FEWEST_OBJECTS = 3;

interface Score {
  readonly name: string;
  /** The share of lines that only this language has. */
  readonly share: number;
}

/** Source code and configuration, with the language that most of its lines speak for. */
export function code({ lines }: Sample): Detection | undefined {
  if (lines.length < 2 || arePrintedObjects(lines)) return undefined;
  const stated = withoutRemarks(lines);
  const some = withoutHashComments(everyFew(stated));
  const spoken = some.filter((line) => !COMMENT.test(line));
  const known = scriptOf(lines[0] ?? '') ?? buildFileLanguage(lines) ?? namedAtTheTop(stated);
  if (known !== undefined) return { kind: 'code', confidence: 0.97, language: known };
  return sourceCode(some, spoken) ?? recordsOrSettings(lines, some);
}

/** Whether objects stand below each other with nothing between them, as `console.dir` prints them. */
function arePrintedObjects(lines: readonly string[]): boolean {
  return (documentsBelowEachOther(lines)?.length ?? 0) >= FEWEST_OBJECTS;
}

/** The language of lines that are known to be code or text; undefined when too few speak for one. */
export function languageOf(lines: readonly string[]): string | undefined {
  const stated = withoutRemarks(lines);
  const known = buildFileLanguage(lines) ?? namedAtTheTop(stated);
  if (known !== undefined) return known;
  const spoken = stated.filter((line) => !COMMENT.test(line));
  const best = bestOf(PROGRAMMING, spoken);
  if (best !== undefined && best.share >= FEWEST_OF_KNOWN_CODE.programming) return best.name;
  const other = bestOf(CONFIGURATIONS, spoken);
  return other !== undefined && other.share >= FEWEST_OF_KNOWN_CODE.configuration
    ? other.name
    : undefined;
}

/** Whether the first line that is no comment can only be one of source code. */
export function isNamedSource(lines: readonly string[]): boolean {
  return namedAtTheTop(withoutRemarks(lines)) !== undefined;
}

/** The language that the first line which is no comment can only be of. */
function namedAtTheTop(lines: readonly string[]): string | undefined {
  const first = lines.find((line) => !COMMENT.test(line)) ?? '';
  if (/^package \w+$/.test(first)) return lines.some((line) => GO.test(line)) ? 'go' : undefined;
  if (DIRECTIVE.test(first)) return bestOf(WITH_DIRECTIVES, lines)?.name;
  return OPENINGS.find(([opening]) => opening.test(first))?.[1];
}

/** The language of a script by the line that names its interpreter. */
function scriptOf(first: string): string | undefined {
  const interpreter = first.startsWith('#!') ? INTERPRETER.exec(first)?.[1] : undefined;
  if (interpreter === undefined) return undefined;
  if (interpreter === 'node' || interpreter === 'deno') return 'javascript';
  return interpreter.endsWith('sh') ? 'shell' : interpreter;
}

/** Enough of the lines to tell a language, from all places; the first ones in any case. */
function everyFew(lines: readonly string[]): readonly string[] {
  const step = Math.ceil(lines.length / MOST_LINES);
  return lines
    .filter((_, index) => index % step === 0 || index < OPENING_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));
}

/** The lines without the comments of a script, where there are so many that they hide what else it says. */
function withoutHashComments(lines: readonly string[]): readonly string[] {
  const others = lines.filter((line) => !HASH_COMMENT.test(line));
  const areMany = others.length <= (1 - FEWEST_COMMENTS) * lines.length;
  return areMany && others.length > 1 ? others : lines;
}

function sourceCode(lines: readonly string[], spoken: readonly string[]): Detection | undefined {
  const best = bestOf(PROGRAMMING, spoken);
  if (best === undefined || best.share < FEWEST_SIGNS) return undefined;
  const shape = share(lines, SHAPE);
  const opens = opensWith(best.name, spoken);
  if (shape < LEAST_SHAPE || shape + 2 * best.share + (opens ? 0.2 : 0) < 0.52) return undefined;
  const confidence = 0.42 + 0.45 * shape + 0.5 * best.share + (opens ? 0.15 : 0);
  return { kind: 'code', confidence: Math.min(0.95, confidence), language: best.name };
}

/** Settings as people write them, or records as programs print them in the same language. */
function recordsOrSettings(
  lines: readonly string[],
  some: readonly string[],
): Detection | undefined {
  const settings = configuration(some);
  if (settings?.language === 'yaml' && holdsRecords(lines)) return { ...settings, kind: 'yaml' };
  if (settings?.language === 'xml' && holdsElements(lines)) return { ...settings, kind: 'xml' };
  return settings;
}

function configuration(lines: readonly string[]): Detection | undefined {
  const best = bestOf(CONFIGURATIONS, lines);
  if (best === undefined || best.share < MOSTLY_CONFIGURATION) return undefined;
  if (best.name === 'yaml' && share(lines, NESTED) < FEWEST_NESTED) return undefined;
  return { kind: 'code', confidence: 0.35 + 0.45 * best.share, language: best.name };
}

function bestOf(languages: readonly Language[], lines: readonly string[]): Score | undefined {
  let best: Score | undefined;
  for (const { name, signs, also } of languages) {
    const own = shareOf(lines, matching(signs));
    const more = also === undefined || own < FEWEST_OWN ? 0 : shareOf(lines, matching(also));
    const score = { name, share: Math.min(1, own + more) };
    if (score.share > (best?.share ?? 0)) best = score;
  }
  return best;
}

function matching(signs: readonly RegExp[]): (line: string) => boolean {
  return (line) => signs.some((sign) => sign.test(line));
}

function opensWith(name: string, spoken: readonly string[]): boolean {
  const language = PROGRAMMING.find((each) => each.name === name);
  const signs = [...(language?.signs ?? []), ...(language?.also ?? [])];
  return spoken.slice(0, OPENING_LINES).some(matching(signs));
}

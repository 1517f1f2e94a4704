import { anyOf } from '../../common/patterns.ts';

/** What a scanner must know of a language to tell its brackets from its strings and comments. */
export interface Syntax {
  /** How its functions are found: by braces, by indentation, or by a line that closes them where they begin. */
  readonly blocks: 'braces' | 'indentation' | 'end' | 'closing brace';
  readonly lineComment: '//' | '#';
  /** What stands in place of statements so that the block around them stays valid. */
  readonly filler: string;
  /** Comments between slashes and asterisks; `nested` where one may stand in another. */
  readonly blockComments?: 'plain' | 'nested';
  /** Whether `#` begins a comment besides `//`. */
  readonly hashComments?: boolean;
  /** Whether lines that begin with `#` belong to a preprocessor. */
  readonly preprocessor?: boolean;
  /** What a single quote begins: a string, a character, or also the name of a lifetime. */
  readonly singleQuote?: 'string' | 'character' | 'lifetime';
  /** What backticks enclose. */
  readonly backtick?: 'template' | 'raw';
  /** Whether `/` may begin a regular expression. */
  readonly regex?: boolean;
  /** Whether strings in double quotes may hold line ends. */
  readonly longStrings?: boolean;
  /** Whether `"""` begins a string. */
  readonly tripleQuotes?: boolean;
  /** Letters in front of a quote that make it a raw string: `r#"…"#`, `R"x(…)x"`, `@"…"`. */
  readonly rawStrings?: 'rust' | 'cpp' | 'csharp';
  /** Whether a statement ends with its line, as far as it can. */
  readonly endsWithLine?: boolean;
  /** The pattern in front of one branch of a statement, such as of a shell's `case`, where nothing else tells it. */
  readonly alternative?: RegExp;
  /** A line that begins a branch of a `switch`, where no empty statement may stand before one. */
  readonly branch?: RegExp;
  /** Whether parameters with names stand in braces, as in `load(String place, {bool force})`. */
  readonly namedParameters?: boolean;
  /** Whether `<<<NAME` begins a text that ends at a line with the name. */
  readonly heredocs?: boolean;
}

const BRACES = { blocks: 'braces', lineComment: '//', filler: '', blockComments: 'plain' } as const;
const JAVASCRIPT: Syntax = { ...BRACES, singleQuote: 'string', backtick: 'template', regex: true };
/** A label needs a statement behind it. */
const C: Syntax = { ...BRACES, filler: ';  ', preprocessor: true, singleQuote: 'character' };

const SYNTAXES: Readonly<Record<string, Syntax>> = {
  python: {
    blocks: 'indentation',
    lineComment: '#',
    filler: '...  ',
    singleQuote: 'string',
    tripleQuotes: true,
  },
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  go: { ...BRACES, singleQuote: 'character', backtick: 'raw', endsWithLine: true },
  rust: {
    ...BRACES,
    blockComments: 'nested',
    singleQuote: 'lifetime',
    longStrings: true,
    rawStrings: 'rust',
  },
  java: { ...BRACES, singleQuote: 'character', tripleQuotes: true },
  kotlin: {
    ...BRACES,
    blockComments: 'nested',
    singleQuote: 'character',
    tripleQuotes: true,
    endsWithLine: true,
  },
  scala: {
    ...BRACES,
    blockComments: 'nested',
    singleQuote: 'lifetime',
    tripleQuotes: true,
    endsWithLine: true,
  },
  dart: {
    ...BRACES,
    blockComments: 'nested',
    singleQuote: 'string',
    tripleQuotes: true,
    namedParameters: true,
  },
  swift: {
    ...BRACES,
    blockComments: 'nested',
    preprocessor: true,
    tripleQuotes: true,
    endsWithLine: true,
  },
  c: C,
  cpp: { ...C, rawStrings: 'cpp' },
  csharp: {
    ...C,
    tripleQuotes: true,
    rawStrings: 'csharp',
    branch: /^\s*(?:case\b|default\s*:)/,
  },
  php: {
    ...BRACES,
    hashComments: true,
    singleQuote: 'string',
    longStrings: true,
    heredocs: true,
  },
  ruby: { blocks: 'end', lineComment: '#', filler: '' },
  shell: {
    blocks: 'closing brace',
    lineComment: '#',
    filler: ':  ',
    alternative: /^\s*[^()#]{1,120}\)(?:\s*$|.*;;)/,
  },
};

/** What does not begin a statement but goes on with the one above. */
export const CONTINUES: RegExp = anyOf([
  /^\s*(?:[)\]}{.?:&|+*%,=<>]|\/[^/*]|-[^-])/,
  /^\s*(?:else|elseif|elif|elsif|except|catch|finally|rescue|ensure|when|then|do|end|fi|done|esac)\b/,
  /^\s*(?:or|and|in|where|as|instanceof|extends|implements)\b|^\s*while\b.*;\s*$/,
]);
/** What a line ends with whose statement goes on below. */
export const GOES_ON: RegExp = /(?:(?:^|[^=!<>])=|=>|&&|\|\||[^+]\+|[?.])\s*$/;

/** What is known of a language that was recognised; undefined where its functions cannot be found. */
export function syntaxOf(language: string | undefined): Syntax | undefined {
  if (language === undefined || !Object.hasOwn(SYNTAXES, language)) return undefined;
  return SYNTAXES[language];
}

/** The languages whose functions are looked for, by the endings of the names of their files. */
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
/** What stands behind the name of a file, in JSON or in a command. */
const BEHIND_NAME = String.raw`(?=["'\x60\s,;:)\]}\\|]|$)`;
const EXTENSION = new RegExp(String.raw`[\w)\]-]\.([A-Za-z]\w{0,9})${BEHIND_NAME}`, 'g');
/** Ends of the names of sources in languages whose functions are not looked for. */
const OTHER_ENDINGS = [
  'ad[abs]|clj[cs]?|cmake|cob|coffee|cr|elm?|erl|exs?|f|f90|fs|fsx|gql|gradle|graphqls?|groovy|hcl|hs',
  'jl|lisp|lua|luau|mk|mli?|mm?|nim|nix|pas|pl|pm|prisma|proto|ps1|psm1|purs|r|rkt|scm|sol|sql|svelte|sv',
  'tcl|tf|thrift|vb|vhdl?|vue|zig',
].join('|');
const OTHER_SOURCE = new RegExp(
  String.raw`[\w)\]-]\.(?:${OTHER_ENDINGS})${BEHIND_NAME}|\b(?:GNUm|[Mm])akefile\b|\bJenkinsfile\b`,
  'i',
);

/** The language of the files that a text names; undefined where they are of several, or of none that is known. */
export function namedLanguage(text: string): string | undefined {
  const found = text.matchAll(EXTENSION);
  const languages = new Set([...found].map(([, extension = '']) => languageBy(extension)));
  const [language] = languages;
  return languages.size === 1 ? language : undefined;
}

function languageBy(extension: string): string | undefined {
  return Object.hasOwn(LANGUAGES, extension) ? LANGUAGES[extension] : undefined;
}

/** Whether a text names a source in a language whose functions are not looked for. */
export function namesOtherSource(text: string): boolean {
  return OTHER_SOURCE.test(text);
}

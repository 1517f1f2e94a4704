/** `## Title` of Markdown, `== Title` of AsciiDoc, `== Title ==` of MediaWiki. */
const MARKDOWN = /^ {0,3}(#{1,6})[ \t]/;
const ASCIIDOC = /^(={2,6}) +[^\s=]/;
const MEDIAWIKI = /^(={1,6}) ?[^\s=](?:.{0,200}[^\s=])? ?\1\s*$/;
/** `** Title` of Org, which also has `* Title`; in MediaWiki these are lists. */
const ORG = /^(\*{1,6}) \S/;
const LATEX = /^\s{0,20}\\(part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?[[{]/;
const LATEX_LEVELS: readonly (string | undefined)[] =
  'part chapter section subsection subsubsection paragraph'.split(' ');
const ORG_SUBSECTION = /^\*\* \S/m;
const WIKI_SECTION = /^(={1,6}) ?[^\s=].{0,200}\1[ \t]*$/m;

/** Finds the level, from 1 to 6, of a line that is marked as a heading in a language that the text can be in. */
export function headingMarks(text: string): (line: string) => number | undefined {
  const isOrg = ORG_SUBSECTION.test(text) && !WIKI_SECTION.test(text);
  const marks = [MARKDOWN, ASCIIDOC, MEDIAWIKI, ...(isOrg ? [ORG] : [])];
  return (line) => {
    for (const mark of marks) {
      const found = mark.exec(line)?.[1];
      if (found !== undefined) return found.length;
    }
    const command = LATEX.exec(line)?.[1];
    if (command === undefined) return undefined;
    const level = LATEX_LEVELS.indexOf(command);
    return level === -1 ? LATEX_LEVELS.length : level + 1;
  };
}

/** The marks that rules under titles are made of, with the level that most authors mean. */
const UNDERLINES: ReadonlyMap<string, number> = new Map([
  ['#', 1],
  ['*', 1],
  ['=', 1],
  ['-', 2],
  ['~', 3],
  ['+', 4],
  ['^', 4],
  ['"', 5],
  ["'", 5],
  ['`', 5],
]);
const UNDERLINE = /^ {0,3}([#*=~+^"'`-])\1{2,}\s*$/;
/** What else is a fence around code. */
const OF_FENCES = /[`~]/;
const LONGEST_FENCE = 4;
/** By so many characters an underline may be shorter or longer than its title. */
const SLACK = 3;
const LONGEST_TITLE = 120;

/** The level, from 1 to 5, of a title that the second line underlines; undefined where it does not. */
export function underlinedLevel(title: string, line: string): number | undefined {
  const mark = UNDERLINE.exec(line)?.[1];
  if (mark === undefined || title.length > LONGEST_TITLE) return undefined;
  const length = line.trim().length;
  if (OF_FENCES.test(mark) && length <= LONGEST_FENCE) return undefined;
  return Math.abs(length - title.trim().length) <= SLACK ? UNDERLINES.get(mark) : undefined;
}

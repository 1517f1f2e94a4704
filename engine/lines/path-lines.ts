import { anyOf } from '../common/patterns.ts';

/** A line that names a path, cut into that and what is said about it. */
export interface PathLine {
  readonly path: string;
  readonly fields: readonly string[];
}

/** What can stand in front of a path. */
const FIELD = anyOf([
  // A status, and a kind of object of git.
  /[MADRCTUX?!.]{1,2}\d{0,3}|N\.{3}|(?:blob|tree|commit)(?= +[\da-f]{40})/,
  // Rights and a digest.
  /[-dlbcps][-rwxsStT]{9}[@+.]?|[\da-f]{32,128}/,
  // A date, a time, a number or a size.
  /\d{4}-\d\d-\d\d|\d\d:\d\d(?::\d\d(?:\.\d+)?)?|\d[\d.,]*(?:[KMGTPE]i?B?|B)?|-/,
]);
/** A line of `git diff --raw`: modes and ids of the file before and after. */
const RAW =
  /^(:[0-7]{6} [0-7]{6} [\da-f]{7,64}\.{0,3} [\da-f]{7,64}\.{0,3}) ([A-Z]\d{0,3})\t(.{1,1000})$/;
const DESCRIBED = new RegExp(
  String.raw`^\s{0,20}((?:(?:${FIELD.source})\s{1,20}){1,10})\*?(\S.{0,1000})$`,
);
/** Says of a path what no name needs beside it: what it is made of, and when; the bar of `--stat` draws the number again. */
const SAYS_LITTLE = anyOf([
  /^(?:[\da-f]{32,128}|\d{4}-\d\d-\d\d|\d\d:\d\d\S*)$/,
  /^(?:1[026]0\d{3}|040000|:[0-7]{6} .*|\+[-+]*|-{2,})$/,
]);
/** A line of `git diff --stat`. */
const CHANGED = /^ (\S.{0,500}?) {1,500}\| {1,20}(\d+ ?[-+]*|Bin(?: \d+ -> \d+ bytes)?|Unmerged)$/;
/** A line of `python -m zipfile -l`: what is said of the path stands behind it. */
const DESCRIBED_BEHIND =
  /^(\S(?:.{0,1000}?\S)?) {1,200}(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)? {1,40}\d[\d.,]*)$/;
/** What wc, `ls -l`, `unzip -l`, `git diff --stat` and `tree` say of all files. */
const TOTAL =
  /^\s*(?:[\d.,]+[KMGTP]? +)*(?:total(?: [\d.,]+[KMGTP]?)?|\d+ (?:files?|directories|directory)(?: changed)?(?:, .*)?)$/;
/** What a program could not read: `du: cannot read directory './x': Permission denied`. */
const NOTICE = /^[\w./-]+: .+: /;
/** A path has a directory or an ending, letters and no blanks; the name in an address of mail has neither. */
const PATH = /^(?![\w.+-]+@)(?=.*\p{L})\S*[/\\.]\S*$/u;
/** Of more words than that a name is a sentence. */
const MOST_WORDS = 8;
/** Stands between the old and the new name of a file. */
const RENAMED = / (?:=>|->) |\t/g;
/** So many of the lines must name a path, and so many of the names must look like one. */
const LEAST_DESCRIBED = 0.9;
const LEAST_PATHS = 0.6;

/** A line of `git diff --stat`, `--numstat` or `--name-status`, `du -a`, `wc -l`, `sha256sum` or one of their relatives. */
export function readPathLine(line: string): PathLine | undefined {
  if (isTotal(line)) return undefined;
  const [, objects, status, path] = RAW.exec(line) ?? [];
  if (path !== undefined) return { path, fields: [objects ?? '', status ?? ''] };
  const [, changed, note = ''] = CHANGED.exec(line) ?? [];
  if (changed !== undefined) return { path: changed, fields: note.split(' ') };
  const [, fields = '', described] = DESCRIBED.exec(line) ?? describedBehind(line);
  if (described === undefined || described.split(' ').length > MOST_WORDS) return undefined;
  return { path: described, fields: fields.trim().split(/\s+/) };
}

/** Whether a field says something about a path that tells it from others, unlike modes, digests and times. */
export function tellsApart(field: string): boolean {
  return !SAYS_LITTLE.test(field);
}

/** The same groups as of a path behind what is said of it. */
function describedBehind(line: string): readonly (string | undefined)[] {
  const [whole, path, fields] = DESCRIBED_BEHIND.exec(line) ?? [];
  return [whole, fields, path];
}

/** Whether a line counts all files, as `total 52` and `340 total` do. */
export function isTotal(line: string): boolean {
  return TOTAL.test(line);
}

/** The paths that nearly all lines name, and the lines above and below these. */
export interface PathLines {
  readonly above: readonly string[];
  readonly paths: readonly PathLine[];
  readonly below: readonly string[];
}

/** Lines of which nearly all name a path, with notices between them at most; undefined where they are something else. */
export function readPathLines(lines: readonly string[]): PathLines | undefined {
  const found = lines.map(readPathLine);
  const first = found.findIndex((each) => each !== undefined);
  const last = found.findLastIndex((each) => each !== undefined);
  const isFilled = (line: string): boolean => line.trim() !== '';
  const isOther = (line: string, index: number): boolean =>
    found[index] === undefined && isFilled(line);
  const paths = found.flatMap((each) => each ?? []);
  const others = lines.filter(isOther);
  if (first === -1 || paths.length < LEAST_DESCRIBED * (paths.length + others.length))
    return undefined;
  const like = paths.filter(({ path }) => PATH.test(path.replaceAll(RENAMED, '')));
  if (like.length < LEAST_PATHS * paths.length) return undefined;
  const between = lines.filter(
    (line, index) => index > first && index < last && isOther(line, index),
  );
  if (!between.every((line) => NOTICE.test(line) || isTotal(line))) return undefined;
  return {
    above: lines.slice(0, first).filter(isFilled),
    paths,
    below: [...between, ...lines.slice(last + 1).filter(isFilled)],
  };
}

/** Says what is left out, in the first line. */
const MARKER = '[headroom: --- and +++ lines that repeat diff --git are left out]';
const GIT = /^diff --git ([^\s"]+) ([^\s"]+)$/;
const NONE = '/dev/null';

/**
 * A diff of git without the two lines of each file that repeat its name. `restoreHeaders` gives the text
 * back; undefined where no file has such lines or the text cannot be told from one without them.
 */
export function thinHeaders(text: string): string | undefined {
  if (!text.includes('diff --git ') || text.startsWith(MARKER)) return undefined;
  const lines = text.split('\n');
  const kept = [MARKER];
  let names: Names | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    names = namesAfter(line, names);
    const isRepeated = names !== undefined && headersOf(names) === `${line}\n${lines[index + 1]}`;
    if (isRepeated && lines[index + 2]?.startsWith('@@ ') === true) index++;
    else kept.push(line);
  }
  const thinned = kept.join('\n');
  return kept.length <= lines.length && restoreHeaders(thinned) === text ? thinned : undefined;
}

/** The text that `thinHeaders` was given; any other text comes back as it is. */
export function restoreHeaders(text: string): string {
  if (!text.startsWith(`${MARKER}\n`)) return text;
  const restored: string[] = [];
  let names: Names | undefined;
  for (const line of text.slice(MARKER.length + 1).split('\n')) {
    if (names !== undefined && line.startsWith('@@ ')) restored.push(headersOf(names));
    names = namesAfter(line, names);
    restored.push(line);
  }
  return restored.join('\n');
}

/** Whether a text is what `thinHeaders` makes of some other text. */
export function isThinned(text: string): boolean {
  const restored = restoreHeaders(text);
  return restored !== text && thinHeaders(restored) === text;
}

/** What a file was called before and after. */
interface Names {
  readonly old: string;
  readonly new: string;
}

/** The names that count behind a line, as long as no hunk has begun. */
function namesAfter(line: string, names: Names | undefined): Names | undefined {
  const git = GIT.exec(line);
  if (git !== null) return { old: git[1] ?? '', new: git[2] ?? '' };
  if (names === undefined || /^(?:@@ |--- |\+\+\+ )/.test(line)) {
    return line.startsWith('--- ') ? names : undefined;
  }
  if (line.startsWith('new file mode ')) return { ...names, old: NONE };
  return line.startsWith('deleted file mode ') ? { ...names, new: NONE } : names;
}

function headersOf(names: Names): string {
  return `--- ${names.old}\n+++ ${names.new}`;
}

/** A text without its runs of encoded bytes, and how many characters they have. */
export interface FoldedText {
  readonly text: string;
  /** UTF-16 units that were left out. */
  readonly characters: number;
}

/** A run of fewer characters may be a token or a key that somebody reads; the bytes of a file take more. */
const SHORTEST_RUN = 512;
/** What is shown of a run: its first bytes tell what it is, such as the header of a picture with its size. */
const SHOWN = 64;
/** Base64 and hexadecimal digits use so many different characters at least; ruled lines and padding fewer. */
const LEAST_VARIETY = 14;
/** Backslashes stand in strings of JSON before the ends of lines within base64. */
const RUN_CHARACTER = /[A-Za-z0-9+/_\\-]/;
const DIGIT = /\d/;

/**
 * A text in which base64 and hexadecimal runs, as of pictures and archives, stand with their first characters and the
 * number of the others; lines stay where they are. Undefined where it has no such runs. Linear in the length of the text.
 */
export function foldOpaqueRuns(text: string): FoldedText | undefined {
  let folded = '';
  let shownTo = 0;
  let characters = 0;
  // Every run that is long enough covers one of these places.
  for (let at = SHORTEST_RUN - 1; at < text.length; at += SHORTEST_RUN) {
    const start = startOfRun(text, at, shownTo);
    const end = endOfRun(text, at);
    at = Math.max(at, end - 1);
    if (!isOpaque(text, start, end)) continue;
    const left = end - start - SHOWN;
    folded += `${text.slice(shownTo, start + SHOWN)}[… ${left} characters …]`;
    characters += left;
    shownTo = end;
  }
  return characters === 0 ? undefined : { text: folded + text.slice(shownTo), characters };
}

/** The end of the run that a place stands in; the place itself where it stands in none. */
function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && RUN_CHARACTER.test(text.charAt(end))) end += 1;
  return end;
}

function startOfRun(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && RUN_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  return start;
}

function isOpaque(text: string, start: number, end: number): boolean {
  if (end - start < SHORTEST_RUN) return false;
  const sample = text.slice(start, start + SHORTEST_RUN);
  return DIGIT.test(sample) && new Set(sample).size >= LEAST_VARIETY;
}

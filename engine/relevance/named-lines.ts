/** Digits before a colon are a time of day or a ratio. */
const LINE =
  /\blines?[ :#]{1,2}(\d{1,7})(?: ?(?:-|–|to) ?(\d{1,7}))?|[A-Za-z_)]:(\d{1,7})(?::\d{1,5})?\b|\bL(\d{1,7})\b/gi;
const MOST_LINES = 200;

/** The line numbers that a text names, as in `line 12`, `lines 10-20`, `a.py:12` and stack frames. */
export function namedLines(text: string): readonly number[] {
  const found = new Set<number>();
  for (const match of text.matchAll(LINE)) {
    const first = Number(match[1] ?? match[3] ?? match[4]);
    const last = Math.min(Number(match[2] ?? first), first + MOST_LINES);
    for (let line = first; line <= last && found.size < MOST_LINES; line += 1) found.add(line);
  }
  return [...found];
}

/** `Subject: …`, in bold `*Subject:* …`, or the next line of one that is long. */
const HEADER = /^\*?[A-Z][A-Za-z]{1,30}(?:-[A-Za-z]{1,30}){0,5}:\*?(?:\s|$)/;
const CONTINUED = /^[ \t]+\S/;
/** The line before each mail of an mbox, and before one that is forwarded: `-----Original Message-----`, or a rule. */
const ENVELOPE =
  /^From \S.{0,200}\d{1,2}:\d\d:\d\d .{0,20}\d{4}\s*$|^(?:-{4,} ?\S.{0,60}-{4,}|_{8,}|-{8,})\s*$/;
/** What a reader of a mail is shown: who wrote it, when, to whom and about what. */
const TELLING = /^\*?(?:From|Sent|Date|To|Subject)(?=:)/;
/** Only headings of mails hold both of them. */
const WRITTEN_BY = /^\*?From: ?\S/m;
const ABOUT = /^\*?(?:Subject|Date|Sent): ?\S/m;
const FEWEST_HEADERS = 3;
/** What is not next to the sender is a heading of its own, by so much below the one above. */
const STEP = 0.05;
const DEEPEST = 0.9;

/** Whether a text may hold mails. */
export function mayHoldMail(text: string): boolean {
  return WRITTEN_BY.test(text) && ABOUT.test(text);
}

/** Whether a line is one that stands right above the header of a mail. */
export function standsAboveMail(line: string): boolean {
  return ENVELOPE.test(line);
}

/** How many lines the header of a mail has that starts with a line; 0 where none does. */
export function mailHeaderLength(lines: readonly string[], start: number): number {
  let [end, headers] = [start + (standsAboveMail(lines[start] ?? '') ? 1 : 0), 0];
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    if (HEADER.test(line)) headers += 1;
    else if (headers === 0 || !CONTINUED.test(line)) break;
  }
  const isHeader = headers >= FEWEST_HEADERS && mayHoldMail(lines.slice(start, end).join('\n'));
  return isHeader ? end - start : 0;
}

/**
 * The level of each line of the header of a mail: 0 for what tells who wrote it and stands first, more for the rest of
 * what a reader is shown; undefined for what only programs read.
 */
export function mailHeaderLevels(header: readonly string[]): readonly (number | undefined)[] {
  let level: number | undefined;
  let isAbove = false;
  return header.map((line) => {
    const isTelling = TELLING.test(line) || standsAboveMail(line);
    const isPart = isTelling || (isAbove && CONTINUED.test(line));
    if (isPart) level = nextLevel(level, isAbove);
    isAbove = isPart;
    return isPart ? level : undefined;
  });
}

/** Lines next to each other at the top are one heading. */
function nextLevel(level: number | undefined, isNextTo: boolean): number {
  if (level === undefined || (level === 0 && isNextTo)) return 0;
  return Math.min(level + STEP, DEEPEST);
}

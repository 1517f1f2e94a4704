/** `> ` and `>> ` at the start of a line, as mails and Markdown mark what they quote. */
const MARKS = /^ ?(?:> ?){1,20}/;
const ALL_MARKS = new RegExp(MARKS, 'gm');
/** What is said of a quote right above it: `On Monday, Ann wrote:`. */
const LONGEST_ATTRIBUTION = 300;
const INTRODUCES = /[:：]\s*$/;

/** How many marks of a quote a line begins with: 1 in what is quoted, 2 in what is quoted there, 0 elsewhere. */
export function quoteDepth(line: string): number {
  return MARKS.exec(line)?.[0].replaceAll(' ', '').length ?? 0;
}

/** Lines without the marks of quotes. */
export function withoutQuoteMarks(text: string): string {
  return text.includes('>') ? text.replace(ALL_MARKS, '') : text;
}

/** Whether a paragraph above a quote says whose words these are, or what they are. */
export function isAttribution(paragraph: string): boolean {
  return paragraph.length <= LONGEST_ATTRIBUTION && INTRODUCES.test(paragraph);
}

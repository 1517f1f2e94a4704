import type { Span } from './sentences.ts';

const NAME = '(?:document|passage|doc|source|context|result|chunk|article|snippet|文档|段落)';
const NUMBER = String.raw`(?:\[\d{1,4}\]|\(\d{1,4}\)|#?\d{1,4})`;
/** A title in brackets, which may hold brackets itself. */
const TITLE = String.raw`(?:\s?\((?:title|source|标题)\s?[:：=][^()\n]{0,300}(?:\([^()\n]{0,100}\)[^()\n]{0,100}){0,3}\))?`;
const LABEL = new RegExp(
  String.raw`\s{0,20}(?:${NAME}\s?${NUMBER}${TITLE}\s?(?:[:：.)-]|(?<=[\])]))|\[\d{1,4}\]${TITLE}[:：.]?)\s+(?=\S)`,
  'iy',
);

/** Where the label ends that a passage starts with on its own line, as in `[3] …` and `Document [3](Title: …) …`. */
export function labelEnd(text: string, { start, end }: Span): number {
  LABEL.lastIndex = start;
  const behind = start + (LABEL.exec(text)?.[0].length ?? 0);
  return behind < end ? behind : start;
}

/** An option as manuals and help texts name it, with what it does behind a gap: `  -q, --quiet   Say less.` */
const OPTION = /[ \t]{0,20}-{1,2}[\w?#][^\n]{0,60}?(?: {2,}|\t+ *)(?=\S)/y;

/** Where the option ends that a line describes; the start of the line where it describes none. */
export function optionEnd(text: string, { start, end }: Span): number {
  OPTION.lastIndex = start;
  const behind = start + (OPTION.exec(text)?.[0].length ?? 0);
  return behind < end ? behind : start;
}

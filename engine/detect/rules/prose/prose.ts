import type { Detection } from '../../../content.ts';
import { isConversation, speakerLength } from '../../../lines/turns.ts';
import { share, type Sample } from '../../sample.ts';
import { isWrapped } from './wrapped.ts';

/** Many scripts write vowels as marks on their letters. */
const WORD = /\p{L}[\p{L}\p{M}]+/gu;
/** Thai and Lao have no marks, but spaces between sentences and their parts only. */
const SENTENCE_END =
  /[.!?…]["'”’)\]]?(?=\s|$)|[。！？」।॥؟۔။។։።།]|(?<=[\u0E01-\u0EFF]) +(?=[\u0E01-\u0EFF])/gu;
const MARK = /[{}[\]<>=;|\\/_#$@&*+~^]/g;
const WIDE_SCRIPT = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\u0E00-\u0E7F]/g;

/** Tags of pages, which are left to another rule. */
const PAGE_TAGS =
  'body|button|div|footer|form|h[1-6r]|head|header|html|li|main|nav|ol|p|script|span|style|t(?:able|body|d|h|head|r)|ul';
/** A line that is one tag of another kind, as around the passages of a search. */
const PASSAGE_TAG = new RegExp(
  String.raw`^\s*<\/?(?!(?:${PAGE_TAGS})\b)[A-Za-z][\w:.-]{0,60}(?:\s[^<>]{0,300})?>\s*$`,
  'i',
);

/** What has no words of its own: rules between sections, and lines of a table of contents, with dots up to the page. */
const SET_OUT = /^\s*([=\-*_~#+])\1{3,}\s*$|\.{5}|(?: \.){4}/;

/** Paragraphs have them between each other; lines that were picked out of paragraphs have none. */
const BLANK_LINE = /\n[ \t]*\r?\n/;

/** What mails begin with. */
const SENDER = /^From: ?\S/;
const SUBJECT = /^(?:Subject|Date|Sent): ?\S/m;
const MAIL_HEADER =
  /^(?:[A-Z][A-Za-z]{1,30}(?:-[A-Za-z]{1,30}){0,5}:(?:\s|$)|From \S+.*\d{4}$|[ \t]+\S)/;
const QUOTED = /^(?:> ?){1,9}/;

/** Sentences, in any script. */
export function prose(sample: Sample): Detection | undefined {
  const lines = textOf(sample).filter((line) => !PASSAGE_TAG.test(line) && !SET_OUT.test(line));
  const text = lines.join('\n').slice(0, 4_000);
  if (text.length < 40) return undefined;
  const words = text.match(WORD)?.reduce((sum, word) => sum + word.length, 0) ?? 0;
  const wide = text.match(WIDE_SCRIPT)?.length ?? 0;
  const marks = (text.match(MARK)?.length ?? 0) / text.length;
  const sentences = text.match(SENTENCE_END)?.length ?? 0;
  const lettered = Math.max(words, wide) / text.length;
  const perSentence = text.length / Math.max(1, sentences);
  if (lettered < 0.5 || sentences === 0 || perSentence > 700) return undefined;
  const isFilled = perSentence <= 400 && BLANK_LINE.test(sample.text) && isWrapped(lines);
  if (marks > (isFilled ? 0.07 : 0.04)) return undefined;
  // Reports and lists have words as well, but indented, or on lines that are no sentences.
  const isSetOut = share(lines, /^(?:\t| {2})/) >= 0.4 || sentences < 0.2 * lines.length;
  if (isSetOut && !isFilled && averageLength(lines) < 90) return undefined;
  return { kind: 'prose', confidence: Math.min(0.9, 0.35 + 0.6 * lettered - 4 * marks) };
}

/** The lines without what says whose words they are, which is no sentence. */
function textOf(sample: Sample): readonly string[] {
  const lines = withoutMailHeaders(sample);
  if (!isConversation(lines.join('\n'))) return lines;
  return lines.map((line) => line.slice(speakerLength(line))).filter((line) => line !== '');
}

/** The lines; of mails without the headers, and without the marks of what is quoted. */
function withoutMailHeaders({ lines, text }: Sample): readonly string[] {
  if (!lines.some((line) => SENDER.test(line)) || !SUBJECT.test(text)) return lines;
  return lines
    .filter((line) => !MAIL_HEADER.test(line))
    .map((line) => line.replace(QUOTED, ''))
    .filter((line) => line.trim() !== '');
}

function averageLength(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0) / Math.max(1, lines.length);
}

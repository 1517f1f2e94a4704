import { isAbbreviation } from './abbreviations.ts';

/** A stretch of a text, from its first character to behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Marks that may end a sentence, line ends among them. */
const MARK = /[.!?…।؟۔။។։።།]+|[。！？｡]+|\n/g;
/** What may follow the mark and still belongs to the sentence: quotes, brackets, and references such as `[1]`. */
const CLOSING = /(?:["'”’»)\]」』）】]|\[\d{1,3}\])*/y;
const NEXT_WORD = /[ \t\r\u00A0\u3000]+["'“‘«([]*(\p{Ll})?/uy;
/** `3.1.`, `b.`, `IV.`, `Section 4.`: the number of what follows, not a sentence. */
const NUMBER =
  /^\s*\(?(?:(?:\p{L}[\p{L}\p{M}]{0,11}\.?|§) )?(?:\p{N}{1,4}(?:\.\p{N}{1,4}){0,8}|[a-z]|[IVXLC]{1,8})[.)]{1,2}\s*$/u;
const LONGEST_NUMBER = 32;
/** A line that is filled to a right margin goes on in the next one. */
const SHORTEST_WRAPPED_LINE = 50;
/** Where nothing marks the end of a sentence, it ends at a space behind so many characters, or at last anywhere. */
const LONGEST_SENTENCE = 400;
const LONGEST_WORD = 200;
/** Thai and its neighbours set spaces between sentences and their parts, not between words, and no full stops. */
const UNSPACED = /[\u0E01-\u0EFF\u1000-\u109F\u1780-\u17FF]/;
const LONGEST_UNSPACED = 150;
/** Characters in which the script of a sentence shows. */
const LOOKED_AT = 40;

/**
 * The sentences of a paragraph, without the white space between them. English full stops are judged by what stands
 * around them; other scripts by their own marks. Takes linear time and depends on no language data of the platform.
 */
export function sentencesIn(text: string, paragraph: Span): readonly Span[] {
  const sentences: Span[] = [];
  let start = paragraph.start;
  const finish = (end: number): void => {
    const sentence = trimmed(text, { start, end });
    if (sentence.end > sentence.start) sentences.push(...pieces(text, sentence));
    start = end;
  };
  MARK.lastIndex = paragraph.start;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    if (mark.index >= paragraph.end) break;
    const behind = mark.index + mark[0].length;
    const end = mark[0] === '\n' ? lineBreak(text, start, mark.index) : endBehind(text, behind);
    if (end === undefined || isNumber(text, { start, end })) continue;
    finish(Math.min(end, paragraph.end));
    MARK.lastIndex = Math.max(end, behind);
  }
  finish(paragraph.end);
  return sentences;
}

/** The span without white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let [first, last] = [start, end];
  while (first < last && isSpace(text.charCodeAt(first))) first += 1;
  while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1;
  return { start: first, end: last };
}

/** Where the sentence ends whose closing mark ends at an index; undefined where it goes on. */
function endBehind(text: string, behind: number): number | undefined {
  CLOSING.lastIndex = behind;
  const end = behind + (CLOSING.exec(text)?.[0].length ?? 0);
  const mark = text.charCodeAt(behind - 1);
  if (mark > 0x30_00) return end;
  if (end === text.length || text.charCodeAt(end) === 0x0a) return end;
  NEXT_WORD.lastIndex = end;
  const next = NEXT_WORD.exec(text);
  if (next === null || next[1] !== undefined) return undefined;
  return mark === 0x2e && end === behind && isAbbreviation(text, behind - 1) ? undefined : end;
}

function isNumber(text: string, { start, end }: Span): boolean {
  return end - start <= LONGEST_NUMBER && NUMBER.test(text.slice(start, end));
}

/** A line end ends the sentence unless its line was only full. */
function lineBreak(text: string, start: number, index: number): number | undefined {
  const line = Math.max(start, text.lastIndexOf('\n', index - 1) + 1);
  return index - line < SHORTEST_WRAPPED_LINE ? index : undefined;
}

/** A sentence beyond all measure in pieces, each behind a space where there is one. */
function pieces(text: string, { start, end }: Span): readonly Span[] {
  const isUnspaced = UNSPACED.test(text.slice(start, Math.min(end, start + LOOKED_AT)));
  const piece = isUnspaced ? LONGEST_UNSPACED : LONGEST_SENTENCE;
  const most = isUnspaced ? piece : piece + LONGEST_WORD;
  const cuts: Span[] = [];
  let from = start;
  while (end - from > most) {
    const to = cutBehind(text, from + piece);
    if (to >= end) break;
    cuts.push({ start: from, end: to });
    from = trimmed(text, { start: to, end }).start;
  }
  return from < end ? [...cuts, { start: from, end }] : cuts;
}

function cutBehind(text: string, index: number): number {
  for (let at = index; at < index + LONGEST_WORD; at += 1) {
    if (isSpace(text.charCodeAt(at))) return at;
  }
  const isPair = text.charCodeAt(index) >= 0xdc_00 && text.charCodeAt(index) <= 0xdf_ff;
  return isPair ? index + 1 : index;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x30_00;
}

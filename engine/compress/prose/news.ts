import type { ProseDocument } from './document.ts';

/** Words that report a failure, as a program or a report writes them. */
const NEWS =
  /\b(?:FATAL|CRITICAL|PANIC|ERROR|FAIL(?:ED|URE)?|failed)\b|\b[A-Z][A-Za-z]{2,40}(?:Error|Exception)(?=:|\s*$)|\berror \[?[A-Z]{1,6}\d{2,5}\b|\bexit (?:code|status) [1-9]\d{0,3}\b/g;
/** One of these stands in each of them. */
const PART_OF_NEWS = /FATAL|CRITICAL|PANIC|ERROR|FAIL|failed|Error|Exception|error |exit /;
/** In a long line such a word is part of a story. */
const LONGEST_LINE = 400;
/** More different news than this are a list of names. */
const MOST = 40;

/**
 * The units that must stay so that no failure goes unmentioned: of those that hold the same word for it, the one
 * with the highest score. Only short lines count: in running text the word is part of a story.
 */
export function unitsWithNews(
  { text, units }: ProseDocument,
  scores: readonly number[],
): readonly number[] {
  if (!PART_OF_NEWS.test(text)) return [];
  const best = new Map<string, number>();
  for (const [index, { start, end }] of units.entries()) {
    for (const [news] of text.slice(start, end).matchAll(NEWS)) {
      const known = best.get(news);
      const isBetter = known === undefined || (scores[index] ?? 0) > (scores[known] ?? 0);
      const hasRoom = known !== undefined || best.size < MOST;
      if (isBetter && hasRoom && isShort(text, start)) best.set(news, index);
    }
  }
  return [...new Set(best.values())];
}

/** Whether the line around an index is short; looks only as far as that takes. */
function isShort(text: string, index: number): boolean {
  const from = Math.max(0, index - LONGEST_LINE);
  const start = from + text.slice(from, index).lastIndexOf('\n') + 1;
  const behind = text.slice(index, index + LONGEST_LINE + 1);
  const end = index + (behind.includes('\n') ? behind.indexOf('\n') : behind.length);
  return end - start <= LONGEST_LINE;
}

import type { Span } from './sentences.ts';

/** `10:32`, `0:12:03.500`, `9:48 PM`, behind a date or not. */
const CLOCK = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,3})?)?(?:\s?[AaPp]\.?[Mm]\b\.?)?`;
const TIME = String.raw`[[(]?(?:[\w/.,-]{1,12} {1,2}){0,3}${CLOCK}[\])]?`;
/** One to four words, which a person's name or a role in capitals is. */
const NAME = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}\d.'’_-]{0,30}(?: [\p{Lu}\p{Lo}\d(][\p{L}\p{M}\d.'’_)-]{0,30}){0,3}`;
const NICK = String.raw`[\p{L}\d_][\p{L}\p{M}\d .'’_#-]{0,40}?`;
/** `Ann: …`, `**Ann Smith:** …`, `[00:12:03] Ann: …`, `3/12/24, 9:48 - Ann: …`, `10:32 <ann> …`. */
const SAID = [
  String.raw`(?:${TIME}\s?[-–—|]?\s)?<([^<>\n]{1,80})>(?=\s)`,
  String.raw`${TIME}\s?[-–—|]?\s(${NICK})[:：](?=\s)`,
  String.raw`(?:\*\*)?(${NAME})(?:\*\*)?(?: ?[[(]${CLOCK}[\])])?[:：](?:\*\*)?(?=\s)`,
].join('|');
/** `Ann Smith  9:48 PM`, `ann — 03/12/2024 9:48`, above what was said. */
const ABOVE = String.raw`(${NICK})(?: ?[-–—|•·,]| ) ?${TIME}[ \t\r]*$`;
/** One of these marks is in each of them: most other lines are passed over at once. */
const MARKED = String.raw`(?=[^\n:：<]{0,120}[:：<])[ \t]{0,8}`;
/** Lines begin with one of these where somebody says something. */
const TURN = new RegExp(String.raw`^${MARKED}(?:${SAID}|${ABOVE})`, 'gmu');
const LABEL = new RegExp(String.raw`${MARKED}(?:${SAID})[ \t]+`, 'yu');
const NAMED_ABOVE = new RegExp(String.raw`^${MARKED}${ABOVE}`, 'u');
/** A line with a name and a time alone is not longer. */
const LONGEST_ABOVE = 100;
const FEWEST_TURNS = 4;
/** So often each name is met on average: where every name stands once, it is a list. */
const TIMES_NAMED = 2;
/** Fewer lines than one of so many are no conversation. */
const LINES_TO_A_TURN = 8;

/** Finds who speaks in the lines of a conversation. */
export interface Turns {
  /** Where the name ends that a line begins with; the start of the line where it has none. */
  labelEnd(line: Span): number;
  /** Whether a line says only who speaks below it, and when. */
  isAbove(line: string): boolean;
}

const NO_TURNS: Turns = { labelEnd: ({ start }) => start, isAbove: () => false };

/**
 * Who says what in a text, if it is a conversation: a chat, a transcript of a meeting, an interview. That many lines
 * begin with the same few names, or that these stand above them with a time, makes it one.
 */
export function turnsOf(text: string): Turns {
  const names = new Map<string, number>();
  let turns = 0;
  for (const match of text.matchAll(TURN)) {
    const name = match.slice(1).find((group) => group !== undefined) ?? '';
    names.set(name, (names.get(name) ?? 0) + 1);
    turns += 1;
  }
  if (turns < FEWEST_TURNS || turns < TIMES_NAMED * names.size) return NO_TURNS;
  if (turns * LINES_TO_A_TURN < filledLines(text)) return NO_TURNS;
  return {
    labelEnd({ start, end }) {
      LABEL.lastIndex = start;
      const behind = start + (LABEL.exec(text)?.[0].length ?? 0);
      return behind < end ? behind : start;
    },
    isAbove: (line) => line.length <= LONGEST_ABOVE && NAMED_ABOVE.test(line),
  };
}

function filledLines(text: string): number {
  return text.match(/^[ \t]*[^\s]/gm)?.length ?? 0;
}

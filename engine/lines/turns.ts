/** `10:32`, `0:12:03.500`, `9:48 PM`, behind a date or not, and from one such time to another. */
const CLOCK = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,3})?)?(?:\s?[AaPp]\.?[Mm]\b\.?)?`;
const UNTIL = String.raw`(?: ?(?:[-–—]|-->) ?${CLOCK})?`;
const TIME = String.raw`[[(]?(?:[\w/.,-]{1,12} {1,2}){0,3}(?:\d{4}-\d\d-\d\dT)?${CLOCK}${UNTIL}[\])]?`;
/** One to four words, which a person's name or a role in capitals is. */
const NAME = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}\d.'’_-]{0,30}(?: [\p{Lu}\p{Lo}\d(][\p{L}\p{M}\d.'’_)-]{0,30}){0,3}`;
/** A nickname, also `@ann:example.org` of Matrix. */
const NICK = String.raw`@[\w.-]{1,60}:[\w.-]{1,80}|[\p{L}\d_][\p{L}\p{M}\d .'’_#-]{0,40}?`;
/** `Ann: …`, `**Ann Smith:** …`, `[00:12:03] Ann: …`, `3/12/24, 9:48 - Ann: …`, `10:32 <ann> …`, `[0:12 - 0:15] Ann: …`. */
const SAID = [
  String.raw`(?:${TIME}\s?[-–—|]?\s)?<([^<>\n]{1,80})>(?=\s|$)`,
  String.raw`${TIME}\s?[-–—|]?\s(${NICK})[:：](?=\s|$)`,
  String.raw`(?:\*\*)?(${NAME})(?:\*\*)?(?: ?[[(]${CLOCK}[\])])?[:：](?:\*\*)?(?=\s|$)`,
].join('|');
/** `Ann Smith  9:48 PM`, `ann — 03/12/2024 9:48`, above what was said. */
const ABOVE = String.raw`(${NICK})(?: ?[-–—|•·,]| ) ?${TIME}[ \t\r]*$`;
/** One of these marks is in each of them: most other lines are passed over at once. */
const MARKED = String.raw`(?=[^\n:：<]{0,120}[:：<])[ \t]{0,8}`;
/** Lines begin with one of these where somebody says something. */
const TURN = new RegExp(String.raw`^${MARKED}(?:${SAID}|${ABOVE})`, 'gmu');
const LABEL = new RegExp(String.raw`^${MARKED}(?:${SAID})\s*`, 'u');
const LABEL_ABOVE = new RegExp(String.raw`^${MARKED}${ABOVE}`, 'u');
/** A line with a name and a time alone is not longer. */
const LONGEST_ABOVE = 100;
const FEWEST_TURNS = 4;
/** So often each name is met on average: where every name stands once, it is a list. */
const TIMES_NAMED = 2;
/** Fewer lines than one of so many are no conversation. */
const LINES_TO_A_TURN = 8;

/**
 * Whether people talk to each other in a text, as in a chat, a transcript of a meeting or an interview: many lines
 * begin with the same few names, or these stand above them with a time.
 */
export function isConversation(text: string): boolean {
  const names = new Set<string>();
  let turns = 0;
  for (const match of text.matchAll(TURN)) {
    names.add(match.slice(1).find((group) => group !== undefined) ?? '');
    turns += 1;
  }
  if (turns < FEWEST_TURNS || turns < TIMES_NAMED * names.size) return false;
  return turns * LINES_TO_A_TURN >= filledLines(text);
}

/** How much of a line of a conversation, from its start, says who speaks, and when: all of it above what is said. */
export function speakerLength(line: string): number {
  const label = LABEL.exec(line)?.[0];
  if (label !== undefined) return label.length;
  return line.length <= LONGEST_ABOVE && LABEL_ABOVE.test(line) ? line.length : 0;
}

function filledLines(text: string): number {
  return text.match(/^[ \t]*[^\s]/gm)?.length ?? 0;
}

/** Characters of a line that are enough to find it by. */
const LONGEST = 60;
/** Characters that a line must have to be told from others. */
const LEAST = 12;
const ALARM =
  /\b(?:errors?|fail(?:ed|ures?|s)?|fatal|panic|critical|traceback)\b|(?:Error|Exception)\b/i;

/**
 * The line by which lines can be found where they stand: the first that tells of a failure, for that must
 * not go unseen, else the first that says something. Cut after 60 characters.
 */
export function quoteOf(lines: readonly string[]): string {
  const telling = lines.filter((line) => line.length >= LEAST && line.trim().length >= LEAST);
  const quoted = telling.find((line) => ALARM.test(line)) ?? telling[0] ?? lines[0] ?? '';
  const trimmed = quoted.trim().replaceAll('\t', ' ').replaceAll('[headroom', '[…');
  return trimmed.length <= LONGEST ? trimmed : `${trimmed.slice(0, LONGEST)}…`;
}

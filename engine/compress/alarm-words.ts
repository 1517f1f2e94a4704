/** Words that a reader would miss, and names of errors where a message follows them or the line ends. */
const ALARM =
  /\b(?:FATAL|CRITICAL|PANIC|ERROR|FAIL(?:ED|URE)?|failed)\b|\b[A-Z][A-Za-z]{1,40}(?:Error|Exception)(?=:|\s*$)|\berror(?: \[?|\[)[A-Z]{1,6}\d{2,5}\b|\bexit (?:code|status) [1-9]\d{0,3}\b/gm;
/** What every alarm holds. Most texts have nothing of it, which takes half as long to find out. */
const SIGN = /FATAL|CRITICAL|PANIC|ERROR|FAIL|failed|Error|Exception|error[ [][A-Z[]|exit /;
const MOST_WORDS = 24;

/** Whether a text has one of these words. */
export function hasAlarm(text: string): boolean {
  return SIGN.test(text) && text.search(ALARM) !== -1;
}

/** The words of failure in texts with the numbers of texts that hold them, the most frequent first: `failed 3, ERROR 1`. */
function alarmWords(texts: Iterable<string>, shown: string): string {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (!SIGN.test(text)) continue;
    for (const word of new Set(text.match(ALARM))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word]) => !shown.includes(word))
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_WORDS)
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
}

/**
 * The same as a note behind the number of what is left out: ` (among them failed 3)`; empty where there are none.
 * Words that stand in what is shown need no mention.
 */
export function alarmNote(texts: Iterable<string>, shown = ''): string {
  const words = alarmWords(texts, shown);
  return words === '' ? '' : ` (among them ${words})`;
}

/**
 * Words that a reader would miss, states and reasons of Kubernetes and others, names of errors where a message follows
 * them or the line ends, and exits that are not 0.
 */
const WORD =
  /\b(?:FATAL|CRITICAL|PANIC|ERROR|FAIL(?:ED|URE)?|DEGRADED|FAULTED|OFFLINE|DOWN|[Ff]ailed(?!["']?[:=]? {0,9}0\b)|Failed[A-Z]\w{1,40}|OOMKilled|Evicted|[A-Z]\w{1,40}BackOff)\b|\b[A-Z][A-Za-z]{1,40}(?:Error|Exception)(?=:|\s*$)|\berror(?: \[?|\[)[A-Z]{1,6}\d{2,5}\b|\b[Ee]xit(?:ed with)?[ _]?(?:[Cc]ode|[Ss]tatus)"?[:=]?\s{0,12}[1-9]\d{0,3}\b|\bExited \([1-9]\d{0,2}\)|\bstatus=[1-9]\d{0,2}\/[A-Z]+/gm;
/** What every one of them holds. Most texts have nothing of it, which takes half as long to find out. */
const SIGN =
  /FATAL|CRITICAL|PANIC|ERROR|FAIL|DEGRADED|FAULTED|OFFLINE|DOWN|[Ff]ailed|Error|Exception|error[ [][A-Z[]|[Ee]xit|OOMKilled|Evicted|BackOff|=[1-9]\d{0,2}\/[A-Z]/;
/** What a value says that reports a failure, in any case. */
const STATES =
  'err|errors?|fatal|crit(?:ical)?|alert|emerg(?:ency)?|panic|severe|fail(?:s|ed|ure|ing)?|exception|crash(?:ed)?|(?:init:)?\\w{0,40}backoff|errimagepull|oomkilled|aborted|broken|unhealthy|degraded|faulted|offline|down|unreachable|notready|timed?[ _-]?out|evicted|killed';
/** A value that is one of these states, and nothing else. */
const STATE = new RegExp(`^(?:${STATES})$`, 'i');
/** The same behind the name of the value, as in `Reason: Error`. */
const NAMED_STATE = new RegExp(`[:|](?<=[\\w ].)[ \\t]{1,40}(${STATES})[ \\t]*$`, 'gim');
const MOST_WORDS = 24;

/** Whether a value, such as one of a column, is a state that reports a failure. */
export function isAlarmingState(value: string): boolean {
  return STATE.test(value.trim());
}

/** Whether a text has words of failure, or names a state that reports one. */
export function hasAlarm(text: string): boolean {
  return (SIGN.test(text) && text.search(WORD) !== -1) || text.search(NAMED_STATE) !== -1;
}

function alarmsIn(text: string): readonly string[] {
  const words = SIGN.test(text) ? (text.match(WORD) ?? []) : [];
  // Most texts have none, which `matchAll` takes four times as long to find out.
  const states = text.search(NAMED_STATE) === -1 ? [] : [...text.matchAll(NAMED_STATE)];
  return [...words, ...states.map(([, state = '']) => state)];
}

/** The words of failure in texts with the numbers of texts that hold them, the most frequent first: `failed 3, ERROR 1`. */
function alarmWords(texts: Iterable<string>, shown: string): string {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(alarmsIn(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
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

const VERBS =
  'on|handle|catch|throw|log|report|get|set|is|has|clear|reset|with|to|as|create|register|wrap|format|parse|map|show|print|ignore';
/** What such a name ends in where it holds what is known of a failure. */
const DATA =
  '[Cc]ode|[Mm]essage|[Rr]eason|[Cc]ount|[Ii]d|[Tt]ype|[Oo]ccurred|[Dd]etected|[Ee]xpired|[Ee]xceeded|[Rr]esponse|[Rr]eply|[Rr]esult|[Ss]tatus|[Ee]vent';
/** Behind it stands a value. */
const NO_VALUE = String.raw`\b(?!["']? ?[=:])`;
const CALLBACK = new RegExp(
  String.raw`\b(?:${VERBS})(?:Error|Exception|Failure|Timeout)s?${NO_VALUE}`,
  'g',
);
const PART = new RegExp(
  String.raw`\b\w{0,30}?(?:[Ee]rror|[Ee]xception|[Ff]ailure|[Tt]imeout)s?(?:(?=[A-Z])|_)(?!${DATA})\w{1,40}${NO_VALUE}(?<!Error|Exception|Fail(?:ure|ed))`,
  'g',
);

/**
 * A line without the names in it that have a word of failure as a part, as `errorHandler`, `onFailure` and `timeout_ms` do: no
 * failure is reported by them, unless they are what was thrown, or the name of a value.
 */
export function withoutCodeNames(line: string): string {
  return line.replaceAll(CALLBACK, '').replaceAll(PART, '');
}

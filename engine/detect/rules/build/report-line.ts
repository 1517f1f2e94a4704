import { anyOf } from '../../../common/patterns.ts';
/** A place in a file with what a compiler or a checker reports of it: behind its level, its code or its rule. */
export const REPORT_LINE: RegExp = anyOf([
  /^[^\s:]\S{0,300}:\d+:\d+: (?:[A-Z]: |[A-Z].{0,400} \([a-z][\w:/-]{2,60}\)$)/,
  /^ *(?:error|warning|info) • /,
  /:\d+:(?:\d+:)? (?:fatal )?(?:error|warning|note)\b/,
  /:\d+:\d+ - (?:error|warning|information)\b/,
  /(?<!\d):\d+:\d+: [A-Z]{1,4}\d{3,5}\b/,
  /:\d+:\d+: .{1,400} \[(?:Error|Warning)(?:\/[\w@/-]+)?\]$/,
  /: line \d+, col \d+, (?:Error|Warning) - /,
]);

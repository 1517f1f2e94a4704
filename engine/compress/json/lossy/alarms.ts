import type { Column, Scalar } from './columns.ts';
import type { Profile } from './profile.ts';

const ALARMING_STATE =
  /^(?:err|errors?|fatal|crit(?:ical)?|alert|emerg(?:ency)?|panic|severe|fail(?:s|ed|ure|ing)?|exception|crash(?:ed|loopbackoff)?|oomkilled|aborted|broken|unhealthy|timed?[ _-]?out|evicted|imagepullbackoff|killed)$/i;
const ALARMING_TEXT =
  /\b(?:fatal|panic|traceback|segfault|fail(?:ed|ure)|crashed|exhausted|out of memory|timed out)\b|(?:error|exception|refused)\b/i;
const STATUS_NAME = /(?:^|[._])(?:http_?)?(?:status|code|status_?code|response_?code)$/i;
const EXIT_NAME = /(?:^|[._])(?:exit_?(?:code|status)|return_?code|rc|errno)$/i;
const SUCCESS_NAME = /(?:^|[._])(?:ok|success|succeeded|passed|healthy|is_?(?:ok|valid|healthy))$/i;
const FAILURE_NAME =
  /(?:^|[._])(?:error|errors|failed|failure|is_?error|has_?errors?|exception|crashed)$/i;

/** In more rows than one of ten, words of failure are the subject of the texts, not an alarm. */
const RARE_SHARE = 0.1;

/**
 * Per row, whether it reports a failure: an alarming state (`ERROR`, `failed`), a server error, a non-zero exit,
 * an error field that is set, or rare words of failure in a text.
 */
export function alarmedRows(profiles: readonly Profile[], rowCount: number): Uint8Array {
  const alarmed = new Uint8Array(rowCount);
  for (const profile of profiles) {
    for (const row of alarmedBy(profile, rowCount)) alarmed[row] = 1;
  }
  return alarmed;
}

function alarmedBy(profile: Profile, rowCount: number): readonly number[] {
  const { column, kind, counts } = profile;
  if (kind === 'constant' || kind === 'identifier' || kind === 'time') return [];
  if (kind === 'text' || kind === 'prose') return textAlarms(profile, rowCount);
  const alarming = new Set([...counts.keys()].filter(alarmIn(column.name)));
  if (alarming.size === 0 || alarming.size === counts.size) return [];
  return column.rows.filter((_, index) => alarming.has(column.values[index] ?? null));
}

/** Tells which values of a column with this name report a failure. */
function alarmIn(name: string): (value: Scalar) => boolean {
  const isExit = EXIT_NAME.test(name);
  const isStatus = STATUS_NAME.test(name);
  return (value) => {
    if (typeof value === 'string') return ALARMING_STATE.test(value.trim());
    if (typeof value === 'number') {
      return isExit ? value !== 0 : isStatus && value >= 500 && value <= 599;
    }
    return typeof value === 'boolean' && (value ? FAILURE_NAME : SUCCESS_NAME).test(name);
  };
}

function textAlarms({ column, missing }: Profile, rowCount: number): readonly number[] {
  if (FAILURE_NAME.test(column.name) && missing > rowCount / 2) return rowsWithText(column);
  const most = Math.max(1, rowCount * RARE_SHARE);
  const rows: number[] = [];
  for (let index = 0; index < column.values.length; index += 1) {
    const value = column.values[index];
    if (typeof value !== 'string' || !ALARMING_TEXT.test(value)) continue;
    rows.push(column.rows[index] ?? 0);
    if (rows.length > most) return [];
  }
  return rows;
}

function rowsWithText({ values, rows }: Column): readonly number[] {
  return rows.filter((_, index) => typeof values[index] === 'string' && values[index] !== '');
}

import { isAlarmingState } from '../../alarm-words.ts';
import type { Column } from './columns.ts';
import type { IsMeant, Levels, Scale } from './levels.ts';
import type { Profile } from './profile.ts';

const ALARMING_TEXT =
  /\b(?:fatal|panic|traceback|segfault|fail(?:ed|ure)|crashed|exhausted|out of memory|timed out)\b|(?:error|exception|refused)\b/i;
const STATUS_NAME = /(?:^|[._])(?:http_?)?(?:status|code|status_?code|response_?code)$/i;
const EXIT_NAME = /(?:^|[._])(?:exit_?(?:code|status)|return_?code|rc|errno)$/i;
const SUCCESS_NAME = /(?:^|[._])(?:ok|success|succeeded|passed|healthy|is_?(?:ok|valid|healthy))$/i;
const FAILURE_NAME =
  /(?:^|[._])(?:error|errors|failed|failure|is_?error|has_?errors?|exception|crashed)$/i;

/** What says more of an error that a row holds. */
const ERROR_PART =
  /(?:^|[._])(?:errors?|failures?|exception)(?:\[\])?\.(?:code|type|name|title|message|reason|details?)$/i;
const CALM = /^(?:ok|none|no|null|success|0)?$/i;

/** In more rows than one of ten, words of failure are the subject of the texts, not an alarm. */
const RARE_SHARE = 0.1;

/** What a row reports: the greater, the worse. */
export const SEVERITY = {
  none: 0,
  /** Rare words of failure in a text, though the level of the row is a lower one. */
  mention: 1,
  warning: 2,
  failure: 3,
} as const;

/** One of the values of `SEVERITY`. */
export type Severity = (typeof SEVERITY)[keyof typeof SEVERITY];

/** What is known about all rows of a list. */
interface Rows {
  readonly levels: Levels;
  readonly rowCount: number;
}

/**
 * Per row, what it reports. A failure is an alarming state (`ERROR`, `failed`), a server error, a non-zero exit, an
 * error field that is set, or, where rows have no level, rare words of failure in a text; a warning says so as its level.
 */
export function severitiesOf(profiles: readonly Profile[], { levels, rowCount }: Rows): Uint8Array {
  const severities = new Uint8Array(rowCount);
  const raise = (rows: readonly number[], severity: Severity): void => {
    for (const row of rows) severities[row] = Math.max(severities[row] ?? 0, severity);
  };
  for (const profile of profiles) {
    const { failure, warning } = levels.get(profile) ?? statesOf(profile);
    raise(rowsWhere(profile, failure, rowCount), SEVERITY.failure);
    raise(rowsWhere(profile, warning, rowCount), SEVERITY.warning);
    raise(errorParts(profile, rowCount), SEVERITY.failure);
    const isText = profile.kind === 'text' || profile.kind === 'prose';
    if (!isText) continue;
    raise(errorFields(profile, rowCount), SEVERITY.failure);
    raise(textAlarms(profile, rowCount), levels.size > 0 ? SEVERITY.mention : SEVERITY.failure);
  }
  return severities;
}

/** The rows whose value is among those of a kind, where not all rows are. */
function rowsWhere(
  { column, counts, kind }: Profile,
  isMeant: IsMeant,
  rowCount: number,
): readonly number[] {
  if (kind !== 'category' && kind !== 'number') return [];
  const meant = new Set([...counts.keys()].filter(isMeant));
  if (meant.size === 0) return [];
  const rows = column.rows.filter((_, index) => meant.has(column.values[index] ?? null));
  return new Set(rows).size === rowCount ? [] : rows;
}

/** The states of a column that has no scale of levels. */
function statesOf({ column }: Profile): Scale {
  return { failure: alarmIn(column.name), warning: () => false };
}

/** Tells which values of a column with this name report a failure. */
function alarmIn(name: string): IsMeant {
  const isExit = EXIT_NAME.test(name);
  const isStatus = STATUS_NAME.test(name);
  return (value) => {
    if (typeof value === 'string') return isAlarmingState(value);
    if (typeof value === 'number') {
      return isExit ? value !== 0 : isStatus && value >= 500 && value <= 599;
    }
    return typeof value === 'boolean' && (value ? FAILURE_NAME : SUCCESS_NAME).test(name);
  };
}

/** The rows with an error where most have none. */
function errorFields({ column, missing }: Profile, rowCount: number): readonly number[] {
  return FAILURE_NAME.test(column.name) && missing > rowCount / 2 ? rowsWithText(column) : [];
}

/** The rows with a record of an error where most have none. */
function errorParts({ column, missing }: Profile, rowCount: number): readonly number[] {
  if (missing * 2 <= rowCount || !ERROR_PART.test(column.name)) return [];
  return column.rows.filter((_, index) => !CALM.test(String(column.values[index] ?? '')));
}

function textAlarms({ column }: Profile, rowCount: number): readonly number[] {
  const most = Math.max(1, rowCount * RARE_SHARE);
  const rows: number[] = [];
  for (let index = 0; index < column.values.length; index += 1) {
    const value = column.values[index];
    if (typeof value !== 'string' || !isAlarming(value)) continue;
    rows.push(column.rows[index] ?? 0);
    if (rows.length > most) return [];
  }
  return rows;
}

function isAlarming(text: string): boolean {
  return ALARMING_TEXT.test(text) || isAlarmingState(text);
}

function rowsWithText({ values, rows }: Column): readonly number[] {
  return rows.filter((_, index) => typeof values[index] === 'string' && values[index] !== '');
}

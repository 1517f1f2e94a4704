import type { Scalar } from './columns.ts';
import type { Profile } from './profile.ts';

/** Tells whether a value is one of a kind. */
export type IsMeant = (value: Scalar) => boolean;

/** Which values of a column are failures, and which are warnings. */
export interface Scale {
  readonly failure: IsMeant;
  readonly warning: IsMeant;
}

/** The words that loggers, syslog, log services, compilers and Kubernetes have for levels below a warning, for a warning and above. */
const CALM =
  /^(?:trace|verbose|silly|dbug|debug|fine|finer|finest|config|info|information|informational|notice|note|help|failure-note|log|http|normal|default|success)$/i;
const WARNING = /^(?:warn|warning|wrn)$/i;
const FAILURE =
  /^(?:err|errors?|eror|fail|failure|severe|crit|critical|alert|emerg|emergency|panic|dpanic|fatal|exception)$/i;
/** Other words have other meanings, too: a column of levels has one of these at least. */
const UNMISTAKABLE = /^(?:trace|debug|info|information|warn|warning|error|fatal)$/i;
const WORDS: Scale = { failure: wordOf(FAILURE), warning: wordOf(WARNING) };
const IS_LEVEL: readonly IsMeant[] = [wordOf(CALM), WORDS.warning, WORDS.failure];
const IS_UNMISTAKABLE = wordOf(UNMISTAKABLE);

/** A column of numbers that are levels by the name of the column and by what the rows have besides. */
interface Convention {
  readonly name: RegExp;
  /** A column that its rows have, too. */
  readonly beside: RegExp;
  readonly values: ReadonlySet<number>;
  readonly scale: Scale;
}

const CONVENTIONS: readonly Convention[] = [
  // Bunyan and pino.
  {
    name: /^level$/,
    beside: /^(?:msg|message)$/,
    values: new Set([10, 20, 30, 40, 50, 60]),
    scale: { failure: (value) => Number(value) >= 50, warning: (value) => Number(value) === 40 },
  },
  // The journal of systemd has the severities of RFC 5424.
  {
    name: /^PRIORITY$/,
    beside: /^MESSAGE$/,
    values: new Set([0, 1, 2, 3, 4, 5, 6, 7]),
    scale: { failure: (value) => Number(value) <= 3, warning: (value) => Number(value) === 4 },
  },
];

/** The columns of levels and what their levels mean: all their values are words for levels, or numbers by a convention. */
export type Levels = ReadonlyMap<Profile, Scale>;

/** Those of the columns that hold levels. */
export function levelsOf(profiles: readonly Profile[]): Levels {
  return new Map(
    profiles.flatMap((profile) => {
      const scale = scaleOf(profile, profiles);
      return scale ? [[profile, scale] as const] : [];
    }),
  );
}

function scaleOf(profile: Profile, profiles: readonly Profile[]): Scale | undefined {
  const { column, counts, kind } = profile;
  if ((kind !== 'category' && kind !== 'number' && kind !== 'constant') || column.isNested)
    return undefined;
  const values = [...counts.keys()].filter((value) => value !== null);
  if (values.every(isLevel) && values.some(IS_UNMISTAKABLE)) return WORDS;
  return CONVENTIONS.find(
    (convention) =>
      convention.name.test(column.name) &&
      values.every((value) => convention.values.has(Number(value))) &&
      profiles.some((other) => convention.beside.test(other.column.name)),
  )?.scale;
}

function isLevel(value: Scalar): boolean {
  return IS_LEVEL.some((isMeant) => isMeant(value));
}

function wordOf(words: RegExp): IsMeant {
  return (value) => typeof value === 'string' && words.test(value.trim());
}

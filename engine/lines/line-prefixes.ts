/** What stands in front of each line of an output, put there by what ran the program that printed it. */
interface Prefix {
  readonly pattern: RegExp;
  /** Whether what it names tells lines apart, as containers do and times do not. */
  readonly isName: boolean;
}

/** The lines of a program without what its runner put in front of them. */
export interface BareLines {
  readonly lines: readonly string[];
  /** What the prefix of each line names, such as a container; absent where prefixes are only times. */
  readonly origins?: readonly string[];
}

/**
 * `web-1  | ` of docker compose, and the times of CI logs and `kubectl logs --timestamps`, perhaps behind a job and a step or
 * before a stream of GitLab's.
 */
const PREFIXES: readonly Prefix[] = [
  { pattern: /^([A-Za-z][\w.-]{0,60} *) \| ?/, isName: true },
  {
    pattern:
      /^(?:[^\t\n]{1,100}\t[^\t\n]{1,100}\t)?\[?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}Z\]?(?: \d\d[EO][ +]| |$)/,
    isName: false,
  },
];
const FEWEST_LINES = 4;
/** Runners put it before every line of the program, but not before all that they say themselves. */
const WITHOUT = { lines: 2, share: 0.05 };
/** Runners may say so much before the program starts. */
const FIRST_LINES = 8;
/** A name stands before so many lines on average; what differs from line to line is a cell of a table. */
const LINES_BY_NAME = 4;

/** The lines without their prefixes; undefined where they have none. Soon done with most texts that have none. */
export function withoutPrefixes(lines: readonly string[]): BareLines | undefined {
  for (const prefix of PREFIXES) {
    const bare = withoutPrefix(lines, prefix);
    if (bare !== undefined) return bare;
  }
  return undefined;
}

function withoutPrefix(
  lines: readonly string[],
  { pattern, isName }: Prefix,
): BareLines | undefined {
  const bare: string[] = [];
  const origins: string[] = [];
  let seen = 0;
  let without = 0;
  for (const line of lines) {
    const [prefix = '', name = ''] = pattern.exec(line) ?? [];
    bare.push(line.slice(prefix.length));
    origins.push(name);
    if (line !== '') seen += 1;
    if (line !== '' && prefix === '') without += 1;
    if (without > FIRST_LINES + seen * WITHOUT.share) return undefined;
  }
  if (seen - without < FEWEST_LINES || without > WITHOUT.lines + seen * WITHOUT.share)
    return undefined;
  if (!isName) return { lines: bare };
  return areNames(origins, seen) ? { lines: bare, origins } : undefined;
}

function areNames(origins: readonly string[], lines: number): boolean {
  const names = new Set(origins.filter((name) => name !== ''));
  const widths = new Set([...names].map(({ length }) => length));
  return widths.size === 1 && names.size * LINES_BY_NAME <= lines;
}

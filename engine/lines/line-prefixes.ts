/** What stands in front of each line of an output, put there by what ran the program that printed it. */
interface Prefix {
  readonly pattern: RegExp;
  /** Whether what it names tells lines apart, as containers do and times do not. */
  readonly isName: boolean;
  /** Whether names are filled up to the longest of them. */
  readonly isPadded?: true;
}

/** The lines of a program without what its runner put in front of them. */
export interface BareLines {
  readonly lines: readonly string[];
  /** What the prefix of each line names, such as a container; absent where prefixes are only times. */
  readonly origins?: readonly string[];
}

/**
 * `web-1  | ` of docker compose, with a number of pm2 and with a time of foreman; `[pod/web/app] ` of `kubectl logs --prefix`;
 * `@acme/web:build: ` of Turborepo, between what it says itself; and the times of CI logs and `kubectl logs --timestamps`,
 * perhaps behind a job and a step or before a stream of GitLab's.
 */
const PREFIXES: readonly Prefix[] = [
  {
    pattern: /^(?:\d\d:\d\d:\d\d )?((?:\d{1,3}\|)?[A-Za-z][\w.-]{0,60} *) \| ?/,
    isName: true,
    isPadded: true,
  },
  { pattern: /^\[(pod\/[\w./-]{1,200})\] ?/, isName: true },
  {
    pattern:
      /^(?![A-Z]+:)((?:@[\w.-]{1,60}\/)?[A-Za-z][\w.-]{0,60}:[A-Za-z][\w:.-]{0,60}): |^(?=• \S| *(?:Tasks|Cached|Time|Failed): )/,
    isName: true,
  },
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
  { pattern, isName, isPadded }: Prefix,
): BareLines | undefined {
  const bare: string[] = [];
  const origins: string[] = [];
  let seen = 0;
  let without = 0;
  for (const line of lines) {
    const found = pattern.exec(line);
    const [prefix = '', name = ''] = found ?? [];
    bare.push(line.slice(prefix.length));
    origins.push(name);
    if (line !== '') seen += 1;
    if (line !== '' && found === null) without += 1;
    if (without > FIRST_LINES + seen * WITHOUT.share) return undefined;
  }
  if (seen - without < FEWEST_LINES || without > WITHOUT.lines + seen * WITHOUT.share)
    return undefined;
  if (!isName) return { lines: bare };
  return areNames(origins, seen, isPadded === true) ? { lines: bare, origins } : undefined;
}

function areNames(origins: readonly string[], lines: number, arePadded: boolean): boolean {
  const named = origins.filter((name) => name !== '');
  const names = new Set(named);
  const widths = new Set([...names].map(({ length }) => length));
  if (arePadded && widths.size > 1) return false;
  return named.length > lines / 2 && names.size * LINES_BY_NAME <= named.length;
}

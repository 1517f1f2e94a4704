import { isTotal, type PathLine, readPathLines, tellsApart } from '../../../lines/path-lines.ts';
import { cutListing } from '../../columns/listing.ts';
import { headedDirectory } from './listing.ts';

/** A path with what a program printed about it. */
export interface PathFact {
  readonly path: string;
  /** What stands beside the path and tells it from others: a size, numbers of lines, a status. */
  readonly note: string;
  /** The numbers among that. */
  readonly numbers: readonly number[];
  /** The letters of its status, such as `M` or `??`; empty where none is printed. */
  readonly status: string;
}

/** Paths with what is said about each, and the other lines, such as totals, in front of the first path and behind it. */
export interface PathFacts {
  readonly above: readonly string[];
  readonly facts: readonly PathFact[];
  readonly below: readonly string[];
  /** Of what stands beside each path, how many fields there are, and how many are in no note, at most. */
  readonly fields: { readonly all: number; readonly untold: number };
}

const FEWEST = 8;
/** Paths come once. */
const LEAST_DISTINCT = 0.9;
const STATUS = /^[MADRCTUX?!.]{1,2}\d{0,3}$/;
const NUMBER = /^(\d+(?:[.,]\d+)*)([KMGTPE]?)/;
const UNITS = 'KMGTPE';
const KIBI = 1024;
const DOTS = /^\.{1,2}\/?$/;

/**
 * The paths that lines name with what is said about each: `git diff --stat`, `git status --short`, `ls -lR`, `find -ls`,
 * `du -a`, `wc -l`, `sha256sum` and their relatives. Undefined where the lines are something else.
 */
export function readPathFacts(lines: readonly string[]): PathFacts | undefined {
  return readListing(lines) ?? readEach(lines);
}

function readEach(lines: readonly string[]): PathFacts | undefined {
  const read = readPathLines(lines);
  if (read === undefined) return undefined;
  const { above, paths: found, below } = read;
  const fields = most(found.map((each) => wordsIn(each.fields)));
  return withFacts({ above, found, below, fields });
}

/** What `ls -l` and its relatives print, with `-R` below the names of directories. */
function readListing(lines: readonly string[]): PathFacts | undefined {
  const entries: string[] = [];
  const directories: string[] = [];
  const above: string[] = [];
  let directory = '';
  for (const [index, line] of lines.entries()) {
    const headed = (lines[index - 1] ?? '') === '' ? headedDirectory(line) : undefined;
    if (headed !== undefined) directory = headed;
    else if (isTotal(line)) {
      if (directory === '') above.push(line);
    } else if (line !== '') {
      entries.push(line);
      directories.push(directory);
    }
  }
  const listing = cutListing(entries);
  if (listing === undefined) return undefined;
  const size = listing.names.indexOf('size');
  const found = listing.lines.map(({ cells }, index) => ({
    path: `${directories[index] ?? ''}${cells.at(-1) ?? ''}`,
    fields: [cells[size] ?? ''],
    isDot: DOTS.test(cells.at(-1) ?? ''),
  }));
  return withFacts({
    above,
    found: found.filter(({ isDot }) => !isDot),
    below: [],
    fields: listing.names.length - 1,
  });
}

interface Found {
  readonly above: readonly string[];
  readonly found: readonly PathLine[];
  readonly below: readonly string[];
  /** How many stand beside a path at most. */
  readonly fields: number;
}

function withFacts({ above, found, below, fields }: Found): PathFacts | undefined {
  const distinct = new Set(found.map(({ path }) => path));
  if (found.length < FEWEST || distinct.size < LEAST_DISTINCT * found.length) return undefined;
  const isTold = tellingFields(found);
  const facts = found.map(({ path, fields: own }) => {
    const told = own.filter(isTold);
    const status = told.find((field) => STATUS.test(field)) ?? '';
    return { path, note: told.join(' '), numbers: told.flatMap(numberOf), status, told };
  });
  const untold = fields - most(facts.map(({ told }) => wordsIn(told)));
  return { above, facts, below, fields: { all: fields, untold } };
}

function most(counts: readonly number[]): number {
  return counts.reduce((highest, each) => Math.max(highest, each), 0);
}

function wordsIn(fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + field.split(' ').length, 0);
}

/** Whether a field at some place says something that is not the same of all paths. */
function tellingFields(found: readonly PathLine[]): (field: string, place: number) => boolean {
  const values: Set<string>[] = [];
  for (const { fields } of found) {
    for (const [place, field] of fields.entries()) (values[place] ??= new Set()).add(field);
  }
  return (field, place) => (values[place]?.size ?? 0) > 1 && tellsApart(field);
}

function numberOf(field: string): readonly number[] {
  const [, digits, unit = ''] = NUMBER.exec(field) ?? [];
  if (digits === undefined) return [];
  const power = unit === '' ? 0 : UNITS.indexOf(unit) + 1;
  return [Math.round(Number(digits.replaceAll(',', '')) * KIBI ** power)];
}

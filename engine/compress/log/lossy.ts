import { counted } from '../../common/counted.ts';
import { alarmNote } from '../alarm-words.ts';
import type { LossyContext } from '../compressor.ts';
import { chooseGroups } from './choose.ts';
import { levelDigest } from './digest.ts';
import { type Entry, type Log, readLog } from './entries.ts';
import { failureDigest } from './failure-digest.ts';
import { type Group, groupEntries } from './groups.ts';
import { namedEntries } from './named.ts';
import type { Fill } from './others.ts';
import { renderGroups, renderLines } from './render.ts';
import { gradeOf, type Grader, WEIGHT } from './weight.ts';

const LAST_LINES = 5;
const FEWEST_LINES = 12;
const LONG = 4_000;
/** Explains the marks in front of shown lines. */
export const LEGEND = 'Alike lines are shown once: [xCOUNT LFIRST-LAST] first of them';

/** What the lines of a log are judged by, and what its headline says. */
export interface LogReading {
  readonly grade: Grader;
  readonly headline: (log: Log) => string;
}

const PLAIN_LOG: LogReading = { grade: gradeOf, headline: levelHeadline };

/**
 * A log as one line per group of alike entries, with its count and where they stand, in the order of
 * first occurrence, and its last lines. Undefined when that is not shorter.
 */
export function lossyLog(
  text: string,
  context: LossyContext,
  { grade, headline }: LogReading = PLAIN_LOG,
): string | undefined {
  const log = readLog(text, grade);
  if (log.lines.length < FEWEST_LINES && text.length < LONG) return undefined;
  const tokens = context.counter.estimate(text);
  const groups = groupEntries(log, namedEntries(log, context.query));
  const fill = chooseGroups(log, groups, { ...context, tokens: grade === gradeOf ? tokens : 0 });
  const body = renderGroups(log, fill.shown);
  const last = lastLines(log, fill);
  const missing = log.lines.length - body.lines - last.length;
  const shown = [
    ...failureDigest(log),
    body.text,
    ...(last.length === 0 ? [] : ['[last lines]', ...last]),
  ].join('\n');
  const omitted = missingLines(log, fill, missing) + alarmNote(log.lines, shown);
  const result = [headline(log), context.reference(omitted), shown].join('\n');
  return context.counter.estimate(result) < tokens ? result : undefined;
}

/** The last lines that are not shown anyway, be it shortened as frames are; blank ones do not count as seen. */
function lastLines(log: Log, { shown }: Fill): readonly string[] {
  const visible = new Set(
    shown.flatMap(entriesShown).flatMap(({ start, end }) => linesFrom(start, end)),
  );
  const from = Math.max(0, log.lines.length - LAST_LINES);
  const indexes = log.bare
    .slice(from)
    .flatMap((line, index) => (line.trim() === '' ? [] : [from + index]));
  return renderLines(
    log,
    indexes.filter((index) => !visible.has(index)),
  );
}

function linesFrom(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** The entries of a group that are shown, be it by what differs in them. */
function entriesShown({ first, listed }: Group): readonly Entry[] {
  return listed ?? [first];
}

function levelHeadline(log: Log): string {
  const digest = levelDigest(log);
  const levels = digest === '' ? '' : `: ${digest}`;
  return `[log of ${log.lines.length} lines${levels}. ${LEGEND}]`;
}

function missingLines(log: Log, { shown, omitted }: Fill, missing: number): string {
  const total = log.lines.length;
  const lines = omitted.reduce((sum, group) => sum + group.lines, 0);
  const besides =
    omitted.length === 0 ? '' : `, ${lines} of them in ${counted(omitted.length, 'other group')}`;
  const suspect = omitted.filter(({ weight }) => weight === WEIGHT.suspect);
  const mention = suspect.reduce((sum, group) => sum + group.entries, 0);
  const warning = mention === 0 ? '' : `, ${mention} of those mention a failure`;
  const listed = shown.reduce((sum, group) => sum + entriesShown(group).length - 1, 0);
  const shortened = listed === 0 ? '' : `, ${listed} shortened`;
  return `lines 1-${total} of ${total}: ${missing} omitted${shortened}, represented by ${counted(shown.length, 'group')}${besides}${warning}`;
}

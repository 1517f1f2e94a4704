import { counted } from '../../common/counted.ts';
import type { LossyContext } from '../compressor.ts';
import { alarmNote } from '../alarm-words.ts';
import { withoutColours } from '../text/terminal.ts';
import { chooseLines, type Shown } from './choose.ts';
import { movedLines } from './moved.ts';
import { type Diff, readDiff } from './read.ts';
import { renderDiff } from './render.ts';
import { type Role, ROLE } from './role.ts';
import { worthOfLines } from './worth.ts';

/** What is left for lines even where the names of files and hunks take more than the whole budget. */
const LEAST_FOR_LINES = 0.25;
/** Tokens of the headline and the reference. */
const HEAD = 67;

/**
 * A diff in which every file has its name, its counts and its hunks with their headers, and the budget
 * is spent on the changed lines that are worth most. Undefined when that is not shorter.
 */
export function lossyDiff(text: string, context: LossyContext): string | undefined {
  const result = elideDiff(text, context);
  const isShorter =
    result !== undefined && context.counter.estimate(result) < context.counter.estimate(text);
  return isShorter ? result : undefined;
}

/** Where a diff comes from that was put together. */
export interface DiffSource {
  /** Where each file stands in the source. */
  readonly places: readonly string[];
  /** What else of the source is left out. */
  readonly omitted: string;
}

/** The same for a diff that was put together; undefined where its files are not those of the source. */
export function elideDiff(
  text: string,
  context: LossyContext,
  source?: DiffSource,
): string | undefined {
  const { budget, counter } = context;
  const diff = readDiff(withoutColours(text));
  if (diff.files.length === 0) return undefined;
  if (source !== undefined && diff.files.length !== source.places.length) return undefined;
  const places = source?.places;
  const moved = movedLines(diff);
  const worth = worthOfLines(diff, context.query, moved);
  const frame = renderDiff(diff, { shown: new Uint8Array(diff.lines.length), moved, places });
  const left = budget - HEAD - counter.estimate(frame);
  const room = Math.max(left, Math.floor(budget * LEAST_FOR_LINES));
  const shown = chooseLines(diff, { worth, budget: room, counter });
  const body = renderDiff(diff, { shown, moved, places });
  const omitted = `${missing(diff, shown)}${missingAround(diff)}${missingFromHeaders(diff, body)}${source?.omitted ?? ''} omitted`;
  return [headline(diff), context.reference(omitted), body].join('\n');
}

function headline({ files, retold: { commits } }: Diff): string {
  const heads = `${commits} commits (id, day and author where they differ from the one above, subject)`;
  const count = `${counted(files.length, 'file')}${commits === 0 ? '' : ` in ${heads}`}`;
  return `[diff of ${count}, stretches dedented; …: under 10 changed lines left out, …N: N; unchanged ones unmarked]`;
}

/** How much is missing, and which words of failure with it; without a changed line, only headers can be. */
function missing(diff: Diff, shown: Shown): string {
  const hidden = diff.roles.keys().filter((index) => shown[index] === 0);
  const byRole = Map.groupBy(hidden, (index) => diff.roles[index]);
  const omitted = (role: Role): readonly number[] => byRole.get(role) ?? [];
  const changed = [ROLE.added, ROLE.removed, ROLE.edited].flatMap(omitted);
  const unchanged = omitted(ROLE.context);
  const data = omitted(ROLE.data).length;
  const note = alarmNote([...changed, ...unchanged].map((index) => diff.lines[index] ?? ''));
  const all = diff.files.reduce(
    (sum, { added, removed, edited }) => sum + added + removed + edited,
    0,
  );
  const lines =
    all === 0
      ? `headers of ${counted(diff.files.length, 'file')}`
      : `${changed.length} of ${all} changed and ${unchanged.length} unchanged lines${note}`;
  return `${lines}${data === 0 ? '' : ` and ${data} lines of binary data`}`;
}

/** What is left out of the lines between files. */
function missingAround({ hadGraph, retold: { commits, stats } }: Diff): string {
  const left = [
    hadGraph ? 'the graph in front of them' : [],
    commits === 0 ? [] : `ends of ids, times, addresses and other fields of ${commits} commits`,
    stats === 0 ? [] : `${counted(stats, 'line')} of diffstats`,
  ];
  return left
    .flat()
    .map((each) => ` and ${each}`)
    .join('');
}

/** The words of failure that stand in no other place than in hunk headers, of which only the beginning is shown. */
function missingFromHeaders({ lines, roles }: Diff, body: string): string {
  const headers = lines.filter((_, index) => roles[index] === ROLE.hunk);
  const note = alarmNote(headers, body);
  return note === '' ? '' : ` and ends of hunk headers${note}`;
}

import type { MessageFormat, Mode } from '../../../src/index.ts';
import { toFormat } from '../../support/conversations/to-format.ts';
import type { Trajectory } from '../../support/trajectories.ts';
import type { Violation } from '../../support/laws/violation.ts';
import type { EvalOptions } from '../arguments.ts';
import type { ChatMessage } from '../conversation.ts';
import { sample } from '../inputs/data.ts';
import { decimal, percent, percentWithin, whole } from '../report/format.ts';
import { replay, type Replayed } from '../replays/replay.ts';
import { mediansOf, sumsOf } from '../report/headline.ts';
import {
  emptyRow,
  type Report,
  retrievableFields,
  type Row,
  visibleFields,
} from '../report/row.ts';
import { type Settings, settingsFor } from '../settings.ts';
import { addShares, type Share, shareValue } from '../report/share.ts';
import { median, present, ratioOf, sum } from '../report/statistics.ts';
import { perThousandTokens, type Stopwatch, stopwatch } from '../report/stopwatch.ts';
import { type Column, formatTable } from '../report/table.ts';
import { countTokens } from '../tokens.ts';
import { trajectorySets } from '../inputs/trajectory-sets.ts';
import { type UsedValues, usedValues } from '../measures/used-values.ts';
import { describeViolations, foundIn } from '../report/violations.ts';

/** Recorded conversations turn by turn in three formats: laws, tokens, and values seen when used. */
export async function runTrajectories(options: EvalOptions): Promise<Report<TrajectoryRow>> {
  const modes: readonly Mode[] =
    options.mode === undefined ? ['lossless', 'balanced'] : [options.mode];
  const measured: TrajectoryRow[] = [];
  const violations: Violation[] = [];
  for (const { set, recorded } of trajectorySets(options)) {
    const trajectories = sample(recorded, options.limit);
    for (const mode of modes) {
      const replays: Replay[] = [];
      for (const each of trajectories)
        replays.push(await replayAll(each, settingsFor(options, mode)));
      violations.push(...replays.flatMap((each) => each.violations));
      measured.push(rowOf(set, replays, { mode, recorded: recorded.length }));
    }
  }
  const rows = [...measured, ...modes.map((mode) => headline(measured, mode))];
  return {
    rows,
    table: formatTable(COLUMNS, rows),
    notes: [...NOTES, ...describeViolations(violations)],
  };
}

const OTHER_FORMATS: readonly MessageFormat[] = ['openai-responses', 'anthropic', 'gemini'];

const NOTES = [
  'Tokens of tool outputs; ratio: median conversation, total: all together. used: % of values that a later',
  'step took from a tool output and that are seen in one at its use (95 % interval); there: in one of those that',
  'showed them before compression; +1: seen or brought back by one retrieve; control: % of values never used',
  'that are seen in some output. laws: violations, three formats, every turn.',
];

/** A set of recorded conversations in one mode. */
export interface TrajectoryRow extends Row {
  /** Conversations in the set; `n` of them, evenly spread, were replayed. */
  readonly recorded: number;
  readonly ratioTotal: number | null;
  readonly controls: number | null;
  /** Used values seen in one of the outputs that showed them before compression. */
  readonly visibleInPlace: number | null;
}

const COLUMNS: readonly Column<TrajectoryRow>[] = [
  { heading: 'trajectories', show: (row) => row.set },
  { heading: 'mode', show: (row) => row.mode ?? '-' },
  {
    heading: 'n',
    show: (row) => (row.n === row.recorded ? `${row.n}` : `${row.n}/${row.recorded}`),
  },
  { heading: 'before', show: (row) => whole(row.tokensBefore) },
  { heading: 'ratio', show: (row) => decimal(row.ratio) },
  { heading: 'total', show: (row) => decimal(row.ratioTotal) },
  { heading: 'used', show: (row) => percentWithin(row.visible, row.visibleInterval) },
  { heading: 'there', show: (row) => percent(row.visibleInPlace) },
  { heading: '+1', show: (row) => percent(row.retrievable) },
  { heading: 'control', show: (row) => percent(row.controls) },
  { heading: 'untouched', show: (row) => whole(row.untouched) },
  { heading: 'laws', show: (row) => whole(row.violations) },
  { heading: 'ms/1k', show: (row) => decimal(row.msPer1kTokens) },
];

interface Replay {
  readonly before: number;
  readonly after: number;
  readonly untouched: number;
  readonly milliseconds: number;
  readonly values: UsedValues;
  readonly violations: readonly Violation[];
}

/** One conversation in all formats; tokens, time and values are those of OpenAI chat. */
async function replayAll(trajectory: Trajectory, settings: Settings): Promise<Replay> {
  const violations: Violation[] = [];
  const replayIn = async (format: MessageFormat): Promise<Replayed & { watch: Stopwatch }> => {
    const watch = stopwatch();
    const { messages } = toFormat(trajectory, format);
    const replayed = await replay(messages, { format, settings, watch });
    const place = `${trajectory.id}, ${format}, ${settings.mode}`;
    violations.push(...foundIn(place, replayed.violations));
    return { ...replayed, watch };
  };
  for (const format of OTHER_FORMATS) await replayIn(format);
  const { result, headroom, watch } = await replayIn('openai-chat');
  const tools = result.blocks.filter(({ role }) => role === 'tool');
  // OpenAI chat keeps one message for each recorded one.
  const seen = result.messages as readonly ChatMessage[];
  return {
    before: sum(tools.map((block) => countTokens(block.before))),
    after: sum(tools.map((block) => countTokens(block.after))),
    untouched: tools.filter(({ outcome }) => outcome === 'untouched').length,
    milliseconds: watch.elapsed,
    values: await usedValues(trajectory, seen, headroom),
    violations,
  };
}

function rowOf(
  set: string,
  replays: readonly Replay[],
  { mode, recorded }: { readonly mode: Mode; readonly recorded: number },
): TrajectoryRow {
  const total = (pick: (each: Replay) => number): number => sum(replays.map(pick));
  const share = (pick: (values: UsedValues) => Share): Share =>
    addShares(replays.map(({ values }) => pick(values)));
  const tokensBefore = total(({ before }) => before);
  const tokensAfter = total(({ after }) => after);
  return {
    ...emptyRow(set),
    ...visibleFields(share(({ visible }) => visible)),
    ...retrievableFields(share(({ retrievable }) => retrievable)),
    mode,
    n: replays.length,
    recorded,
    tokensBefore,
    tokensAfter,
    ratio: median(present(replays.map(({ before, after }) => ratioOf(after, before)))),
    ratioTotal: ratioOf(tokensAfter, tokensBefore),
    controls: shareValue(share(({ controls }) => controls)),
    visibleInPlace: shareValue(share(({ inPlace }) => inPlace)),
    untouched: total(({ untouched }) => untouched),
    violations: total(({ violations }) => violations.length),
    msPer1kTokens: perThousandTokens(
      total(({ milliseconds }) => milliseconds),
      tokensBefore,
    ),
  };
}

function headline(rows: readonly TrajectoryRow[], mode: Mode): TrajectoryRow {
  const own = rows.filter((row) => row.mode === mode);
  return {
    ...emptyRow('all'),
    ...sumsOf(own, 'n', 'recorded', 'tokensBefore', 'tokensAfter', 'untouched', 'violations'),
    ...mediansOf(own, 'ratio', 'ratioTotal', 'visible', 'retrievable', 'msPer1kTokens'),
    ...mediansOf(own, 'controls', 'visibleInPlace'),
    mode,
  };
}

import {
  type ModelPrices,
  modelPrices,
  type RecordedSession,
  replaySession,
  requestsOf,
  type SessionReplay,
} from '../../../src/index.ts';
import { toFormat } from '../../support/conversations/to-format.ts';
import type { Trajectory } from '../../support/trajectories.ts';
import type { Peer } from '../../bench/peer.ts';
import type { EvalOptions } from '../arguments.ts';
import { sample } from '../inputs/data.ts';
import { decimal, whole } from '../report/format.ts';
import { type CostOverTurns, costOverTurns } from '../replays/cost-over-turns.ts';
import { CLEARING, type ChatSession, policyCosts } from '../replays/replay-policies.ts';
import { mediansOf, sumsOf } from '../report/headline.ts';
import { emptyRow, type Report, type Row } from '../report/row.ts';
import { settingsFor } from '../settings.ts';
import { median, present, ratioOf, sum } from '../report/statistics.ts';
import { type Column, formatTable } from '../report/table.ts';
import { trajectorySets } from '../inputs/trajectory-sets.ts';

/** A model of each way in which caches are charged: dear writes, free writes, dear writes that live long. */
const MODELS = ['claude-sonnet-5', 'gpt-5.2', 'gpt-6-sol'];
const [CHARTED_MODEL] = MODELS;

/** Recorded sessions in money: every request priced by the provider's cache rules, beside plain policies. */
export async function runReplay(options: EvalOptions, peer?: Peer): Promise<Report<ReplayRow>> {
  const rows: ReplayRow[] = [];
  for (const { set, recorded } of trajectorySets(options)) {
    for (const model of MODELS) {
      const prices = modelPrices(model);
      if (prices === undefined) continue;
      const sessions: SessionCosts[] = [];
      for (const trajectory of sample(recorded, options.limit))
        sessions.push(await costsOf(trajectory, { options, model, prices }));
      const overTurns =
        model === CHARTED_MODEL ? await longestOverTurns(sessions, { prices, peer }) : null;
      rows.push({ ...rowOf(set, model, sessions), overTurns });
    }
  }
  const all = [...rows, ...MODELS.map((model) => headline(rows, model))];
  return { rows: all, table: formatTable(COLUMNS, all), notes: NOTES };
}

const NOTES = [
  'Cost of all prompts relative to none of it, system prompts and tool definitions of the agents not counted:',
  'total: of all sessions of a set together; median, worst: of single sessions; above: sessions above 1.00. The',
  'definition of headroom_retrieve and the expected retrievals are counted (least: no retrieval, most: twice as',
  `many). minify: JSON without white space; clear: every ${CLEARING.every} tool outputs all but the last`,
  `${CLEARING.keeps} are cleared, and never read again. outputs: share of the prompts' tokens that tools returned or`,
  'users pasted, of which so many are kept; what agents wrote themselves, their calls too, stays as it is.',
];

/** A set of sessions at the prices of one model. */
export interface ReplayRow extends Row {
  readonly model: string;
  readonly median: number | null;
  readonly worst: number | null;
  /** Sessions that became dearer. */
  readonly above: number;
  readonly least: number | null;
  readonly most: number | null;
  readonly minify: number | null;
  readonly clear: number | null;
  /** Of all prompts' tokens those of tool outputs and what users paste, from 0 to 1; the rest stays as it is. */
  readonly outputs: number | null;
  /** Of these tokens the share that is sent. */
  readonly outputsKept: number | null;
  /** How the cost of the longest session grows, for one of the models. */
  readonly overTurns: CostOverTurns | null;
}

const COLUMNS: readonly Column<ReplayRow>[] = [
  { heading: 'replay', show: (row) => row.set },
  { heading: 'prices', show: (row) => row.model },
  { heading: 'n', show: (row) => whole(row.n) },
  { heading: 'total', show: (row) => decimal(row.ratio) },
  { heading: 'least', show: (row) => decimal(row.least) },
  { heading: 'most', show: (row) => decimal(row.most) },
  { heading: 'median', show: (row) => decimal(row.median) },
  { heading: 'worst', show: (row) => decimal(row.worst) },
  { heading: 'above', show: (row) => whole(row.above) },
  { heading: 'minify', show: (row) => decimal(row.minify) },
  { heading: 'clear', show: (row) => decimal(row.clear) },
  { heading: 'outputs', show: (row) => decimal(row.outputs) },
  { heading: 'kept', show: (row) => decimal(row.outputsKept) },
];

/** Costs of one session in US dollars, and the tokens of its prompts. */
interface SessionCosts {
  readonly session: ChatSession;
  readonly replay: SessionReplay;
  readonly before: number;
  readonly after: number;
  readonly none: number;
  readonly with: number;
  readonly least: number;
  readonly most: number;
  readonly minify: number;
  readonly clear: number;
  /** Tokens of tool outputs in all prompts. */
  readonly outputs: number;
  readonly outputsKept: number;
}

interface Pricing {
  readonly options: EvalOptions;
  readonly model: string;
  readonly prices: ModelPrices;
}

async function costsOf(
  trajectory: Trajectory,
  { options, model, prices }: Pricing,
): Promise<SessionCosts> {
  const { messages } = toFormat(trajectory, 'openai-chat');
  const requests = requestsOf(messages);
  const session: RecordedSession = { id: trajectory.id, agent: trajectory.set, messages, requests };
  const headroom = settingsFor(options, options.mode ?? 'balanced');
  const replay = await replaySession(session, { model, headroom });
  const { tokens, cost } = replay;
  // What toFormat makes of OpenAI chat.
  const chat = session as ChatSession;
  return {
    session: chat,
    replay,
    ...tokens,
    none: cost?.without ?? 0,
    with: cost?.with ?? 0,
    least: cost?.least ?? 0,
    most: cost?.most ?? 0,
    minify: shareOfNone(chat, 'minify', prices) * (cost?.without ?? 0),
    clear: shareOfNone(chat, 'clear', prices) * (cost?.without ?? 0),
    outputs: sum(replay.blocks.map((block) => block.tokens.before * block.requests)),
    outputsKept: sum(replay.blocks.map((block) => block.tokens.after * block.requests)),
  };
}

/** Policies count tokens in their own way, so only their share is comparable. */
function shareOfNone(
  session: ChatSession,
  policy: 'minify' | 'clear',
  prices: ModelPrices,
): number {
  const none = sum(policyCosts(session, 'none', prices));
  return none === 0 ? 1 : sum(policyCosts(session, policy, prices)) / none;
}

/** The session with the most requests, request by request. */
async function longestOverTurns(
  sessions: readonly SessionCosts[],
  how: { readonly prices: ModelPrices; readonly peer: Peer | undefined },
): Promise<CostOverTurns | null> {
  const lengthOf = ({ session }: SessionCosts): number => session.requests.length;
  const [longest] = [...sessions].sort((a, b) => lengthOf(b) - lengthOf(a));
  if (longest === undefined) return null;
  return (await costOverTurns(longest.session, longest.replay, how)) ?? null;
}

function rowOf(
  set: string,
  model: string,
  sessions: readonly SessionCosts[],
): Omit<ReplayRow, 'overTurns'> {
  const total = (key: Exclude<keyof SessionCosts, 'session' | 'replay'>): number =>
    sum(sessions.map((each) => each[key]));
  const ratios = present(sessions.map((each) => ratioOf(each.with, each.none)));
  return {
    ...emptyRow(set),
    mode: model,
    model,
    n: sessions.length,
    tokensBefore: total('before'),
    tokensAfter: total('after'),
    ratio: ratioOf(total('with'), total('none')),
    least: ratioOf(total('least'), total('none')),
    most: ratioOf(total('most'), total('none')),
    median: median(ratios),
    worst: ratios.length === 0 ? null : Math.max(...ratios),
    above: ratios.filter((ratio) => ratio > 1).length,
    minify: ratioOf(total('minify'), total('none')),
    clear: ratioOf(total('clear'), total('none')),
    outputs: ratioOf(total('outputs'), total('before')),
    outputsKept: ratioOf(total('outputsKept'), total('outputs')),
  };
}

function headline(rows: readonly ReplayRow[], model: string): ReplayRow {
  const own = rows.filter((row) => row.model === model);
  return {
    ...emptyRow('all'),
    ...sumsOf(own, 'n', 'tokensBefore', 'tokensAfter', 'above'),
    ...mediansOf(
      own,
      'ratio',
      'least',
      'most',
      'median',
      'minify',
      'clear',
      'outputs',
      'outputsKept',
    ),
    mode: model,
    model,
    worst: Math.max(...present(own.map(({ worst }) => worst))),
    overTurns: null,
  };
}

import { hashWord } from '../../../engine/relevance/words.ts';
import { createHeadroom, type Headroom } from '../../../src/index.ts';
import type { Peer } from '../../bench/peer.ts';
import type { EvalOptions } from '../arguments.ts';
import {
  besideFigures,
  type BesideFigures,
  madeByOthers,
  type MadeByOthers,
} from '../baselines/other-ways.ts';
import { randomUnits } from '../baselines/random.ts';
import { lastContent, oneToolResult } from '../conversation.ts';
import { sample } from '../inputs/data.ts';
import { decimal, percent, percentWithin, whole } from '../report/format.ts';
import {
  holdsAnswer,
  type NaturalQuestion,
  passagesFor,
  readNaturalQuestions,
  testQuestions,
} from '../inputs/natural-questions.ts';
import { emptyRow, type Report, type Row, visibleFields } from '../report/row.ts';
import { type Settings, settingsFor } from '../settings.ts';
import { type Share, shareOf, shareValue } from '../report/share.ts';
import { median, present, ratioOf, sum } from '../report/statistics.ts';
import { perThousandTokens, type Stopwatch, stopwatch } from '../report/stopwatch.ts';
import { type Column, formatTable } from '../report/table.ts';
import { countTokens, model } from '../tokens.ts';

/** The shares of the tokens at which answers are counted. */
const CURVE: readonly number[] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5];
const AIM = 0.9;

/** Questions that people asked a search engine, with 20 passages each: tokens against answers still visible. */
export async function runProse(options: EvalOptions, peer?: Peer): Promise<Report<ProseRow>> {
  const questions = testQuestions(readNaturalQuestions(options.data));
  const passages = passagesFor(questions);
  const cases = sample(questions, options.limit).map((question) => ({
    question: question.question,
    answers: question.answers,
    text: passages(question)
      .map(({ title, passage }, index) => `Document [${index + 1}](Title: ${title}) ${passage}`)
      .join('\n\n'),
  }));
  const budget = options.keep === undefined ? 'own budget' : `keep ${options.keep}`;
  const settings = settingsFor(options, options.mode ?? 'balanced');
  const own = await measure(budget, cases, { settings, peer });
  const curve: ProseRow[] = [];
  for (const keep of options.keep === undefined ? CURVE : []) {
    // The peer takes no share to keep.
    const how = { settings: { ...settings, keep }, peer: undefined };
    curve.push(await measure(`keep ${keep}`, cases, how));
  }
  const rows = [own, ...curve, headline(own, curve)];
  return { rows, table: formatTable(COLUMNS, rows), notes: NOTES };
}

interface Case extends Pick<NaturalQuestion, 'question' | 'answers'> {
  /** The passages as a search tool prints them. */
  readonly text: string;
}

/** All questions at one share of the tokens. */
export interface ProseRow extends Row {
  readonly mode: Settings['mode'];
  /** Answers visible when each text is cut to as many tokens as ours. */
  readonly headVisible: number | null;
  /** The same for the sentences that BM25 picks. */
  readonly bm25Visible: number | null;
  /** The same for sentences drawn by chance. */
  readonly randomVisible: number | null;
  /** All other ways on the same texts. */
  readonly beside: BesideFigures;
  /** Of the whole curve: the share of the tokens at which 90 % of the answers are visible. */
  readonly ratioForAim: number | null;
}

const NOTES = [
  'ratio: median document, references included; visible: % of the questions with an answer in what is shown (95 %',
  'interval); head, bm25, random: the same at as many tokens as ours; for 90 %: share of the tokens that it takes.',
  'Only questions on pages that the scorer was not trained on.',
];

const COLUMNS: readonly Column<ProseRow>[] = [
  { heading: 'prose', show: (row) => row.set },
  { heading: 'n', show: (row) => whole(row.n) },
  { heading: 'before', show: (row) => whole(row.tokensBefore) },
  { heading: 'after', show: (row) => whole(row.tokensAfter) },
  { heading: 'ratio', show: (row) => decimal(row.ratio, 3) },
  { heading: 'visible', show: (row) => percentWithin(row.visible, row.visibleInterval) },
  { heading: 'head', show: (row) => percent(row.headVisible) },
  { heading: 'bm25', show: (row) => percent(row.bm25Visible) },
  { heading: 'random', show: (row) => percent(row.randomVisible) },
  { heading: 'same', show: (row) => whole(row.untouched) },
  { heading: 'ms/1k', show: (row) => decimal(row.msPer1kTokens) },
  { heading: 'for 90 %', show: (row) => decimal(row.ratioForAim, 3) },
];

interface How {
  readonly settings: Settings;
  readonly peer: Peer | undefined;
}

async function measure(
  set: string,
  cases: readonly Case[],
  { settings, peer }: How,
): Promise<ProseRow> {
  await using headroom = createHeadroom({ store: 'memory', ...settings });
  const watch = stopwatch();
  const measured: Measured[] = [];
  const tools = { headroom, watch, peer };
  for (const each of cases) measured.push(await measureCase(each, tools));
  const tokensBefore = sum(measured.map(({ before }) => before));
  const beside = besideFigures(measured);
  return {
    ...emptyRow(set),
    ...visibleFields(shareOf(measured.map((each) => each.visible))),
    mode: settings.mode,
    n: measured.length,
    tokensBefore,
    tokensAfter: sum(measured.map(({ after }) => after)),
    ratio: median(present(measured.map(({ before, after }) => ratioOf(after, before)))),
    headVisible: beside.head?.visible ?? null,
    bm25Visible: beside.bm25?.visible ?? null,
    randomVisible: shareValue(shareOf(measured.map((each) => each.randomVisible))),
    beside,
    untouched: measured.filter(({ untouched }) => untouched).length,
    msPer1kTokens: perThousandTokens(watch.elapsed, tokensBefore),
    ratioForAim: null,
  };
}

interface Measured {
  readonly before: number;
  readonly after: number;
  readonly untouched: boolean;
  readonly visible: boolean;
  readonly randomVisible: boolean;
  readonly others: MadeByOthers;
}

interface Tools {
  readonly headroom: Headroom;
  readonly watch: Stopwatch;
  readonly peer: Peer | undefined;
}

async function measureCase(
  { text, question, answers }: Case,
  { headroom, watch, peer }: Tools,
): Promise<Measured> {
  const messages = oneToolResult(text, question);
  const result = await watch.time(() => headroom.compress(messages, { model, retrieval: 'tool' }));
  const compressed = lastContent(result.messages);
  const after = countTokens(compressed);
  const untouched = compressed === text;
  const shows = (shown: string): boolean => holdsAnswer(shown, answers);
  const random = untouched ? text : randomUnits(text, hashWord(question), after);
  const look = (shown: string): Share => shareOf([shows(shown)]);
  return {
    before: countTokens(text),
    after,
    untouched,
    visible: shows(compressed),
    randomVisible: shows(random),
    others: await madeByOthers({ text, query: question, ours: compressed, look }, peer),
  };
}

function headline(own: ProseRow, curve: readonly ProseRow[]): ProseRow {
  return { ...own, set: 'all', ratioForAim: ratioFor(curve) };
}

/** Where the curve first reaches the aim, by a straight line between the two points around it; null if it never does. */
function ratioFor(curve: readonly ProseRow[]): number | null {
  for (const [index, { ratio, visible }] of curve.entries()) {
    if (ratio === null || visible === null || visible < AIM) continue;
    const before = curve[index - 1];
    const [low, start] = [before?.ratio ?? 0, before?.visible ?? 0];
    return low + ((ratio - low) * (AIM - start)) / (visible - start);
  }
  return null;
}

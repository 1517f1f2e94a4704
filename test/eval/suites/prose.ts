import { hashWord } from '../../../engine/relevance/words.ts';
import { createHeadroom, type Headroom } from '../../../src/index.ts';
import type { EvalOptions } from '../arguments.ts';
import { bm25 } from '../baselines/bm25.ts';
import { head } from '../baselines/head.ts';
import { randomUnits } from '../baselines/random.ts';
import { lastContent, oneToolResult } from '../conversation.ts';
import { sample } from '../data.ts';
import { decimal, percent, percentWithin, whole } from '../format.ts';
import {
  holdsAnswer,
  type NaturalQuestion,
  passagesFor,
  readNaturalQuestions,
  testQuestions,
} from '../natural-questions.ts';
import { emptyRow, type Report, type Row, visibleFields } from '../row.ts';
import { type Settings, settingsFor } from '../settings.ts';
import { shareOf, shareValue } from '../share.ts';
import { median, present, ratioOf, sum } from '../statistics.ts';
import { perThousandTokens, type Stopwatch, stopwatch } from '../stopwatch.ts';
import { type Column, formatTable } from '../table.ts';
import { countTokens, model } from '../tokens.ts';

/** The shares of the tokens at which answers are counted. */
const CURVE: readonly number[] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5];
const AIM = 0.9;

/** Questions that people asked a search engine, with 20 passages each: tokens against answers still visible. */
export async function runProse(options: EvalOptions): Promise<Report> {
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
  const own = await measure(budget, cases, settingsFor(options, options.mode ?? 'balanced'));
  const curve: ProseRow[] = [];
  for (const keep of options.keep === undefined ? CURVE : []) {
    curve.push(await measure(`keep ${keep}`, cases, { ...settingsFor(options, own.mode), keep }));
  }
  const rows = [own, ...curve, headline(own, curve)];
  return { rows, table: formatTable(COLUMNS, rows), notes: NOTES };
}

interface Case extends Pick<NaturalQuestion, 'question' | 'answers'> {
  /** The passages as a search tool prints them. */
  readonly text: string;
}

interface ProseRow extends Row {
  readonly mode: Settings['mode'];
  /** Answers visible when each text is cut to as many tokens as ours. */
  readonly headVisible: number | null;
  /** The same for the sentences that BM25 picks. */
  readonly bm25Visible: number | null;
  /** The same for sentences drawn by chance. */
  readonly randomVisible: number | null;
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

async function measure(set: string, cases: readonly Case[], settings: Settings): Promise<ProseRow> {
  await using headroom = createHeadroom({ store: 'memory', ...settings });
  const watch = stopwatch();
  const measured: Measured[] = [];
  for (const each of cases) measured.push(await measureCase(each, headroom, watch));
  const tokensBefore = sum(measured.map(({ before }) => before));
  const visible = (pick: (each: Measured) => boolean): number | null =>
    shareValue(shareOf(measured.map(pick)));
  return {
    ...emptyRow(set),
    ...visibleFields(shareOf(measured.map((each) => each.visible))),
    mode: settings.mode,
    n: measured.length,
    tokensBefore,
    tokensAfter: sum(measured.map(({ after }) => after)),
    ratio: median(present(measured.map(({ before, after }) => ratioOf(after, before)))),
    headVisible: visible((each) => each.headVisible),
    bm25Visible: visible((each) => each.bm25Visible),
    randomVisible: visible((each) => each.randomVisible),
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
  readonly headVisible: boolean;
  readonly bm25Visible: boolean;
  readonly randomVisible: boolean;
}

async function measureCase(
  { text, question, answers }: Case,
  headroom: Headroom,
  watch: Stopwatch,
): Promise<Measured> {
  const messages = oneToolResult(text, question);
  const result = await watch.time(() => headroom.compress(messages, { model, retrieval: 'tool' }));
  const compressed = lastContent(result.messages);
  const after = countTokens(compressed);
  const untouched = compressed === text;
  const shows = (shown: string): boolean => holdsAnswer(untouched ? text : shown, answers);
  return {
    before: countTokens(text),
    after,
    untouched,
    visible: shows(compressed),
    headVisible: shows(head(text, after)),
    bm25Visible: shows(bm25(text, question, after)),
    randomVisible: shows(randomUnits(text, hashWord(question), after)),
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

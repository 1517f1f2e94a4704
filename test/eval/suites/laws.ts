import * as fc from 'fast-check';

import { MESSAGE_FORMATS, messageOf } from '../../../engine/index.ts';
import type { MessageFormat } from '../../../src/index.ts';
import { conversation } from '../../support/conversations/conversation.ts';
import { checkLaws, type LawOptions } from '../../support/laws/laws.ts';
import { type OpenStore, openLawStore, type StoreKind } from '../../support/laws/law-store.ts';
import { startThreads } from '../../support/threads.ts';
import type { Law } from '../../support/laws/violation.ts';
import type { EvalOptions } from '../arguments.ts';
import { chosenSets } from '../inputs/chosen-sets.ts';
import { collage, type Pools, readPools } from '../inputs/collage.ts';
import { oneToolResult } from '../conversation.ts';
import { whole } from '../report/format.ts';
import { emptyRow, type Report, type Row } from '../report/row.ts';
import { sum } from '../report/statistics.ts';
import { type Column, formatTable } from '../report/table.ts';
import { UsageError } from '../usage-error.ts';

/** Generated conversations, and pieces of recorded ones, against the laws under several settings. */
export async function runLaws(options: EvalOptions): Promise<Report<LawRow>> {
  const { runs = DEFAULT_RUNS, sets, data, workers } = options;
  await using opened = options.store && (await openStore(options.store));
  const surroundings = {
    ...(workers === undefined ? {} : { workers }),
    ...(opened === undefined ? {} : { store: opened.store }),
  };
  const all = [...generatedCases(), ...collageCases(readPools(data))];
  const cases = chosenSets(all, sets, ({ set }) => set).map((each) => caseIn(surroundings, each));
  if (workers !== undefined) await startThreads(workers);
  const numRuns = Math.ceil(runs / Math.max(1, cases.length));
  const measured: LawRow[] = [];
  const examples = new Map<Law, readonly string[]>();
  for (const [index, each] of cases.entries()) {
    const run = { numRuns, seed: SEED + index };
    const broken = await countBroken(each, run);
    measured.push({ ...rowOf(each), n: numRuns, broken, violations: total(broken) });
    for (const law of LAWS.filter((name) => broken[name] > 0 && !examples.has(name))) {
      examples.set(law, await smallestExample(law, each, run));
    }
  }
  const rows = [...measured, headline(measured)];
  return { rows, table: formatTable(COLUMNS, rows), notes: [...examples.values()].flat() };
}

const DEFAULT_RUNS = 600;
const LONGEST_EXAMPLE = 2000;
const SEED = 42;

const SETTINGS: readonly LawOptions[] = [
  { mode: 'lossless', retrieval: 'none' },
  { mode: 'balanced' },
  { mode: 'balanced', trigger: 100 },
  { mode: 'aggressive', trigger: 100, keep: 0.1 },
];

const LAWS: readonly Law[] = [
  'prefix',
  'recoverable',
  'neverLarger',
  'shape',
  'deterministic',
  'idempotent',
  'total',
  'honest',
];

const HEADINGS: Readonly<Partial<Record<Law, string>>> = {
  recoverable: 'recover',
  neverLarger: 'larger',
  deterministic: 'determ',
  idempotent: 'idempot',
};

type Broken = Readonly<Record<Law, number>>;

/** Generated conversations of one format under one setting. */
export interface LawRow extends Row {
  readonly settings: string;
  /** Conversations that broke each law. */
  readonly broken: Broken;
}

const COLUMNS: readonly Column<LawRow>[] = [
  { heading: 'laws broken', show: (row) => row.set },
  { heading: 'settings', show: (row) => row.settings },
  { heading: 'runs', show: (row) => whole(row.n) },
  ...LAWS.map((law) => ({
    heading: HEADINGS[law] ?? law,
    show: (row: LawRow) => whole(row.broken[law]),
  })),
];

interface Case {
  readonly set: string;
  readonly conversations: fc.Arbitrary<readonly unknown[]>;
  readonly format: MessageFormat;
  readonly settings: LawOptions;
}

function generatedCases(): readonly Case[] {
  return MESSAGE_FORMATS.flatMap((format) =>
    SETTINGS.map((settings) => ({
      set: format,
      conversations: conversation(format),
      format,
      settings,
    })),
  );
}

function caseIn(surroundings: Pick<LawOptions, 'workers' | 'store'>, each: Case): Case {
  return { ...each, settings: { ...each.settings, ...surroundings } };
}

async function openStore(kind: StoreKind): Promise<OpenStore> {
  try {
    return await openLawStore(kind);
  } catch (error) {
    throw new UsageError(`skipped: ${messageOf(error)}`);
  }
}

/** Tool outputs pasted together from recorded ones; no case where there are none. */
function collageCases(pools: Pools): readonly Case[] {
  if (pools.length === 0) return [];
  const conversations = fc
    .noBias(fc.nat())
    .map((seed) => oneToolResult(collage(pools, seed), 'Which of them failed, and why?'));
  return SETTINGS.map((settings) => ({
    set: 'collages',
    conversations: fc.noShrink(conversations),
    format: 'openai-chat',
    settings,
  }));
}

interface Run {
  readonly numRuns: number;
  readonly seed: number;
}

/** In how many of the conversations each law is broken. */
async function countBroken({ conversations, format, settings }: Case, run: Run): Promise<Broken> {
  const counts = new Map<Law, number>();
  const counting = fc.asyncProperty(conversations, async (messages) => {
    const violations = await checkLaws(messages, format, settings);
    for (const law of new Set(violations.map((each) => each.law))) {
      counts.set(law, (counts.get(law) ?? 0) + 1);
    }
  });
  await fc.assert(counting, run);
  return brokenBy((law) => counts.get(law) ?? 0);
}

/** The same conversations again, up to the first that breaks the law, made as small as possible. */
async function smallestExample(
  law: Law,
  { set, conversations, format, settings }: Case,
  run: Run,
): Promise<readonly string[]> {
  let detail = '';
  const property = fc.asyncProperty(conversations, async (messages) => {
    const violations = await checkLaws(messages, format, settings);
    const found = violations.find((each) => each.law === law);
    if (found !== undefined) detail = found.detail;
    return found === undefined;
  });
  const { counterexample } = await fc.check(property, run);
  const example = JSON.stringify(counterexample?.[0] ?? null).slice(0, LONGEST_EXAMPLE);
  return [`law ${law}, ${set}, ${describe(settings)}: ${detail}`, `  ${example}`];
}

function rowOf({ set, settings }: Case): LawRow {
  return {
    ...emptyRow(set),
    mode: settings.mode ?? null,
    settings: describe(settings),
    broken: brokenBy(() => 0),
  };
}

function describe({ mode, trigger, keep, workers, store }: LawOptions): string {
  return [
    mode,
    ...(trigger === undefined ? [] : [`trigger ${trigger}`]),
    ...(keep === undefined ? [] : [`keep ${keep}`]),
    ...(workers === undefined ? [] : [`workers ${workers}`]),
    ...(store === undefined ? [] : [store.name]),
  ].join(', ');
}

function headline(rows: readonly LawRow[]): LawRow {
  const broken = brokenBy((law) => sum(rows.map((row) => row.broken[law])));
  const n = sum(rows.map((row) => row.n));
  return { ...emptyRow('all'), settings: '', n, broken, violations: total(broken) };
}

function brokenBy(count: (law: Law) => number): Broken {
  return {
    prefix: count('prefix'),
    recoverable: count('recoverable'),
    neverLarger: count('neverLarger'),
    shape: count('shape'),
    deterministic: count('deterministic'),
    idempotent: count('idempotent'),
    total: count('total'),
    honest: count('honest'),
  };
}

function total(broken: Broken): number {
  return sum(LAWS.map((law) => broken[law]));
}

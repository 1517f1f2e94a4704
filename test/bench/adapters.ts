import { createHeadroom, type Headroom } from '../../src/index.ts';
import { addedTime } from './added-time.ts';
import { aiSdk } from './adapters-ai-sdk.ts';
import { anthropic } from './adapters-anthropic.ts';
import { entryRows } from './adapters-import.ts';
import { langChain } from './adapters-langchain.ts';
import { openAi } from './adapters-openai.ts';
import { searchResults } from './generate.ts';
import { type BenchRow, rowFrom } from './samples.ts';

/** A framework, bare and with a Headroom in it. */
export interface AdapterBench {
  readonly name: string;
  /** Prepares both; the provider behind them takes no time, so that all of it belongs to the framework. */
  open(scene: BenchScene): {
    /** Asks a question at the end of the conversation. */
    readonly bare: (question: string) => Promise<unknown>;
    readonly wrapped: (question: string) => Promise<unknown>;
  };
}

/** What frameworks are measured on. */
export interface BenchScene {
  readonly headroom: Headroom;
  readonly opening: string;
  /** What was asked of a tool, what it returned and what the model said to it. */
  readonly turns: readonly BenchTurn[];
}

/** A call of the tool `search`. */
interface BenchTurn {
  readonly id: string;
  readonly output: string;
  readonly answer: string;
}

/** About 200 KB of conversation. */
const TURNS = 20;
const RECORDS_A_TURN = 20;

const ADAPTERS: readonly AdapterBench[] = [openAi, anthropic, aiSdk, langChain];

/** What each adapter adds to a call in which nothing is new but a short question, and to a process that imports it. */
export async function runAdapters(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const adapter of ADAPTERS) rows.push(await idleRow(adapter));
  return [...rows, ...entryRows()];
}

async function idleRow(adapter: AdapterBench): Promise<BenchRow> {
  await using headroom = createHeadroom({ store: 'memory' });
  const { bare, wrapped } = adapter.open({ headroom, ...conversation() });
  const inputOf = (turn: number): string => `And ${turn}?`;
  const added = await addedTime({ inputOf, without: bare, withIt: wrapped });
  return rowFrom(added, { name: `${adapter.name}-idle`, unit: 'ms', limit: 1 });
}

function conversation(): Omit<BenchScene, 'headroom'> {
  const turns = Array.from({ length: TURNS }, (_, turn) => ({
    id: `call_${turn}`,
    output: searchResults(RECORDS_A_TURN, turn),
    answer: `Read ${turn}.`,
  }));
  return { opening: 'Which articles are about health?', turns };
}

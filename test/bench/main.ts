import process from 'node:process';
import { parseArgs } from 'node:util';

import { messageOf } from '../../engine/index.ts';
import { decimal, whole } from '../eval/report/format.ts';
import { type Column, formatTable } from '../eval/report/table.ts';
import { UsageError } from '../eval/usage-error.ts';
import { writeReport } from '../eval/report/write-report.ts';
import { runAdapters } from './adapters.ts';
import { runAll } from './all/index.ts';
import type { PeerTimer } from './compress-time.ts';
import { runEngine } from './engine.ts';
import { runExchange } from './exchange.ts';
import { runGateway } from './gateway/index.ts';
import { GATEWAY_DEFAULTS, type GatewayOptions } from './gateway/settings.ts';
import { runKinds } from './kinds/index.ts';
import { orNothing, type Peer, startPeer } from './peer.ts';
import { runProxy } from './proxy/index.ts';
import type { BenchRow } from './samples.ts';
import { runSizes } from './sizes.ts';

const HELP = `npm run bench -- SUITE [options]

Measures speed and memory and prints a row for each figure, with what its p50 must not exceed (a rate: must reach).

suites
  engine        whole compress() calls, turns of a growing conversation, how long the event loop stands
                still with and without worker threads, import, peak memory
  kinds         every kind of content: rates, 100 KB of each, first use
  sizes         whole compress() calls on 1 KB to 5 MB of some kinds
  exchange      what a Headroom adds to requests and streams of an SDK's client
  proxy         what the proxy adds to requests and to 500 streams at once, against a plain relay; its start
  adapters      what each adapter adds to a call of its framework, and the import of each entry
  gateway       many conversations over proxies that share a Redis, which is killed in their midst: errors,
                changed prefixes, lost references, added time, memory, processor time, one process and two
  all           every suite of eval and bench, as tables, JSON and a page with charts (all --help)

options
  --peer        also run headroom-ai from PyPI on the same input, in turn with ours; for kinds on items of
                the development data (HEADROOM_DATA, else ../shared/data): tokens, what is visible, time
  --largest N   bytes of the largest text (sizes; 5000000)
  --seconds N   how long there are 500 streams at once (proxy; 60)
  --conversations N, --turns N, --at-once N, --processes N, --think MS, --seconds-limit N
                how much goes through the gateway (gateway; 400, 20, 200, 4, 2000, 180)
  --json FILE   also write { suite, commit, node, tokenizer, rows }
`;

const COLUMNS: readonly Column<BenchRow>[] = [
  { heading: 'bench', show: (row) => row.name },
  { heading: 'unit', show: (row) => row.unit },
  { heading: 'p50', show: (row) => decimal(row.p50) },
  { heading: 'p95', show: (row) => decimal(row.p95) },
  { heading: 'p99', show: (row) => decimal(row.p99 ?? null) },
  { heading: 'n', show: (row) => whole(row.n) },
  { heading: 'limit', show: (row) => decimal(row.limit ?? row.least ?? null) },
  { heading: '', show: (row) => verdict(row) },
  { heading: 'peer', show: (row) => decimal(row.peer ?? null) },
  {
    heading: 'peer / ours',
    show: ({ peer, p50 }) => decimal(peer === undefined || p50 === 0 ? null : peer / p50, 1),
  },
];

function verdict({ p50, p99 = 0, limit, limit99, least }: BenchRow): string {
  if (limit === undefined && least === undefined) return '';
  const isMet = p50 <= (limit ?? Infinity) && p50 >= (least ?? -Infinity);
  return isMet && p99 <= (limit99 ?? Infinity) ? 'met' : 'missed';
}

interface SuiteOptions {
  readonly withPeer: boolean;
  readonly seconds: number;
  readonly largest: number;
  readonly gateway: GatewayOptions;
}

type Suite = (options: SuiteOptions) => Promise<readonly BenchRow[]>;

const SUITES = {
  engine: besidePeer((peer) => runEngine(timerOf(peer))),
  kinds: besidePeer(runKinds),
  sizes: besidePeer((peer, { largest }) => runSizes(largest, timerOf(peer))),
  exchange: runExchange,
  adapters: runAdapters,
  proxy: runProxy,
  gateway: ({ gateway }) => runGateway(gateway),
} satisfies Readonly<Record<string, Suite>>;

type SuiteName = keyof typeof SUITES;

process.exitCode = await main(process.argv.slice(2));

async function main(line: readonly string[]): Promise<number> {
  try {
    const [first, ...rest] = line;
    if (first === 'all') {
      await runAll(rest);
      return 0;
    }
    const { values, positionals } = parse(line);
    if (values.help === true) {
      process.stdout.write(HELP);
      return 0;
    }
    const suite = suiteOf(positionals);
    const options = {
      withPeer: values.peer === true,
      seconds: numberOf('seconds', values.seconds, 60),
      largest: numberOf('largest', values.largest, 5_000_000),
      gateway: gatewayOf(values),
    };
    const rows = await SUITES[suite](options);
    process.stdout.write(`${formatTable(COLUMNS, rows)}\n`);
    if (values.json !== undefined) {
      writeReport(values.json, { suite, tokenizer: null, rows });
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

interface Arguments {
  readonly values: {
    readonly peer?: boolean;
    readonly seconds?: string;
    readonly largest?: string;
    readonly conversations?: string;
    readonly turns?: string;
    readonly 'at-once'?: string;
    readonly processes?: string;
    readonly think?: string;
    readonly 'seconds-limit'?: string;
    readonly json?: string;
    readonly help?: boolean;
  };
  readonly positionals: readonly string[];
}

function parse(line: readonly string[]): Arguments {
  try {
    return parseArgs({
      args: [...line],
      allowPositionals: true,
      options: {
        peer: { type: 'boolean' },
        seconds: { type: 'string' },
        largest: { type: 'string' },
        conversations: { type: 'string' },
        turns: { type: 'string' },
        'at-once': { type: 'string' },
        processes: { type: 'string' },
        think: { type: 'string' },
        'seconds-limit': { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function gatewayOf(values: Arguments['values']): GatewayOptions {
  const { conversations, turns, atOnce, processes, think, secondsLimit } = GATEWAY_DEFAULTS;
  return {
    conversations: numberOf('conversations', values.conversations, conversations),
    turns: numberOf('turns', values.turns, turns),
    atOnce: numberOf('at-once', values['at-once'], atOnce),
    processes: numberOf('processes', values.processes, processes),
    think: numberOf('think', values.think, think),
    secondsLimit: numberOf('seconds-limit', values['seconds-limit'], secondsLimit),
  };
}

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} ${text}: expected a whole number above 0`);
}

function suiteOf([suite, ...more]: readonly string[]): SuiteName {
  const names = Object.keys(SUITES).join(', ');
  if (suite === undefined) throw new UsageError(`name a suite: ${names}`);
  if (!isSuite(suite)) throw new UsageError(`unknown suite ${suite}; there are ${names}`);
  if (more.length > 0) throw new UsageError(`one suite at a time, not also ${more.join(' ')}`);
  return suite;
}

function isSuite(name: string): name is SuiteName {
  return Object.hasOwn(SUITES, name);
}

/** Starts the peer for a suite that asks it in turn with what it measures. */
function besidePeer(
  run: (peer: Peer | undefined, options: SuiteOptions) => Promise<readonly BenchRow[]>,
): Suite {
  return async (options) => {
    await using peer = options.withPeer ? await orNothing(startPeer) : undefined;
    return await run(peer, options);
  };
}

function timerOf(peer: Peer | undefined): PeerTimer | undefined {
  return peer && (async (messages) => (await peer.compress(messages)).milliseconds);
}

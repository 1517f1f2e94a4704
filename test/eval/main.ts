import process from 'node:process';

import { orNothing, startPeer } from '../bench/peer.ts';
import { type EvalOptions, parseArguments } from './arguments.ts';
import { MissingData } from './inputs/data.ts';
import type { Report } from './report/row.ts';
import { suites } from './suites.ts';
import { tokenizer } from './tokens.ts';
import { UsageError } from './usage-error.ts';
import { writeReport } from './report/write-report.ts';

const HELP = `npm run eval -- SUITE [SET…] [options]

Measures compression on recorded material and prints a row for each set.

suites
  json          lossless: API documents, tables, workloads; ratio to compact JSON, round trips
  workloads     whole requests: tokens saved, probes answered
  items         tool outputs: tokens against what is visible or retrievable
  trajectories  recorded conversations turn by turn: laws, used values seen at use
  exchange      recorded conversations sent to a strict provider: refusals, prefixes, whole prompts
  faults        conversations over two proxies that are killed at random: refusals, lost references
  laws          generated conversations against the laws
  prose         natural questions with 20 passages each: answers visible at some shares of the tokens
  replay        recorded conversations in money, by the cache rules of providers, beside plain policies

options
  --data DIR    material in the formats of its README (default: HEADROOM_DATA, else ../shared/data)
  --mode MODE   lossless, balanced or aggressive
  --keep SHARE  share of a block's tokens to keep where parts are left out
  --trigger N   tokens from which parts may be left out (2000); 0 measures small documents at --keep too
  --limit N     documents or conversations of each set at most
  --via CLIENT  wire (default), ai-sdk, langchain or proxy, started anew for each turn: what conversations
                are sent through (exchange)
  --peer        also run headroom-ai from PyPI on the same input (workloads, items, prose, replay)
  --runs N      generated cases (laws; json: fuzz cases; faults: conversations)
  --workers N   threads that make the decisions (laws); none by default
  --store KIND  sqlite, redis or postgres: where originals are kept in place of memory, on a server of its own (laws)
  --json FILE   also write { suite, commit, node, tokenizer, rows }
`;

process.exitCode = await main(process.argv.slice(2));

async function main(line: readonly string[]): Promise<number> {
  try {
    const options = parseArguments(line, [...suites.keys()]);
    if (options === undefined) {
      process.stdout.write(HELP);
      return 0;
    }
    const { rows, table, notes } = await reportOf(options);
    process.stdout.write(`${[table, ...notes].filter((text) => text !== '').join('\n')}\n`);
    if (options.json !== undefined) {
      writeReport(options.json, { suite: options.suite, tokenizer, rows });
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** What a suite reports; without its data nothing but that. */
async function reportOf(options: EvalOptions): Promise<Report> {
  const nothing = { rows: [], table: '', notes: [] };
  await using peer = options.peer === true ? await orNothing(startPeer) : undefined;
  try {
    return (await suites.get(options.suite)?.(options, peer)) ?? nothing;
  } catch (error) {
    if (error instanceof MissingData) return { ...nothing, notes: [error.message] };
    throw error;
  }
}

import type { Peer } from '../bench/peer.ts';
import type { EvalOptions } from './arguments.ts';
import type { Report } from './report/row.ts';
import { runExchange } from './suites/exchange.ts';
import { runFaults } from './suites/faults.ts';
import { runItems } from './suites/items.ts';
import { runJson } from './suites/json.ts';
import { runLaws } from './suites/laws.ts';
import { runProse } from './suites/prose.ts';
import { runReplay } from './suites/replay.ts';
import { runTrajectories } from './suites/trajectories.ts';
import { runWorkloads } from './suites/workloads.ts';

/** Measures one thing and reports it, beside the peer if it is there. */
export type Suite = (options: EvalOptions, peer?: Peer) => Promise<Report>;

/** All suites by name. */
export const suites: ReadonlyMap<string, Suite> = new Map<string, Suite>([
  ['json', runJson],
  ['workloads', runWorkloads],
  ['items', runItems],
  ['trajectories', runTrajectories],
  ['laws', runLaws],
  ['exchange', runExchange],
  ['faults', runFaults],
  ['prose', runProse],
  ['replay', runReplay],
]);

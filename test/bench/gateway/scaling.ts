import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';

import { sum } from '../../eval/report/statistics.ts';
import { type BenchRow, rowFrom } from '../samples.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { runLoad } from './load.ts';
import { CONVERSATIONS_OF_ALL_SORTS, toolMaterial } from './material.ts';
import { redisFigures } from './redis-figures.ts';
import { watch } from './watch.ts';

/** Requests a second at saturation, and what they cost. */
interface Saturated {
  readonly rate: number;
  /** Milliseconds of processor time that a request costs the proxies, and everybody. */
  readonly proxy: number;
  readonly all: number;
}

const AT_ONCE = 48;
const TURNS = 20;
const WARM_UP_SECONDS = 8;
const SECONDS = 15;
/** More than can be had in the time. */
const MANY = 100_000;
/** By which the rate has to grow with a second process. */
const LEAST_SCALING = 1.7;

/**
 * Requests a second of one and two processes before a provider that answers at once. Each process has a processor of
 * its own, and a conversation stays with its process. Clients, provider and Redis run on the same processors: what they
 * leave bounds the rates, and `scaling-bound` says what can be reached.
 */
export async function runScaling(): Promise<readonly BenchRow[]> {
  const one = await saturate(1);
  const two = await saturate(2);
  const figure = (name: string, unit: string, value: number): BenchRow =>
    rowFrom([value], { name, unit });
  return [
    figure('saturated-1', 'requests/s', one.rate),
    figure('saturated-2', 'requests/s', two.rate),
    figure('saturated-1-proxy', 'ms/request', one.proxy),
    figure('saturated-2-proxy', 'ms/request', two.proxy),
    figure('saturated-2-others', 'ms/request', two.all - two.proxy),
    { ...figure('scaling', 'x', two.rate / one.rate), least: LEAST_SCALING },
    figure('scaling-bound', 'x', mostRate(two, 2) / mostRate(one, 1)),
    { ...figure('scaling-of-proxies', 'x', (2 * one.proxy) / two.proxy), least: LEAST_SCALING },
  ];
}

/** Requests a second that the processors allow: a process uses one of them, and all together not more than there are. */
function mostRate({ proxy, all }: Saturated, processes: number): number {
  return 1000 * Math.min(processes / proxy, availableParallelism() / all);
}

async function saturate(processes: number): Promise<Saturated> {
  await using fleet = await startFleet({
    processes,
    thinkMs: 0,
    turns: TURNS,
    durability: 'everysec',
    isPinned: true,
  });
  await push(fleet, { first: 0, seconds: WARM_UP_SECONDS });
  const redisBefore = await redisFigures(fleet.redis.directUrl);
  const watching = watch(fleet);
  const count = await push(fleet, { first: MANY, seconds: SECONDS });
  const { seconds, load } = await watching.end();
  const redisAfter = await redisFigures(fleet.redis.directUrl);
  const ofProxies = sum([...load].filter(([name]) => name.startsWith('proxy')).map(([, at]) => at));
  const ofRedis = redisAfter.processorTime - redisBefore.processorTime;
  const perRequest = (used: number): number => (used * 1000) / count;
  return {
    rate: count / seconds,
    proxy: perRequest(ofProxies * seconds),
    all: perRequest(sum([...load.values()]) * seconds + ofRedis),
  };
}

interface Push {
  /** Number of the first conversation. */
  readonly first: number;
  readonly seconds: number;
}

/** As many requests as go through in the time. Throws where one fails. */
async function push({ proxies }: Fleet, { first, seconds }: Push): Promise<number> {
  const turns = await runLoad({
    first,
    conversations: MANY,
    turns: TURNS,
    atOnce: AT_ONCE,
    rampMs: 0,
    deadline: performance.now() + seconds * 1000,
    material: toolMaterial(),
    target: (conversation) => {
      const block = Math.floor(conversation / CONVERSATIONS_OF_ALL_SORTS);
      return proxies[block % proxies.length]?.url ?? '';
    },
  });
  const failed = turns.find(({ failure }) => failure !== undefined);
  if (failed !== undefined) throw new Error(failed.failure);
  return turns.length;
}

import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

import { below, randomFrom } from '../../eval/inputs/random.ts';
import { type Fleet, type FleetOptions, startFleet } from './fleet.ts';
import type { HeapFigures } from './heap.ts';
import { runLoad, type TimedTurn } from './load.ts';
import { toolMaterial } from './material.ts';
import type { ProviderReport } from './provider.ts';
import { unredeemable } from './redeem.ts';
import { type RedisFigures, redisFigures } from './redis-figures.ts';
import { type Usage, watch } from './watch.ts';

/** A run of the gateway with a restart of its Redis in the middle. */
export interface SceneOptions extends FleetOptions {
  readonly conversations: number;
  readonly atOnce: number;
  /** After which no turn begins. */
  readonly seconds: number;
  /** Where the turns of a conversation go: each to any of the processes, or all to the same. */
  readonly routing: 'random' | 'sticky';
}

/** What came of it. */
export interface Scene {
  readonly turns: readonly TimedTurn[];
  readonly relayUrl: string;
  readonly report: ProviderReport;
  readonly lost: readonly string[];
  readonly usage: Usage;
  readonly heaps: readonly HeapFigures[];
  /** When Redis was killed and when it ran again, in milliseconds since 1970; undefined if it never came to it. */
  readonly outage: Outage | undefined;
}

/** A time without Redis. */
export interface Outage {
  readonly begun: number;
  readonly ended: number;
  /** What Redis had done until then. */
  readonly redis: RedisFigures;
}

/** Milliseconds that Redis is gone. */
const DOWN = 5000;
/** Milliseconds after which everybody has noticed that it is back. */
const SETTLED = 5000;
/** Answers of the provider in which all conversations have begun. */
const RAMP = 2;
/** One conversation in so many goes through the relay. */
const RELAYED = 4;

/** Has the conversations, each turn at any of the processes, while Redis is killed and started again. */
export async function runScene(options: SceneOptions): Promise<Scene> {
  await using fleet = await startFleet(options);
  const proxyFor = router(options, fleet);
  const begun = performance.now();
  const half = { turns: (options.conversations * options.turns) / 2, ms: options.seconds * 500 };
  let done = 0;
  let restarting: Promise<Outage> | undefined;
  const watching = watch(fleet);
  const turns = await runLoad({
    ...options,
    rampMs: RAMP * options.thinkMs,
    deadline: begun + options.seconds * 1000,
    material: toolMaterial(),
    target: (conversation) =>
      conversation % RELAYED === RELAYED - 1
        ? fleet.relay.url
        : (fleet.proxies[proxyFor(conversation)]?.url ?? ''),
    onTurn: () => {
      done += 1;
      const isHalf = done >= half.turns || performance.now() - begun >= half.ms;
      if (isHalf) restarting ??= restart(fleet);
    },
  });
  const usage = await watching.end();
  const outage = await restarting;
  await pause(SETTLED);
  const heaps = await fleet.heaps();
  const report = await fleet.report();
  const references = report.references.map(([reference]) => reference);
  const lost = await unredeemable(references, fleet.proxies);
  return { turns, relayUrl: fleet.relay.url, report, lost, usage, heaps, outage };
}

/** The index of the process that the next turn of a conversation goes to. */
function router(
  { routing }: SceneOptions,
  { proxies: { length } }: Fleet,
): (conversation: number) => number {
  const random = randomFrom(1);
  return (conversation) =>
    routing === 'sticky' ? Math.floor(conversation / RELAYED) % length : below(random, length);
}

async function restart({ redis }: Fleet): Promise<Outage> {
  const figures = await redisFigures(redis.directUrl);
  const begun = Date.now();
  await redis.kill();
  await pause(DOWN);
  await redis.restart();
  return { begun, ended: Date.now(), redis: figures };
}

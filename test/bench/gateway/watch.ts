import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

import type { Fleet } from './fleet.ts';

/** What the processes used while they were watched. */
export interface Usage {
  readonly seconds: number;
  /** Share of one processor that each process used, by its name. */
  readonly load: ReadonlyMap<string, number>;
  /** Megabytes that each proxy held, once a second. */
  readonly memory: readonly (readonly number[])[];
}

/** Watching processes. */
export interface Watch {
  /** Ends it. */
  end(): Promise<Usage>;
}

/** Watches the memory of proxies and the processor time of all processes but Redis, which tells its own. */
export function watch({ provider, relay, proxies }: Fleet): Watch {
  const begun = performance.now();
  const memory = proxies.map((): number[] => []);
  const readers = new Map<string, () => number>([
    ...proxies.map(
      (proxy, at) => [`proxy-${at + 1}`, () => proxy.processorTime() ?? Number.NaN] as const,
    ),
    ['relay', () => relay.processorTime() ?? Number.NaN],
    ['provider', () => provider.processorTime() ?? Number.NaN],
    ['clients', ownTime],
  ]);
  const start = read();
  const ended = new AbortController();
  const sampling = sample();

  function read(): ReadonlyMap<string, number> {
    return new Map([...readers].map(([name, reader]) => [name, reader()]));
  }

  async function sample(): Promise<void> {
    while (!ended.signal.aborted) {
      for (const [at, proxy] of proxies.entries()) memory[at]?.push(proxy.memory() ?? Number.NaN);
      await pause(1000, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  return {
    async end() {
      ended.abort();
      await sampling;
      const seconds = (performance.now() - begun) / 1000;
      const end = read();
      const load = [...start].map(
        ([name, before]) => [name, ((end.get(name) ?? Number.NaN) - before) / seconds] as const,
      );
      return { seconds, load: new Map(load), memory };
    },
  };
}

function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

import { quantile, sum } from '../../eval/report/statistics.ts';
import { type BenchRow, rowFrom } from '../samples.ts';
import type { HeapFigures } from './heap.ts';
import type { TimedTurn } from './load.ts';
import type { Incident } from './provider.ts';
import type { Outage, Scene } from './scene.ts';
import { slopeOf } from './slope.ts';

/** Milliseconds that the proxies may add. */
const MOST_ADDED = 25;
/** Milliseconds after which a call of the store is given up, which a request waits for once. */
const STORE_PATIENCE = 250;
/** Milliseconds at the beginning in which processes become warm: a request then costs half of what it did at first. */
const WARM_UP = 30_000;
/** Milliseconds after a restart in which the processes notice it and write down what waited for it. */
const SETTLING = 15_000;

/** What came of the conversations, how long they took, and what the processes used. */
export function sceneRows(scene: Scene): readonly BenchRow[] {
  return [
    row('errors', { n: scene.turns.length, values: [failures(scene).length], limit: 0 }),
    row('refused', { n: scene.report.requests, values: [scene.report.refusals.length], limit: 0 }),
    ...lossRows(scene, 'restart', { otherwise: 0 }),
    ...timeRows(scene),
    ...memoryRows(scene),
    ...costRows(scene),
  ];
}

/** What may be lost. */
export interface LossLimits {
  readonly otherwise?: number;
  readonly whileGone?: number;
}

/** What was lost of prefixes and references, while Redis was gone and otherwise. */
export function lossRows(
  scene: Scene,
  name: string,
  { otherwise, whileGone }: LossLimits,
): readonly BenchRow[] {
  const { breaks, misses, requests, retrieved, references } = scene.report;
  const isDuring = duringOutage(scene);
  const count = (incidents: readonly Incident[], during: boolean): readonly number[] => [
    incidents.filter(({ at }) => isDuring(at) === during).length,
  ];
  const asked = retrieved + misses.length;
  const lost = { n: references.length, values: [scene.lost.length], limit: otherwise };
  return [
    row(`${name}-breaks`, { n: requests, values: count(breaks, false), limit: otherwise }),
    row(`${name}-breaks-while-gone`, {
      n: requests,
      values: count(breaks, true),
      limit: whileGone,
    }),
    row(`${name}-misses`, { n: asked, values: count(misses, false), limit: otherwise }),
    row(`${name}-misses-while-gone`, { n: asked, values: count(misses, true) }),
    row(`${name}-references-lost`, lost),
  ];
}

function timeRows(scene: Scene): readonly BenchRow[] {
  const isDuring = duringOutage(scene);
  const [without] = split(
    scene,
    scene.turns.filter(({ begun }) => isDuring(begun)),
  );
  const longest = without.length === 0 ? [] : [quantile(without, 1) ?? Number.NaN];
  return [
    ...addedRows(scene),
    { ...rowFrom(without, { name: 'proxies-while-gone', unit: 'ms' }), p99: tail(without) },
    rowFrom(longest, {
      name: 'longest-while-gone',
      unit: 'ms',
      limit: STORE_PATIENCE + MOST_ADDED,
    }),
  ];
}

/** What proxies add to a turn beyond what a relay does, once they are warm and while Redis is there. */
export function addedRows(scene: Scene, prefix = ''): readonly BenchRow[] {
  const isDuring = duringOutage(scene);
  const start =
    scene.turns.reduce((least, { begun }) => Math.min(least, begun), Infinity) + WARM_UP;
  const usual = scene.turns.filter(({ begun }) => begun >= start && !isDuring(begun));
  const [ours, relay] = split(scene, usual);
  return [
    {
      name: `${prefix}added`,
      unit: 'ms',
      p50: difference(ours, relay, 0.5),
      p95: difference(ours, relay, 0.95),
      p99: difference(ours, relay, 0.99),
      n: ours.length,
      limit: MOST_ADDED,
      limit99: MOST_ADDED,
    },
    { ...rowFrom(ours, { name: `${prefix}proxies`, unit: 'ms' }), p99: tail(ours) },
    { ...rowFrom(relay, { name: `${prefix}relay`, unit: 'ms' }), p99: tail(relay) },
  ];
}

function memoryRows({ usage, heaps }: Scene): readonly BenchRow[] {
  const halves = usage.memory.map((samples) => samples.slice(samples.length / 2));
  const slopes = halves.map(slopeOf);
  const perMinute = (figure: 'value' | 'low' | 'high'): readonly number[] =>
    slopes.map((slope) => slope[figure] * 60);
  const megabytes = (pick: (heap: HeapFigures) => number): readonly number[] =>
    heaps.map((heap) => pick(heap) / 2 ** 20);
  const about = (name: string, unit: string, limit?: number): Parameters<typeof rowFrom>[1] => ({
    name,
    unit,
    ...(limit === undefined ? {} : { limit }),
  });
  return [
    rowFrom(halves.flat(), about('memory', 'MB')),
    rowFrom(perMinute('value'), about('memory-slope', 'MB/min')),
    rowFrom(perMinute('low'), about('memory-slope-low', 'MB/min', 0)),
    rowFrom(perMinute('high'), about('memory-slope-high', 'MB/min')),
    rowFrom(
      megabytes(({ after }) => after.heapUsed),
      about('memory-heap-used', 'MB'),
    ),
    rowFrom(
      megabytes(({ after }) => after.heapTotal),
      about('memory-heap', 'MB'),
    ),
    rowFrom(
      megabytes(({ after }) => after.external),
      about('memory-external', 'MB'),
    ),
    rowFrom(
      megabytes(({ after }) => after.rss - after.heapTotal - after.external),
      about('memory-rest', 'MB'),
    ),
  ];
}

function costRows(scene: Scene): readonly BenchRow[] {
  const { usage, turns, relayUrl, outage } = scene;
  const relayed = turns.filter(({ url }) => url === relayUrl).length;
  const proxied = turns.length - relayed;
  const loads = [...usage.load].map(([name, load]) =>
    rowFrom([load * 100], { name: `load-${name}`, unit: '% core' }),
  );
  const ofProxies = sum(
    [...usage.load].filter(([name]) => name.startsWith('proxy')).map(([, load]) => load),
  );
  const perRequest = (load: number, requests: number): readonly number[] => [
    (load * usage.seconds * 1000) / requests,
  ];
  return [
    rowFrom([turns.length / usage.seconds], { name: 'rate', unit: 'requests/s' }),
    ...loads,
    rowFrom(perRequest(ofProxies, proxied), { name: 'proxy-processor', unit: 'ms/request' }),
    rowFrom(perRequest(usage.load.get('relay') ?? Number.NaN, relayed), {
      name: 'relay-processor',
      unit: 'ms/request',
    }),
    ...(outage === undefined ? [] : [commandsRow(scene, outage)]),
  ];
}

/** Until Redis was killed, which forgets what it has done. */
function commandsRow({ turns, relayUrl }: Scene, { begun, redis }: Outage): BenchRow {
  const before = turns.filter((turn) => turn.url !== relayUrl && turn.begun < begun);
  const commands = sum([...redis.calls.values()]) / before.length;
  return rowFrom([commands], { name: 'redis-commands', unit: 'commands/request' });
}

function failures({ turns }: Scene): readonly TimedTurn[] {
  return turns.filter(({ failure }) => failure !== undefined);
}

/** Whether a moment lies in the time without Redis, or so soon after it that not everybody had noticed its end. */
function duringOutage({ outage }: Scene): (at: number) => boolean {
  if (outage === undefined) return () => false;
  return (at) => at >= outage.begun && at < outage.ended + SETTLING;
}

/** Milliseconds that were added, by the proxies and by the relay. */
function split(
  { relayUrl }: Scene,
  turns: readonly TimedTurn[],
): readonly [ours: readonly number[], relay: readonly number[]] {
  const done = turns.filter(({ failure }) => failure === undefined);
  const of = (isRelay: boolean): readonly number[] =>
    done.filter(({ url }) => (url === relayUrl) === isRelay).map(({ added }) => added);
  return [of(false), of(true)];
}

function difference(ours: readonly number[], relay: readonly number[], share: number): number {
  return (quantile(ours, share) ?? Number.NaN) - (quantile(relay, share) ?? Number.NaN);
}

function tail(values: readonly number[]): number {
  return quantile(values, 0.99) ?? Number.NaN;
}

interface Count {
  readonly n: number;
  readonly values: readonly number[];
  readonly limit?: number | undefined;
}

function row(name: string, { n, values, limit }: Count): BenchRow {
  const about = { name, unit: 'requests', ...(limit === undefined ? {} : { limit }) };
  return { ...rowFrom(values, about), n };
}

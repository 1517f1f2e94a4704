import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

import { Agent } from 'undici';

import { median } from '../../eval/report/statistics.ts';
import { historyOf, TOOL } from '../exchange.ts';
import { type BenchRow, rowFrom } from '../samples.ts';
import { EVENTS } from '../stream-time.ts';
import { requestChat } from './chat-request.ts';
import type { Contestant } from './contestant.ts';
import type { Lineup } from './lineup.ts';

const STREAMS = 500;
const BODY_BYTES = 2000;
/** Seconds in which the heap of a process grows to what so many streams need. */
const WARM_UP = 30;
/** Per cent by which its memory may grow from then on, from the first quarter of the time to the last. */
const MOST_GROWTH = 10;

/**
 * Many streams at once for some seconds, once they are warm: what fails, when the first event comes, and what memory
 * is held.
 */
export async function streamRows(lineup: Lineup, seconds: number): Promise<readonly BenchRow[]> {
  const relay = await load(lineup.relay, seconds);
  const ours = await load(lineup.headroom, seconds);
  const theirs = lineup.peer && (await load(lineup.peer, seconds));
  const peer = (figure: (of: Load) => number): Pick<BenchRow, 'peer'> =>
    theirs === undefined ? {} : { peer: figure(theirs) };
  const name = `streams-${STREAMS}`;
  return [
    { ...rowFrom([ours.errors], about('errors', 'errors', 0)), n: ours.done, ...peer(errorsOf) },
    { ...rowFrom(ours.firstEvents, about('first', 'ms')), ...peer(firstOf) },
    rowFrom(relay.firstEvents, about('first-relay', 'ms')),
    { ...rowFrom(ours.memory, about('memory', 'MB')), ...peer(memoryOf) },
    rowFrom(relay.memory, about('memory-relay', 'MB')),
    { ...rowFrom([growthOf(ours)], about('growth', '%', MOST_GROWTH)), ...peer(growthOf) },
  ];

  function about(what: string, unit: string, limit?: number): Parameters<typeof rowFrom>[1] {
    return { name: `${name}-${what}`, unit, ...(limit === undefined ? {} : { limit }) };
  }
}

/** What became of the streams. */
interface Load {
  readonly done: number;
  /** Streams that broke off, lacked events or were answered with something else. */
  readonly errors: number;
  /** Milliseconds until the first event. */
  readonly firstEvents: readonly number[];
  /** Megabytes, once a second of those that count. */
  readonly memory: readonly number[];
}

const errorsOf = ({ errors }: Load): number => errors;
const firstOf = ({ firstEvents }: Load): number => median(firstEvents) ?? Number.NaN;
const memoryOf = ({ memory }: Load): number => median(memory) ?? Number.NaN;

function growthOf({ memory }: Load): number {
  const quarter = Math.floor(memory.length / 4);
  const early = median(memory.slice(0, quarter)) ?? Number.NaN;
  const late = median(memory.slice(-quarter)) ?? Number.NaN;
  return (late / early - 1) * 100;
}

/** As many streams as there may be, each followed by the next, until the time is over. */
async function load(contestant: Contestant, seconds: number): Promise<Load> {
  const client = new Agent();
  const end = performance.now() + (WARM_UP + seconds) * 1000;
  const firstEvents: number[] = [];
  let done = 0;
  let errors = 0;
  const worker = async (index: number): Promise<void> => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      try {
        firstEvents.push(
          await readStream(client, { url: contestant.url, body: bodyOf(index, turn) }),
        );
      } catch {
        errors += 1;
      }
      done += 1;
    }
  };
  const workers = Promise.all(Array.from({ length: STREAMS }, (_, index) => worker(index)));
  const memory: number[] = [];
  while (performance.now() < end) {
    await pause(1000);
    memory.push(contestant.memory() ?? Number.NaN);
  }
  await workers;
  await client.close();
  return { done, errors, firstEvents, memory: memory.slice(-seconds) };
}

const HISTORY = historyOf(BODY_BYTES);

function bodyOf(index: number, turn: number): string {
  const messages = [...HISTORY, { role: 'user', content: `And ${index} of ${turn}?` }];
  return JSON.stringify({ model: 'gpt-5.2', stream: true, messages, tools: [TOOL] });
}

/** Milliseconds until the first event. Throws where not all of them come. */
async function readStream(
  client: Agent,
  request: { readonly url: string; readonly body: string },
): Promise<number> {
  const begun = performance.now();
  const { statusCode, body } = await requestChat(client, request);
  let first: number | undefined;
  let text = '';
  for await (const chunk of body) {
    first ??= performance.now() - begun;
    text += String(chunk);
  }
  const events = text.split('"once "').length;
  if (statusCode !== 200 || events !== EVENTS || !text.endsWith('data: [DONE]\n\n')) {
    throw new Error(`status ${statusCode}, ${events} of ${EVENTS} events`);
  }
  return first ?? Number.NaN;
}

import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { headroomWith } from '../../../src/headroom.ts';
import { compress, createHeadroom, type Headroom, HeadroomError } from '../../../src/index.ts';
import { type WorkerPool, workerPool } from '../../../src/workers/worker-pool.ts';
import { workersFrom } from '../../../src/workers/workers.ts';
import { searchResults, serverLog, words } from '../../bench/generate.ts';
import { randomFrom } from '../../eval/inputs/random.ts';
import { conversation } from '../../support/conversations/conversation.ts';
import { checkLaws } from '../../support/laws/laws.ts';
import { headroomInThreads, startThreads } from '../../support/threads.ts';

const LARGE = {
  log: serverLog(300_000, 1),
  records: searchResults(500, 2),
  'two kinds': `Here is the answer:\n${searchResults(200, 3)}\n\n${serverLog(60_000, 4)}`,
  'characters beyond Latin-1': serverLog(80_000, 5).replaceAll('cache', 'кэш 🗄'),
  'lone surrogates': `${serverLog(80_000, 6)}\n\ud800 and \udc00`,
  prose: Array.from({ length: 900 }, (_, seed) => `${words(randomFrom(seed), 14)}.`).join(' '),
};

interface Message {
  readonly role: string;
  readonly tool_call_id?: string;
  readonly content: string;
}

function asking(question: string, ...texts: readonly string[]): readonly Message[] {
  const results = texts.map((content, index) => ({
    role: 'tool',
    tool_call_id: `call ${index}`,
    content,
  }));
  return [{ role: 'user', content: question }, ...results];
}

async function compressed(headroom: Headroom, messages: readonly object[]): Promise<unknown> {
  const { blocks, ...rest } = await headroom.compress(messages, { retrieval: 'tool' });
  return { ...rest, tokens: { ...rest.tokens }, blocks: blocks.map(({ after }) => after) };
}

interface AskedScene extends AsyncDisposable {
  readonly headroom: Headroom;
  readonly pool: WorkerPool;
  /** The texts of each job that threads were asked for. */
  readonly asked: (readonly string[])[];
}

/** A Headroom whose threads run, unless it is told from how much on to wait for them. */
function askedScene(leastToWait = 0): AskedScene {
  const asked: (readonly string[])[] = [];
  const pool = workerPool({ threads: 2 });
  const run: WorkerPool['run'] = (tasks, signal) => {
    asked.push(tasks.map(({ slot }) => slot.text));
    return pool.run(tasks, signal);
  };
  const open = (): Promise<WorkerPool> => Promise.resolve({ ...pool, run });
  const onFailure = (error: unknown): never => expect.unreachable(String(error));
  const headroom = headroomWith({ store: 'memory' }, () =>
    workersFrom({ open, onFailure, leastToWait }),
  );
  return { headroom, pool, asked, [Symbol.asyncDispose]: () => headroom[Symbol.asyncDispose]() };
}

describe('worker threads', () => {
  const there = createHeadroom({ store: 'memory', workers: 1 });
  // So large a text waits for the thread; the others find it running.
  beforeAll(() => there.compress(asking('Which failed?', serverLog(600_000, 10))));
  afterAll(() => there[Symbol.asyncDispose]());

  it.each(Object.entries(LARGE))('give the same result for %s', async (_, text) => {
    await using here = createHeadroom({ store: 'memory' });
    const messages = asking('Which payments failed?', text, text, 'short');
    expect(await compressed(there, messages)).toEqual(await compressed(here, messages));
    expect((await there.stats()).failures).toBe(0);
  });

  it('leave the event loop to others', async () => {
    const done = new AbortController();
    const work = there.compress(asking('Which failed?', serverLog(2_000_000, 7)));
    void work.finally(() => done.abort());
    let turns = 0;
    while (!done.signal.aborted) {
      await setImmediate();
      turns += 1;
    }
    expect(turns).toBeGreaterThan(20);
  });

  it('are asked for all new texts of a request at once, and for none a second time', async () => {
    await using scene = askedScene();
    const texts = Array.from({ length: 6 }, (_, seed) => serverLog(30_000, seed));
    const first = asking('Which failed?', ...texts);
    await scene.headroom.compress(first);
    expect(scene.asked.map(({ length }) => length)).toEqual([3, 3]);
    await scene.headroom.compress([...first, ...asking('And now?', serverLog(9000, 9))]);
    expect(scene.asked).toHaveLength(2);
  });

  it('are not waited for while they start, but for a large request', async () => {
    await using scene = askedScene(200_000);
    const log = (seed: number): readonly Message[] => asking('Which?', serverLog(100_000, seed));
    await scene.headroom.compress(log(1));
    expect(scene.asked).toHaveLength(0);
    await expect.poll(() => scene.pool.isReady(), { timeout: 10_000 }).toBe(true);
    await scene.headroom.compress(log(2));
    expect(scene.asked).toHaveLength(1);
    await using other = askedScene(200_000);
    await other.headroom.compress(asking('Which?', serverLog(300_000, 3)));
    expect(other.asked).toHaveLength(1);
  });

  it('are asked for what is new between lines that were shown before', async () => {
    await using scene = askedScene();
    const shown = words(randomFrom(1), 3000).replaceAll(' the ', '\n');
    const [before, after] = [serverLog(70_000, 2), serverLog(70_000, 3)];
    const messages = asking('Which failed?', shown, `${before}\n${shown}\n${after}`);
    await scene.headroom.compress(messages);
    const pieces = scene.asked
      .flat()
      .filter((text) => !messages.some((each) => each.content === text));
    expect(pieces.map((text) => text.length > 70_000)).toEqual([true, true]);
  });

  it('are told by a signal that nobody waits any more, and do the next request', async () => {
    const messages = asking('Which failed?', serverLog(3_000_000, 8));
    const client = new AbortController();
    const work = there.compress(messages, { signal: client.signal });
    await setImmediate();
    client.abort(new Error('gone'));
    await expect(work).rejects.toThrow('gone');
    const next = asking('And which did not?', LARGE.log);
    await using here = createHeadroom({ store: 'memory' });
    expect(await compressed(there, next)).toEqual(await compressed(here, next));
    expect((await there.stats()).failures).toBe(0);
  });

  it('may be closed while they are busy: the work is done here', async () => {
    const warnings: string[] = [];
    const logger = { warn: (line: string) => void warnings.push(line) };
    const headroom = createHeadroom({ store: 'memory', workers: 1, logger });
    const messages = asking('Which failed?', serverLog(600_000, 11));
    const work = headroom.compress(messages);
    await setImmediate();
    await headroom[Symbol.asyncDispose]();
    expect((await work).messages).toEqual((await compress(messages)).messages);
    expect(warnings).toEqual([]);
  });

  it('keep no process alive', () => {
    const entry = JSON.stringify(new URL('../../../src/index.ts', import.meta.url).href);
    const code = `const { createHeadroom } = await import(${entry});
      let threads = 0;
      process.on('worker', () => (threads += 1));
      const headroom = createHeadroom({ store: 'memory', workers: 2 });
      const content = 'GET /orders/1 200 in 3ms\\n'.repeat(30_000);
      const { blocks } = await headroom.compress([{ role: 'tool', tool_call_id: 'a', content }]);
      process.stdout.write(blocks[0].outcome + ', threads: ' + threads);`;
    const flags = ['--input-type=module', '--conditions=headroom-source', '-e', code];
    expect(execFileSync(process.execPath, flags, { encoding: 'utf8', timeout: 30_000 })).toBe(
      'lossless, threads: 1',
    );
  });
});

describe('every decision made in threads', () => {
  beforeAll(() => startThreads(2));

  it.each([
    ['openai-chat', { mode: 'balanced', trigger: 100 }],
    ['anthropic', { mode: 'aggressive', trigger: 100, keep: 0.1 }],
    ['gemini', { mode: 'lossless', retrieval: 'none' }],
  ] as const)('keeps the laws for %s', async (format, options) => {
    await fc.assert(
      fc.asyncProperty(conversation(format), async (messages) => {
        expect(await checkLaws(messages, format, { ...options, workers: 2 })).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is the same where requests of a conversation overlap', async () => {
    await fc.assert(
      fc.asyncProperty(conversation('openai-chat'), async (messages) => {
        const options = { store: 'memory', trigger: 100 } as const;
        await using here = createHeadroom(options);
        await using there = headroomInThreads(options, 2);
        const lengths = [messages.length, ...messages.keys(), messages.length].toReversed();
        const beginnings = lengths.map((length) => messages.slice(0, length));
        const together = await Promise.all(
          beginnings.map((each) => there.compress(each, { retrieval: 'tool' })),
        );
        const alone = await here.compress(messages, { retrieval: 'tool' });
        for (const [index, { messages: sent }] of together.entries()) {
          expect(sent).toEqual(alone.messages.slice(0, lengths[index]));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the option signal', () => {
  it('rejects with its reason where it was aborted before', async () => {
    const reason = new Error('gone');
    const signal = AbortSignal.abort(reason);
    await expect(compress(asking('?', 'x'.repeat(100)), { signal })).rejects.toBe(reason);
  });

  it('must be a signal', async () => {
    const signal = 'now' as unknown as AbortSignal;
    await expect(compress([], { signal })).rejects.toThrow(HeadroomError);
  });
});

it.each([0, -1, 1.5, 65, 'many', true])('workers: %j is refused', (workers) => {
  const options = { workers: workers as number };
  expect(() => createHeadroom(options)).toThrow(/option workers: /);
});

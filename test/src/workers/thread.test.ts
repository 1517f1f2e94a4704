import { pathToFileURL } from 'node:url';

import { describe, expect, it } from 'vitest';

import { headroomWith } from '../../../src/headroom.ts';
import { createHeadroom, type Headroom } from '../../../src/index.ts';
import { startThread, type ThreadOptions } from '../../../src/workers/thread.ts';
import { workerPool } from '../../../src/workers/worker-pool.ts';
import { workersFrom } from '../../../src/workers/workers.ts';
import { searchResults, serverLog } from '../../bench/generate.ts';

/** A program that says it is ready and then does something else than its work. */
function program(onMessage: string): URL {
  const code = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', () => { ${onMessage} });
    parentPort.postMessage('ready');`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

interface Scene {
  readonly headroom: Headroom;
  readonly warnings: string[];
  /** How many threads were started. */
  readonly started: () => number;
}

/** A Headroom whose threads run something else than they should. */
function sceneWith(options: ThreadOptions): Scene {
  const warnings: string[] = [];
  const logger = { warn: (line: string) => void warnings.push(line) };
  let started = 0;
  const start = (): ReturnType<typeof startThread> => {
    started += 1;
    return startThread(options);
  };
  const open = () => Promise.resolve(workerPool({ threads: 1, start }));
  const headroom = headroomWith({ store: 'memory', logger }, (onFailure) =>
    workersFrom({ open, onFailure }),
  );
  return { headroom, warnings, started: () => started };
}

function conversation(text: string): readonly object[] {
  return [
    { role: 'user', content: 'Which payments failed?' },
    { role: 'tool', tool_call_id: 'a', content: text },
  ];
}

async function compressed(headroom: Headroom, text: string): Promise<unknown> {
  return (await headroom.compress(conversation(text), { retrieval: 'tool' })).messages;
}

async function expectedFor(text: string): Promise<unknown> {
  await using here = createHeadroom({ store: 'memory', workers: false });
  return await compressed(here, text);
}

const texts = [serverLog(100_000, 1), searchResults(300, 2)] as const;

describe('a thread that fails', () => {
  it.each([
    ['throws', 'throw new Error("out of order")', /worker thread: out of order/],
    ['ends', 'process.exit(3)', /worker thread: the worker thread has ended/],
  ])('because it %s is replaced, and its work is done here', async (_, action, told) => {
    const { headroom, warnings, started } = sceneWith({ program: program(action) });
    await using _closing = headroom;
    for (const text of texts) {
      expect(await compressed(headroom, text)).toEqual(await expectedFor(text));
    }
    expect(warnings).toEqual([expect.stringMatching(told), expect.stringMatching(told)]);
    expect(started()).toBe(2);
  });

  it('because it never answers is ended, and its work is done here', async () => {
    const silent = { program: program(''), patience: () => 100 };
    const { headroom, warnings } = sceneWith(silent);
    await using _closing = headroom;
    expect(await compressed(headroom, texts[0])).toEqual(await expectedFor(texts[0]));
    expect(warnings).toEqual([expect.stringMatching(/worker thread: no answer in time/)]);
  });

  it('because its program is missing is not tried again, and that is told once', async () => {
    const missing = pathToFileURL('/nowhere/headroom-worker.js');
    const { headroom, warnings, started } = sceneWith({ program: missing });
    await using _closing = headroom;
    const results = await Promise.all(texts.map((text) => compressed(headroom, text)));
    expect(results).toEqual(await Promise.all(texts.map(expectedFor)));
    expect(await compressed(headroom, `${texts[0]}\nend`)).toEqual(
      await expectedFor(`${texts[0]}\nend`),
    );
    expect(warnings).toHaveLength(1);
    expect(started()).toBe(1);
  });
});

import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { headroomWith } from '../../../src/headroom.ts';
import { createHeadroom, type Headroom } from '../../../src/index.ts';
import { type PoolOptions, workerPool } from '../../../src/workers/worker-pool.ts';
import { workersFrom } from '../../../src/workers/workers.ts';
import { searchResults, serverLog } from '../../bench/generate.ts';
import { workerProgram } from './worker-program.ts';

interface Scene {
  readonly headroom: Headroom;
  readonly warnings: string[];
}

/** A Headroom whose threads run something else than they should. */
function sceneWith(options: Partial<PoolOptions>, leastToWait = 0): Scene {
  const warnings: string[] = [];
  const logger = { warn: (line: string) => void warnings.push(line) };
  const open = async () => workerPool({ threads: 1, ...options });
  const headroom = headroomWith({ store: 'memory', logger }, (onFailure) =>
    workersFrom({ open, onFailure, leastToWait }),
  );
  return { headroom, warnings };
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

let started = 0;
const count = (): number => (started += 1);
beforeEach(() => {
  started = 0;
  process.on('worker', count);
});
afterEach(() => void process.off('worker', count));

describe('a thread that fails', () => {
  it.each([
    ['throws', 'setImmediate(() => { throw new Error("out of order"); });', /: out of order$/],
    ['ends', 'process.exit(3);', /: worker exited with code: 3$/],
  ])('because it %s is replaced, and its work is done here', async (_, action, told) => {
    const code = `export function runTasks() { ${action} return new Promise(() => {}); }`;
    using program = workerProgram(code);
    const { headroom, warnings } = sceneWith({ program: program.url });
    await using _closing = headroom;
    for (const text of texts) {
      expect(await compressed(headroom, text)).toEqual(await expectedFor(text));
    }
    expect(warnings).toEqual([expect.stringMatching(told), expect.stringMatching(told)]);
    expect(started).toBe(2);
  });

  it('because it never answers is ended, and its work is done here', async () => {
    using program = workerProgram('export const runTasks = () => new Promise(() => {});');
    const { headroom, warnings } = sceneWith({ program: program.url, patience: () => 100 });
    await using _closing = headroom;
    expect(await compressed(headroom, texts[0])).toEqual(await expectedFor(texts[0]));
    expect(warnings).toEqual([expect.stringMatching(/worker thread: no answer in time/)]);
  });

  it('because it is busy without end is ended too', async () => {
    using program = workerProgram('export function runTasks() { for (;;); }');
    const { headroom, warnings } = sceneWith({ program: program.url, patience: () => 500 });
    await using _closing = headroom;
    expect(await compressed(headroom, texts[0])).toEqual(await expectedFor(texts[0]));
    expect(warnings).toEqual([expect.stringMatching(/worker thread: no answer in time/)]);
  });

  it('at a job goes on with the next one', async () => {
    using program = workerProgram(
      'export async function runTasks() { throw new Error("no such kind"); }',
    );
    const { headroom, warnings } = sceneWith({ program: program.url });
    await using _closing = headroom;
    for (const text of texts) {
      expect(await compressed(headroom, text)).toEqual(await expectedFor(text));
    }
    expect(warnings).toHaveLength(2);
    expect(started).toBe(1);
  });
});

describe('threads that cannot be started', () => {
  it.each([
    ['their program is missing', pathToFileURL('/nowhere/headroom-worker.js'), 0],
    ['their program is broken', undefined, 1],
  ])('because %s are not tried again, and that is told once', async (_, missing, tried) => {
    using broken = workerProgram('import "./nothing.js";');
    const { headroom, warnings } = sceneWith({ program: missing ?? broken.url });
    await using _closing = headroom;
    const results = await Promise.all(texts.map((text) => compressed(headroom, text)));
    expect(results).toEqual(await Promise.all(texts.map(expectedFor)));
    expect(await compressed(headroom, `${texts[0]}\nend`)).toEqual(
      await expectedFor(`${texts[0]}\nend`),
    );
    expect(warnings).toHaveLength(1);
    expect(started).toBe(tried);
  });

  it('before there is a job that waits for them are told of once as well', async () => {
    using broken = workerProgram('import "./nothing.js";');
    const { headroom, warnings } = sceneWith({ program: broken.url }, Infinity);
    await using _closing = headroom;
    const results = await Promise.all(texts.map((text) => compressed(headroom, text)));
    expect(results).toEqual(await Promise.all(texts.map(expectedFor)));
    await expect.poll(() => warnings).toEqual([expect.stringMatching(/nothing\.js/)]);
    await compressed(headroom, `${texts[0]}\nend`);
    expect(warnings).toHaveLength(1);
    expect(started).toBe(1);
  });

  it('because the process may have none leave it unharmed', () => {
    const entry = JSON.stringify(new URL('../../../src/index.ts', import.meta.url).href);
    const code = `const { createHeadroom } = await import(${entry});
      const logger = { warn: (line) => console.log(line) };
      const headroom = createHeadroom({ store: 'memory', workers: 1, logger });
      for (const end of ['', 'end']) {
        const content = 'GET /orders/1 200 in 3ms\\n'.repeat(9000) + end;
        const { blocks } = await headroom.compress([{ role: 'tool', tool_call_id: 'a', content }]);
        console.log(blocks[0].outcome);
      }
      await headroom[Symbol.asyncDispose]();`;
    const permissions = ['--permission', '--allow-fs-read=*'];
    const flags = [
      ...permissions,
      '--input-type=module',
      '--conditions=headroom-source',
      '-e',
      code,
    ];
    const lines = execFileSync(process.execPath, flags, { encoding: 'utf8', timeout: 30_000 });
    expect(lines.trim().split('\n')).toEqual([
      expect.stringMatching(/worker thread: /),
      'lossless',
      'lossless',
    ]);
  });
});

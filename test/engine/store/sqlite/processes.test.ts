import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { hashOf } from '../../../../engine/retrieve/reference.ts';
import { sqliteStore } from '../../../../engine/store/sqlite/sqlite-store.ts';
import { drivers, temporaryFolder } from './drivers.ts';
import { numberedText } from './numbered-text.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

interface Writer {
  readonly child: ChildProcess;
  /** How many originals it said were kept. */
  readonly kept: () => number;
}

function startWriter(directory: string, name: string, driver: string): Writer {
  const child = spawn(
    process.execPath,
    [
      '--conditions=headroom-source',
      WRITER,
      directory,
      name,
      driver,
      name === 'doomed' ? '100000' : '100',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  return { child, kept: () => output.split('\n').length - 1 };
}

async function keptTexts(directory: string, name: string, count: number): Promise<number> {
  await using store = sqliteStore({ directory });
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const text = numberedText(name, index);
    if ((await store.get(hashOf(text)))?.text === text) kept += 1;
  }
  return kept;
}

describe('a SQLite store and several processes', () => {
  it.each(drivers)(
    'loses nothing that was kept when a process is killed ($name)',
    async (driver) => {
      const directory = temporaryFolder();
      for (const least of [1, 40]) {
        const { child, kept } = startWriter(directory, 'doomed', driver.name);
        while (kept() < least) await once(child.stdout ?? child, 'data');
        child.kill('SIGKILL');
        await once(child, 'close');
        expect(child.signalCode).toBe('SIGKILL');
        expect(await keptTexts(directory, 'doomed', kept())).toBe(kept());
      }
    },
  );

  it('takes what all of them put at once, with different libraries', async () => {
    const directory = temporaryFolder();
    const names = ['one', 'two', 'three', 'four'];
    const writers = names.map((name, index) =>
      startWriter(directory, name, index % 2 === 0 ? 'better-sqlite3' : 'node:sqlite'),
    );
    await Promise.all(writers.map(({ child }) => once(child, 'close')));
    expect(writers.map(({ child, kept }) => [child.exitCode, kept()])).toEqual(
      names.map(() => [0, 100]),
    );
    for (const name of names) expect(await keptTexts(directory, name, 100)).toBe(100);
  });
});

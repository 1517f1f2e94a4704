import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { makeFolder } from '../../../engine/store/make-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'headroom-folder-'));
});
afterAll(() => rm(root, { recursive: true }));

it('makes a folder with those above it, for this user only', async () => {
  const path = join(root, 'a', 'b', 'c');
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(root, 'a', 'd'))]);
  await makeFolder(path);
  const { mode } = await stat(path);
  expect((await stat(path)).isDirectory()).toBe(true);
  expect(process.platform === 'win32' || mode % 0o1000 === 0o700).toBe(true);
});

it('rejects where a file is in the way, or nothing can be made', async () => {
  await writeFile(join(root, 'file'), '');
  await expect(makeFolder(join(root, 'file', 'inner'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolder('/proc/headroom/inner')).rejects.toBeInstanceOf(Error);
});

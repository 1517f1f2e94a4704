import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
/** Inside the package, so that its own name resolves to the sources. */
const folder = join(root, 'test/.snippets');

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const snippets = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  snippets.forEach((code, index) => writeFileSync(join(folder, `snippet-${index}.ts`), code));
  const config = {
    extends: '../../tsconfig.json',
    include: [],
    files: snippets.map((_, index) => `snippet-${index}.ts`),
    // What a snippet makes is for its reader to use.
    compilerOptions: { rootDir: '../..', noUnusedLocals: false },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('README', () => {
  it('has snippets that compile', () => {
    expect(snippets.length).toBeGreaterThan(1);
    const compiler = join(root, 'node_modules/.bin/tsc');
    expect(execFileSync(compiler, ['--noEmit', '-p', folder], { encoding: 'utf8' })).toBe('');
  });

  it.each(snippets.map((_, index) => index))('has snippet %i that runs', (index) => {
    const file = join(folder, `snippet-${index}.ts`);
    const keys = { OPENAI_API_KEY: 'none', ANTHROPIC_API_KEY: 'none' };
    const env = { ...process.env, ...keys, HEADROOM_STORE: 'memory' };
    execFileSync(process.execPath, ['--conditions=headroom-source', file], { cwd: root, env });
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm (?:run )?(\w[\w:]*)/g)].map(([, name = '']) => name);
    const builtIn = new Set(['ci', 'install', 'i', 'test']);
    expect(named.filter((name) => !builtIn.has(name) && !(name in scripts))).toEqual([]);
  });
});

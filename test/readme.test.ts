import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
/** Inside the package, so that its own name resolves to the sources. */
const folder = join(root, 'test/.snippets');

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const snippets = snippetsOf(readme);

const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const snippetsOfPages = pages.flatMap((name) =>
  snippetsOf(readFileSync(join(root, 'docs', name), 'utf8')).map((code, index) => ({
    name: `${name}-${index}.ts`,
    // A part of a program is a module too.
    code: `${code}\nexport {};\n`,
  })),
);

/** What a page leaves to the reader's program, and a package that is not installed here. */
const LEFT_TO_READERS = `
declare const baseRetriever: any, generateText: any, llm: any, messages: any, model: any, myTools: any, prompt: string;
declare module '@langchain/classic/retrievers/contextual_compression';
`;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  const files = [
    ...snippets.map((code, index) => ({ name: `snippet-${index}.ts`, code })),
    ...snippetsOfPages,
    { name: 'left-to-readers.d.ts', code: LEFT_TO_READERS },
  ];
  for (const { name, code } of files) writeFileSync(join(folder, name), code);
  const config = {
    extends: '../../tsconfig.json',
    include: [],
    files: files.map(({ name }) => name),
    // What a snippet makes is for its reader to use.
    compilerOptions: { rootDir: '../..', noUnusedLocals: false },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('README', () => {
  it('has snippets that compile, and so have the pages that it links to', () => {
    expect(snippets.length).toBeGreaterThan(1);
    expect(snippetsOfPages.length).toBeGreaterThan(10);
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

function snippetsOf(page: string): readonly string[] {
  return [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
}

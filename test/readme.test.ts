import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { call, createProvider, say } from 'headroom-ts/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
/** Inside the package, so that its own name resolves to the sources. */
const folder = join(root, 'test/.snippets');

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));

const ASKS_THE_MODEL = /\b(?:streamText|generateText|invoke)\(/;

interface Snippet {
  readonly file: string;
  readonly code: string;
}

const snippets: readonly Snippet[] = [
  ...snippetsOf('README.md', readme),
  ...pages.flatMap((page) => snippetsOf(page, readFileSync(join(root, 'docs', page), 'utf8'))),
];

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of snippets) writeFileSync(join(folder, file), code);
  const config = {
    extends: '../../tsconfig.json',
    include: [],
    files: snippets.map(({ file }) => file),
    // What a snippet makes is for its reader to use.
    compilerOptions: { rootDir: '../..', noUnusedLocals: false },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the README and the pages that it links to', () => {
  it('have snippets that compile', () => {
    expect(snippets.length).toBeGreaterThan(15);
    const compiler = join(root, 'node_modules/.bin/tsc');
    expect(execFileSync(compiler, ['--noEmit', '-p', folder], { encoding: 'utf8' })).toBe('');
  });

  it.each(snippets)('have a snippet that runs: $file', async ({ file, code }) => {
    await using provider = createProvider({
      script: ({ conversation, text }) =>
        text.includes('"list_jobs"') && conversation.length === 1
          ? call('list_jobs')
          : say('Job 613 failed.'),
    });
    await run(file, await provider.listen());
    expect(provider.requests.flatMap(({ refusal }) => refusal ?? [])).toEqual([]);
    expect(provider.requests.length > 0).toBe(ASKS_THE_MODEL.test(code));
  });
});

describe('README', () => {
  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm (?:run )?(\w[\w:]*)/g)].map(([, name = '']) => name);
    const builtIn = new Set(['ci', 'install', 'i', 'test']);
    expect(named.filter((name) => !builtIn.has(name) && !(name in scripts))).toEqual([]);
  });
});

/** Runs a snippet to its end, with the provider in place of the vendors' services. */
async function run(file: string, url: string): Promise<void> {
  const env = {
    ...process.env,
    OPENAI_API_KEY: 'none',
    OPENAI_BASE_URL: `${url}/v1`,
    ANTHROPIC_API_KEY: 'none',
    ANTHROPIC_BASE_URL: url,
    HEADROOM_STORE: 'memory',
  };
  const words = ['--conditions=headroom-source', join(folder, file)];
  const running = promisify(execFile)(process.execPath, words, { cwd: root, env, timeout: 30_000 });
  // A server on standard input ends with it.
  running.child.stdin?.end();
  await running;
}

/** What a reader copies: a block that imports is a program, one that does not goes on with those above it on its page. */
function snippetsOf(page: string, text: string): readonly Snippet[] {
  const blocks = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, block = '']) => block);
  return blocks.map((block, index) => ({
    file: `${page}-${index}.ts`,
    code: /^import /m.test(block) ? block : blocks.slice(0, index + 1).join('\n'),
  }));
}

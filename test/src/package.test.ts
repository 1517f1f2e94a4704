import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let scratch: string;

/** Packs the built package and installs it, as a user would, into a project of its own. */
beforeAll(() => {
  if (!existsSync(join(root, 'dist'))) run('npm', ['run', 'build'], root);
  scratch = mkdtempSync(join(tmpdir(), 'headroom-package-'));
  const args = ['pack', '--ignore-scripts', '--pack-destination', scratch];
  const tarball = run('npm', [...args, '--silent'], root).trim();
  writeFileSync(join(scratch, 'package.json'), '{"name":"scratch","private":true,"type":"module"}');
  run(
    'npm',
    ['install', '--omit=optional', '--no-audit', '--no-fund', join(scratch, tarball)],
    scratch,
  );
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true }));

function run(command: string, args: readonly string[], cwd: string): string {
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  // The folder has another name in every run: nothing of it would ever be found in the cache.
  const cache = { NODE_DISABLE_COMPILE_CACHE: '1' };
  const env = { ...process.env, ...cache, PATH: path, npm_config_loglevel: 'error' };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8' });
}

const PEERS = [
  '@ai-sdk/provider',
  '@anthropic-ai/sdk',
  '@langchain/core',
  'langchain',
  'openai',
  'pg',
  'redis',
];

function installPeers(): void {
  const peers = PEERS.map((name) => join(root, 'node_modules', name));
  const options = ['--omit=optional', '--no-save', '--no-audit', '--no-fund'];
  run('npm', ['install', ...options, ...peers], scratch);
}

/** What users import, but for the manifest. */
function entries(): readonly string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(exports)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => `headroom-ts${name.slice(1)}`);
}

describe('the packed package', () => {
  it('compresses, keeps and retrieves from a scratch project without optional packages', () => {
    const file = join(scratch, 'use.mjs');
    writeFileSync(
      file,
      `import { createHeadroom } from 'headroom-ts';
       const rows = Array.from({ length: 900 }, (_, id) => ({ id, name: 'item ' + id, ok: id !== 77 }));
       const messages = [
         { role: 'user', content: 'which item failed?' },
         { role: 'tool', tool_call_id: 'a', content: JSON.stringify(rows) },
       ];
       await using headroom = createHeadroom({ directory: ${JSON.stringify(join(scratch, 'store'))} });
       const result = await headroom.compress(messages, { model: 'gpt-4o', retrieval: 'tool' });
       const [hash] = result.blocks[1].references;
       const same = (await headroom.original(hash)) === messages[1].content;
       const answer = await headroom.retrieve({ hash, rows: '78' });
       process.stdout.write(JSON.stringify({ same, found: answer.found, ...result.tokens }));`,
    );
    const result = JSON.parse(run(process.execPath, [file], scratch));
    expect(result).toMatchObject({ same: true, found: true });
    expect(result.after).toBeLessThan(result.before / 5);
  });

  it('has the pages that its README links to', () => {
    const installed = join(scratch, 'node_modules/headroom-ts');
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\((docs\/[^)#]+)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !existsSync(join(installed, link)))).toEqual([]);
    expect(existsSync(join(installed, 'docs/api'))).toBe(false);
  });

  it('finds the program of its worker threads', () => {
    const file = join(scratch, 'threads.mjs');
    writeFileSync(
      file,
      `import { createHeadroom } from 'headroom-ts';
       let threads = 0;
       process.on('worker', () => (threads += 1));
       const headroom = createHeadroom({ store: 'memory', workers: 2 });
       const content = 'GET /orders/1 200 in 3ms\\n'.repeat(30_000);
       const { blocks } = await headroom.compress([{ role: 'tool', tool_call_id: 'a', content }]);
       const { failures } = await headroom.stats();
       process.stdout.write(JSON.stringify({ threads, failures, outcome: blocks[0].outcome }));`,
    );
    // Nothing is closed: the process comes to its end by itself.
    const result = JSON.parse(run(process.execPath, [file], scratch));
    expect(result).toEqual({ threads: 1, failures: 0, outcome: 'lossless' });
  });

  it.each([
    ['redis://127.0.0.1:1', 'redis'],
    ['postgres://127.0.0.1:1/none', 'pg'],
  ])('says what to install for a store at %s', (store, library) => {
    const code = `import { createHeadroom } from 'headroom-ts';
       const headroom = createHeadroom({ store: ${JSON.stringify(store)} });
       const { code, message } = await headroom.stats().catch((error) => error);
       process.stdout.write(code + ' ' + message);`;
    const output = run(process.execPath, ['--input-type=module', '--eval', code], scratch);
    expect(output).toBe(
      `store_unavailable This store needs the package ${library}: npm install ${library}`,
    );
  });

  describe('in a bundle', () => {
    const app = `import { createHeadroom } from 'headroom-ts';
      try {
        createHeadroom({ store: 'memory' });
        process.stdout.write('works');
      } catch ({ code, message }) {
        process.stdout.write(code + ' ' + message);
      }`;

    it.each(['esm', 'cjs'] as const)('works where it is left out of it: %s', async (format) => {
      const file = await bundle(app, { format, external: ['headroom-ts'] });
      expect(run(process.execPath, [file], scratch)).toBe('works');
    });

    it('says what to do where it is not', async () => {
      const file = await bundle(app, { format: 'cjs', external: [] });
      const output = run(process.execPath, [file], scratch);
      expect(output).toMatch(/^missing_dependency .*leave headroom-ts out of the bundle/);
    });
  });

  it('wraps clients of the SDKs, and tests them without network', () => {
    installPeers();
    const file = join(scratch, 'wrap.mjs');
    writeFileSync(
      file,
      `import OpenAI from 'openai';
       import { createHeadroom } from 'headroom-ts';
       import { withHeadroom } from 'headroom-ts/openai';
       import { withHeadroom as withHeadroomForAnthropic } from 'headroom-ts/anthropic';
       import { createProvider, say } from 'headroom-ts/testing';
       import Anthropic from '@anthropic-ai/sdk';
       const { fetch } = createProvider({ script: () => say('It works.') });
       const options = { headroom: createHeadroom({ store: 'memory' }) };
       const openai = withHeadroom(new OpenAI({ apiKey: 'none', fetch }), options);
       const anthropic = withHeadroomForAnthropic(new Anthropic({ apiKey: 'none', fetch }), options);
       const messages = [{ role: 'user', content: 'Hello' }];
       const one = await openai.chat.completions.create({ model: 'gpt-5.2', messages });
       const other = await anthropic.messages.create({ model: 'claude', max_tokens: 9, messages });
       process.stdout.write(one.choices[0].message.content + other.content[0].text);`,
    );
    expect(run(process.execPath, [file], scratch)).toBe('It works.It works.');
  });

  it('finds the program of the threads in which `headroom replay` reads much', () => {
    const content = 'GET /orders/1 200 in 3ms\n'.repeat(400_000);
    const messages = [
      { role: 'user', content: 'Which orders failed?' },
      { role: 'user', content },
      { role: 'assistant', content: 'None.' },
    ];
    const file = join(scratch, 'session.json');
    writeFileSync(file, JSON.stringify({ model: 'gpt-5.2', messages }));
    const command = join(scratch, 'node_modules/.bin/headroom');
    expect(run(process.execPath, [command, 'replay', file], scratch)).toMatch(
      /^1 session, 1 request/,
    );
  });

  it('brings the command', () => {
    const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
    const command = join(scratch, 'node_modules/.bin/headroom');
    expect(run(process.execPath, [command, '--version'], scratch)).toContain(version);
  });

  it.runIf(existsSync('/dev/full'))('says in one line where nothing can be written', () => {
    const command = `'${process.execPath}' '${join(scratch, 'node_modules/.bin/headroom')}' --help`;
    expect(run('bash', ['-c', `${command} 2>&1 >/dev/full || true`], scratch)).toBe(
      'headroom: cannot write the result: there is no space left; make room\n',
    );
  });

  it('has types that compile without its development packages', () => {
    compile('alone', {
      options: { module: 'nodenext' },
      code: `import { compress, type CompressResult } from 'headroom-ts';
       const result: CompressResult<{ content: string }> = await compress([{ content: 'x' }]);
       export const text: string | undefined = result.messages[0]?.content;`,
    });
  });

  it('can be imported by every entry, with the packages that it is for', () => {
    installPeers();
    const file = join(scratch, 'import.mjs');
    const imports = entries().map((name) => `import(${JSON.stringify(name)})`);
    writeFileSync(
      file,
      `const modules = await Promise.all([${imports.join()}]);
       process.stdout.write(String(modules.every((module) => Object.keys(module).length > 0)));`,
    );
    expect(entries().length).toBeGreaterThan(10);
    expect(run(process.execPath, [file], scratch)).toBe('true');
  });

  it.each([
    ['nodenext', { module: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('has types for every entry, resolved as %s', (name, options) => {
    installPeers();
    const code = entries().map(
      (entry, index) =>
        `import * as entry${index} from '${entry}'; export const all${index}: object = entry${index};`,
    );
    compile(name, { options: { ...options, skipLibCheck: true }, code: code.join('\n') });
  });
});

interface BundleOptions {
  readonly format: 'esm' | 'cjs';
  readonly external: string[];
}

/** Puts a program in the scratch project and what it imports into one file. */
async function bundle(code: string, { format, external }: BundleOptions): Promise<string> {
  const input = join(scratch, 'app.mjs');
  writeFileSync(input, code);
  const file = join(scratch, format === 'esm' ? 'bundle.mjs' : 'bundle.cjs');
  const options = { platform: 'node', logLevel: 'silent' } as const;
  await using bundled = await rolldown({ ...options, input, external });
  await bundled.write({ file, format, codeSplitting: false });
  return file;
}

/** Compiles a file in the scratch project, as strictly as can be. */
function compile(
  name: string,
  { options, code }: { readonly options: object; readonly code: string },
): void {
  const folder = join(scratch, 'types', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'use.ts'), code);
  const strict = { target: 'es2024', strict: true, noEmit: true, types: [] };
  const lib = ['es2024', 'esnext.disposable', 'dom'];
  const config = { compilerOptions: { ...strict, lib, ...options } };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  expect(run(join(root, 'node_modules/.bin/tsc'), ['-p', folder], scratch)).toBe('');
}

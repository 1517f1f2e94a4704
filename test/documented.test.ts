// What the README and the pages say of commands and options, held against the commands and options themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compress, createHeadroom } from 'headroom-ts';
import { describe, expect, it } from 'vitest';

import { commandFor } from '../adapters/cli/commands.ts';

const root = join(import.meta.dirname, '..');
const pages = ['README.md', ...filesIn('docs'), 'adapters/python/README.md'];

describe('documented commands', () => {
  const commands = [...new Set(pages.flatMap((page) => commandsIn(read(page))))];

  it('are found', () => {
    expect(commands.length).toBeGreaterThan(20);
  });

  it.each(commands)('headroom %s', async (command) => {
    await expect(commandFor(wordsOf(command))).resolves.toBeTypeOf('function');
  });
});

describe('documented options', () => {
  const [ofHeadroom = '', ofConversation = ''] =
    read('docs/settings.md').split('## For one conversation');
  const unknown: object = { qqqqqqqqqqqq: true };

  it('of a Headroom are those that it takes', async () => {
    const known = await namedBy(async () => createHeadroom(unknown));
    expect(optionsIn(ofHeadroom)).toEqual(known);
    const [, listed = ''] = /`createHeadroom\(\{ ([\w, ]+) \}\)`:/.exec(read('README.md')) ?? [];
    expect(listed.split(', ').sort()).toEqual(known);
  });

  it('of one conversation are those that it takes', async () => {
    expect(optionsIn(ofConversation)).toEqual(await namedBy(() => compress([], unknown)));
  });
});

/** The options that the refusal of an unknown one names. */
async function namedBy(attempt: () => Promise<unknown>): Promise<readonly string[]> {
  const refusal = await attempt().then(() => '', String);
  const [, names = ''] = /known are (.*)/.exec(refusal) ?? [];
  return names.split(', ').sort();
}

/** The first column of tables. */
function optionsIn(text: string): readonly string[] {
  return [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name).sort();
}

/** Lines of code blocks, and what stands in a text with an option. */
function commandsIn(page: string): readonly string[] {
  const blocks = [...page.matchAll(/```(\w*)\n(.*?)```/gs)].flatMap(([, language, block = '']) =>
    language === 'sh' || language === '' ? block.split('\n') : [],
  );
  const inText = [...page.matchAll(/`([^`\n]+ --[^`\n]+)`/g)].map(([, code = '']) => code);
  return [...blocks, ...inText].flatMap((line) => {
    const [, command] = /^(?:npx (?:-y )?headroom-ts|headroom) (.*)/.exec(line) ?? [];
    return command === undefined ? [] : [command.replace(/ +#.*/, '')];
  });
}

function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}

function filesIn(folder: string): readonly string[] {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
  return files.map((name) => join(folder, name));
}

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { parseReferences } from '../../../src/index.ts';
import { commandProcess, type Run, runCommand, type RunOptions } from './run-command.ts';

const data = join(import.meta.dirname, '../../../examples/data');
const incident = join(data, 'incident.openai-responses.json');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function headroom(words: readonly string[], options: Omit<RunOptions, 'cwd'> = {}): Promise<Run> {
  return runCommand(words, { cwd: folder, ...options });
}

function written(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const records = Array.from({ length: 900 }, (_, id) => ({
  id,
  name: `größe ${id}`,
  state: id === 611 ? 'failed' : 'ok',
}));

describe('headroom compress and retrieve', () => {
  it('brings the original back byte for byte in a later process', async () => {
    const original = `\uFEFF${records.map((each) => JSON.stringify(each)).join('\r\n')}\r\n`;
    const file = written('records.ndjson', original);
    const compressed = await headroom(['compress', file, '--query', 'which one failed?']);
    const text = compressed.stdout.toString();
    const [reference] = parseReferences(text);
    expect(compressed.code).toBe(0);
    expect(text).toContain('failed');
    expect(compressed.stderr).toMatch(/[\d,]+ -> [\d,]+ tokens, [\d.]+ % saved/);

    const hash = reference?.hash ?? '';
    const [whole, rows, grep] = await Promise.all([
      headroom(['retrieve', hash, '--whole']),
      headroom(['retrieve', `[headroom hash=${hash}: x; source intact]`, '--lines', '612']),
      headroom(['retrieve', hash, '--grep', 'failed', '--json']),
    ]);
    expect(whole.stdout.equals(Buffer.from(original))).toBe(true);
    expect(rows.stdout.toString()).toContain('"id":611');
    expect(JSON.parse(grep.stdout.toString())).toMatchObject({ found: true });

    const wrong = await headroom(['retrieve', hash, '--rows', 'some']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--rows must be a range');
  });

  it('gives a request back with only its blocks changed', async () => {
    const { stdout, stderr } = await headroom(['compress', incident]);
    const before = JSON.parse(readFileSync(incident, 'utf8'));
    const after = JSON.parse(stdout.toString());
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const request of [before, after]) {
      for (const item of request.input) delete item.output;
    }
    expect(after).toEqual(before);
    expect(stdout.length).toBeLessThan(readFileSync(incident).length / 2);
    expect(stderr).toContain('with references');
  });

  it('reads standard input and prints one JSON object', async () => {
    const input = readFileSync(join(data, 'customer-service.openai-chat.json'));
    const { stdout, stderr, code } = await headroom(['compress', '-', '--json'], { input });
    const result = JSON.parse(stdout.toString());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(result.tokens.after).toBeLessThan(result.tokens.before);
    expect(result.messages).toHaveLength(JSON.parse(input.toString()).messages.length);
    expect(result.blocks[0]).toHaveProperty('reason');
  });

  it('says at once where nothing was saved, for there is nothing to count', async () => {
    const { stderr } = await headroom(['compress'], { input: 'short' });
    expect(stderr).toBe('nothing saved\ntext: too short to gain\n');
  });

  it('says where the format that was named does not fit', async () => {
    const named = (input: string): Promise<Run> =>
      headroom(['compress', '--format', 'anthropic'], { input });
    const [document, foreign, fitting] = await Promise.all([
      named('{"a":1}'),
      named('[{"a":1}]'),
      named('[{"role":"user","content":"Hello."}]'),
    ]);
    expect(document.stderr).toContain(
      'text: too short to gain\nnotice: standard input holds no messages',
    );
    expect(foreign.stderr).toContain('notice: nothing in standard input is text of anthropic');
    expect(fitting.stderr).not.toContain('notice');
  });

  it('leaves no reference with --lossless', async () => {
    const { stdout } = await headroom(['compress', incident, '--lossless']);
    expect(parseReferences(stdout.toString())).toEqual([]);
  });

  it.each(['--mode=aggressive', '--keep=.3'])('refuses %s beside --lossless', async (option) => {
    const { code, stderr } = await headroom(['compress', incident, '--lossless', option]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^headroom: --lossless leaves nothing out; .*--(mode|keep)/),
    });
  });

  it('keeps as large a share as --keep says', async () => {
    const kept = async (share: string): Promise<number> => {
      const { stdout } = await headroom(['compress', incident, '--json', '--keep', share]);
      return JSON.parse(stdout.toString()).tokens.after;
    };
    const [little, more] = await Promise.all([kept('.05'), kept('0.3')]);
    expect(little).toBeLessThan(more / 2);
  });

  it.each(['30%', '1.5', '-1', ' '])('takes no %j for a share', async (word) => {
    const { code, stderr } = await headroom(['compress', '--keep', word], { input: 'x' });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('is no share') });
  });

  it('leaves nothing out where the store ends with it, and says so', async () => {
    const environment = { HEADROOM_STORE: 'memory' };
    const [compressed, inspected, lossless] = await Promise.all([
      headroom(['compress', incident], { environment }),
      headroom(['inspect', incident], { environment }),
      headroom(['compress', incident, '--mode', 'lossless'], { environment }),
    ]);
    expect(parseReferences(compressed.stdout.toString())).toEqual([]);
    expect(compressed.stderr).toContain("notice: the store 'memory' ends with this command");
    expect(inspected.stdout.toString()).not.toContain('headroom retrieve');
    expect(inspected.stderr).toContain("the store 'memory'");
    expect(lossless.stderr).not.toContain('notice');
    const missed = await headroom(['retrieve', 'f'.repeat(24)], { environment });
    expect(missed.stderr).toContain('HEADROOM_STORE');
  });

  it('says that it knows nothing of a model', async () => {
    const noticesFor = async (model: string): Promise<string> =>
      (await headroom(['compress', '--model', model], { input: 'short' })).stderr;
    const notices = await Promise.all(['gtp-5.2', 'gpt-5.2', 'claude-sonnet-5'].map(noticesFor));
    expect(notices.map((text) => text.includes('nothing is known of the model'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('takes a hash in upper case', async () => {
    const { stdout } = await headroom(['compress', incident]);
    const [reference] = parseReferences(stdout.toString());
    const run = await headroom(['retrieve', reference?.hash.toUpperCase() ?? '', '--whole']);
    expect({ code: run.code, isFound: run.stdout.length > 0 }).toEqual({ code: 0, isFound: true });
  });

  it('keeps going over bytes that are not UTF-8, and says so', async () => {
    const input = Buffer.from([0x66, 0x6f, 0xff, 0x6f]);
    const { stdout, stderr, code } = await headroom(['compress'], { input });
    expect({ code, text: stdout.toString() }).toEqual({ code: 0, text: 'fo\uFFFDo' });
    expect(stderr).toContain('not UTF-8; U+FFFD stands for them, also in what is kept');
    const inspected = await headroom(['inspect', '--json'], { input });
    expect(inspected.stderr).toContain('not UTF-8');
  });

  it.each(['utf-16le', 'utf-16be'])('reads %s by its byte order mark', async (encoding) => {
    const text = `\uFEFF${'der Müller von Köln\r\n'.repeat(4)}`;
    const little = Buffer.from(text, 'utf16le');
    const input = encoding === 'utf-16le' ? little : little.swap16();
    const { stdout, stderr } = await headroom(['compress'], { input });
    expect(stdout.toString()).toBe(text);
    expect(stderr).not.toContain('not UTF-8');
    expect(stderr).toContain('standard input is UTF-16; what is written and kept of it is UTF-8');
  });
});

describe('headroom inspect', () => {
  it('says block by block what was done and why, in 80 columns and without colour', async () => {
    const { stdout, code } = await headroom(['inspect', incident]);
    const text = stdout.toString();
    expect(code).toBe(0);
    expect(text).toContain('search_logs: json, with references');
    expect(text).toMatch(/reference {2}headroom retrieve [0-9a-f]{24}/);
    expect(text).not.toContain('\u001b');
    expect(
      Math.max(
        ...text
          .split('\n')
          .slice(1)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });

  it('knows no messages of a bare text', async () => {
    const { stdout } = await headroom(['inspect', written('short.json', '[1, 2]')]);
    expect(stdout.toString()).toContain('\n1  the text: ');
    expect(stdout.toString()).not.toContain('message');
  });

  it('colours when told to, and prints the texts with --json', async () => {
    const file = written('short.json', JSON.stringify(records.slice(0, 40)));
    const [coloured, json] = await Promise.all([
      headroom(['inspect', file], { environment: { FORCE_COLOR: '1' } }),
      headroom(['inspect', file, '--json']),
    ]);
    expect(coloured.stdout.toString()).toContain('\u001b[');
    const { blocks } = JSON.parse(json.stdout.toString());
    expect(blocks[0].before).toBe(readFileSync(file, 'utf8'));
  });
});

describe('failures', () => {
  it('exits with 1 where the store does not have the original, and says what to do', async () => {
    const { code, stdout, stderr } = await headroom(['retrieve', 'f'.repeat(24)]);
    expect({ code, length: stdout.length }).toEqual({ code: 1, length: 0 });
    expect(stderr).toContain('is not available here. If it is lost, run the call');
    expect(stderr).not.toContain('retry');
    expect(stderr).toContain('HEADROOM_PROJECT');
  });

  it('says once that the store cannot be opened', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const { code, stderr } = await headroom(['retrieve', 'f'.repeat(24)], {
      environment: { HEADROOM_DIRECTORY: file },
    });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/^headroom: The store/)]);
  });

  it('exits with 1 for what cannot be read and with 2 for a wrong command line', async () => {
    const [absent, directory, wrong] = await Promise.all([
      headroom(['compress', 'no-such-file.json']),
      headroom(['inspect', folder]),
      headroom(['retrieve', 'nothing']),
    ]);
    expect([absent.code, directory.code, wrong.code]).toEqual([1, 1, 2]);
    expect(absent.stderr).toContain('there is no such file');
    expect(directory.stderr).toContain('it is a folder');
    expect(wrong.stderr).toContain('is no hash');
    expect(absent.stderr).not.toContain('    at ');
  });

  it.runIf(existsSync('/dev/zero'))('gives up on what is larger than any text', async () => {
    const { code, stderr } = await headroom(['compress', '/dev/zero']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'headroom: cannot read /dev/zero: it is larger than 512 MB; cut it into parts\n',
    });
  });

  it('says what is wrong with a path', async () => {
    const file = written('file.txt', 'x');
    const [below, long] = await Promise.all([
      headroom(['compress', join(file, 'x')]),
      headroom(['compress', 'a'.repeat(300)]),
    ]);
    expect(below.stderr).toContain('a part of its path is no folder');
    expect(long.stderr).toContain('its name is too long');
  });

  it.runIf(existsSync('/dev/full'))('says in one line that nothing can be written', async () => {
    const { code, stderr } = await headroom(['--help'], { output: '/dev/full' });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'headroom: cannot write the result: there is no space left; make room\n',
    });
  });

  it('takes a closed pipe for a reader that has seen enough', async () => {
    const input = Array.from({ length: 60_000 }, (_, index) => `${index * 7919}`).join(' ');
    const { code, stderr } = await headroom(['compress', '--lossless', '--json'], {
      input,
      readsOnlyABit: true,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.skipIf(process.platform === 'win32')('says that the folder it was run in is gone', () => {
    const { command, args, env } = commandProcess(['stats'], { cwd: folder });
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"';
    const { status, stderr } = spawnSync('sh', ['-c', script, command, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'headroom: the current folder was removed: change to one that is there\n',
    });
  });

  it('names a wrong variable', async () => {
    const environment = { HEADROOM_MODE: 'fast' };
    const { code, stderr } = await headroom(['compress'], { input: 'x', environment });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^headroom: cannot use HEADROOM_MODE: .*lossless/);
  });
});

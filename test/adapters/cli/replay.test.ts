import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { drawChart } from '../../../adapters/cli/replay/chart.ts';
import { html } from '../../../adapters/cli/replay/html.ts';
import { dollars } from '../../../adapters/cli/text/dollars.ts';
import { change } from '../../../adapters/cli/replay/money.ts';
import { openProgress } from '../../../adapters/cli/replay/progress.ts';
import { USERS } from '../../support/users.ts';
import { answer, lines, record } from '../transcripts/transcripts.ts';
import { type Run, runCommand } from './run-command.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'headroom-replay-'));
  await writeFile(join(cwd, 'large.jsonl'), session(USERS, 'large'));
  await writeFile(join(cwd, '<b>.jsonl'), session('none', 'b'));
});
afterAll(() => rm(cwd, { recursive: true }));

/** A session in which a tool returned the text, with answers of that name. */
function session(output: string, name: string): string {
  const use = { type: 'tool_use', id: 'c1', name: 'list_users', input: {} };
  const result = { type: 'tool_result', tool_use_id: 'c1', content: output };
  return lines([
    record(1, 'user', { role: 'user', content: 'Which users failed?' }),
    record(2, 'assistant', answer(`${name} 1`, [use], {})),
    record(3, 'user', { role: 'user', content: [result] }),
    record(4, 'assistant', answer(`${name} 2`, [{ type: 'text', text: 'Eleven.' }], {})),
  ]);
}

async function replay(...words: readonly string[]): Promise<Run & { text: string }> {
  const run = await runCommand(['replay', ...words], { cwd });
  return { ...run, text: run.stdout.toString() };
}

describe('headroom replay', () => {
  it('reads standard input, compressed or not', async () => {
    const text = session(USERS, 'large');
    const reports = [text, gzipSync(text)].map(async (input) => {
      const { code, stdout } = await runCommand(['replay', '-', '--json'], { cwd, input });
      return { code, report: stdout.toString() };
    });
    const [plain, compressed] = await Promise.all(reports);
    expect(plain?.code).toBe(0);
    expect(plain?.report).toContain('"standard input"');
    expect(compressed).toEqual(plain);
  });

  it('prints what sessions of a folder cost with and without', async () => {
    const { code, text } = await replay('.');
    expect(code).toBe(0);
    expect(text).toContain('2 sessions, 4 requests');
    expect(text).toMatch(/large +claude-code +claude-sonnet-5 +2 +\$0\.\d+ +\$0\.\d+ \(\$/);
    expect(text).toMatch(/\njson +1 +/);
    expect(text).toMatch(/\nlist_users +2 +/);
    expect(text).toContain('Cost of large over 2 requests');
  });

  it('gives all figures as JSON', async () => {
    const { text } = await replay('large.jsonl', '--json');
    const report: unknown = JSON.parse(text);
    expect(report).toMatchObject({
      requests: 2,
      unpriced: 0,
      sessions: [{ id: 'large', agent: 'claude-code', requests: 2, blocks: 2 }],
      tools: [{ name: 'list_users' }, { name: '(user)' }],
      largest: [{ session: 'large', toolName: 'list_users', outcome: 'reference' }],
    });
  });

  it('writes one page that loads nothing and runs nothing', async () => {
    const { stderr } = await replay('.', '--html', 'report.html');
    expect(stderr).toContain('charts: report.html');
    const page = await readFile(join(cwd, 'report.html'), 'utf8');
    expect(page).toContain('<polyline');
    expect(page).toContain('&lt;b&gt;');
    expect(page).not.toMatch(/<b>|<script|src=|https?:/);
  });

  it('says before it reads anything that a page cannot be written', async () => {
    const [absent, folder] = await Promise.all([
      replay('no-such-file', '--html', join('missing', 'report.html')),
      replay('no-such-file', '--html', '.'),
    ]);
    expect([absent.code, folder.code]).toEqual([1, 1]);
    expect(absent.stderr).toContain('its folder does not exist');
    expect(folder.stderr).toContain('it is a folder');
  });

  it('prices for a model that is named', async () => {
    const { text } = await replay('large.jsonl', '--model', 'gpt-5.2');
    expect(text).toMatch(/claude-code +gpt-5\.2 /);
  });

  it('says that a model has no known price, and still counts', async () => {
    const { code, text } = await replay('large.jsonl', '--model', 'my-model');
    expect(code).toBe(0);
    expect(text).toContain('no price is known for these models');
    expect(text).toMatch(/[\d,]+ -> [\d,]+ tokens/);
  });

  it('names what it could not read, and reads the rest', async () => {
    await writeFile(join(cwd, 'half.jsonl'), `${session(USERS, 'half')}{"type":"user","mess`);
    const { code, text, stderr } = await replay('half.jsonl', 'absent.jsonl');
    expect(code).toBe(0);
    expect(text).toContain('1 session');
    expect(stderr).toContain('half.jsonl: line 5 is no JSON');
    expect(stderr).toContain('absent.jsonl: there is no such file');
  });

  it('sends nothing to the terminal that a transcript would control it by', async () => {
    await writeFile(
      join(cwd, 'controls.jsonl'),
      session('x', 'x').replaceAll('list_users', '\\u001b[2J\\n'),
    );
    const { text } = await replay('controls.jsonl');
    expect(text).not.toContain('\u001B');
    expect(text).toMatch(/\n␛\[2J␊ +1 /);
  });

  it('counts a file once that is named twice', async () => {
    const { text } = await replay('large.jsonl', 'large.jsonl', './large.jsonl');
    expect(text).toContain('1 session, 2 requests');
  });

  it('reads the folders of agents', async () => {
    const { code, stderr } = await replay('--all');
    expect(code).toBe(1);
    expect(stderr).toContain('no transcripts found');
  });

  it.each([
    [['replay'], 2, 'name files or folders, or give --all'],
    [['replay', 'absent'], 1, 'no transcripts found; absent: there is no such file'],
    [['replay', '.', '--html', 'absent/report.html'], 1, 'cannot write absent/report.html'],
  ])('%j says what to do', async (words, expected, message) => {
    const { code, stderr } = await runCommand(words, { cwd });
    expect(stderr).toContain(message);
    expect(code).toBe(expected);
  });
});

describe('amounts', () => {
  it.each([
    [62.8794, '$62.88'],
    [1204.5, '$1,204.50'],
    [0.004231, '$0.0042'],
    [-3.1, '-$3.10'],
    [0, '$0'],
    [undefined, '?'],
  ])('%s is %s', (amount, expected) => {
    expect(dollars(amount)).toBe(expected);
  });

  it('never say more was saved than was', () => {
    const cost = (without: number, expected: number): string =>
      change({ without, with: expected, least: 0, most: 0 });
    expect(cost(100, 69.99)).toBe('-30.0 %');
    expect(cost(100, 102.01)).toBe('+2.1 %');
    expect(cost(0, 0)).toBe('0.0 %');
  });
});

describe('a chart', () => {
  it('goes from zero to the largest value', () => {
    const series = [
      { mark: '.', values: [0, 5, 10] },
      { mark: '#', values: [0, 2, 4] },
    ];
    expect(drawChart(series, { width: 3, height: 3 })).toEqual(['  .', ' .#', '##']);
  });
});

describe('progress', () => {
  it('is one line that is taken away at the end, on terminals only', () => {
    const shown: string[] = [];
    const files = [{ path: 'a', bytes: 200 }];
    const terminal = { isTTY: true, write: (text: string) => shown.push(text) };
    const progress = openProgress(files, terminal);
    progress.bytesRead(100);
    progress.sessionDone();
    progress.close();
    expect(shown).toEqual([
      '\r\u001B[2Kreading 50.0 %, 0 sessions',
      '\r\u001B[2Kreading 50.0 %, 1 session',
      '\r\u001B[2K',
    ]);
    const file = openProgress(files, { write: (text: string) => shown.push(text) });
    file.bytesRead(1);
    expect(shown).toHaveLength(3);
  });
});

it('escapes what is put into markup', () => {
  expect(html`<i>${'<a href="x">&'}</i>${html`<b></b>`}`.text).toBe(
    '<i>&lt;a href=&quot;x&quot;&gt;&amp;</i><b></b>',
  );
});

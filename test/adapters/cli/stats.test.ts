import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { createHeadroom, type HeadroomOptions } from '../../../src/index.ts';
import { call, createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { USERS } from '../../support/users.ts';
import { type Run, runCommand } from './run-command.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'headroom-stats-'));
});
afterEach(() => rm(cwd, { recursive: true }));

const tools = [{ type: 'function' as const, function: { name: 'list_users' } }];

/** A conversation in which the model retrieves once, in the store that the command reads. */
async function converse(options: HeadroomOptions = {}): Promise<void> {
  const retrieving = options.holdOut === undefined ? [retrieve({ rows: '3' })] : [];
  const script = [call('list_users'), ...retrieving, say('Eleven.'), say('Yes.')];
  const provider = createProvider({ script });
  await using headroom = createHeadroom({
    directory: join(cwd, 'store'),
    project: 'test',
    ...options,
  });
  const openai = new OpenAI({ apiKey: 'test', fetch: provider.fetch });
  const client = withHeadroom(openai, { headroom });
  const messages: OpenAI.ChatCompletionMessageParam[] = [
    { role: 'user', content: 'Which users failed?' },
  ];
  const ask = async (): Promise<OpenAI.ChatCompletionMessage | undefined> => {
    const { choices } = await client.chat.completions.create({ model: 'gpt-5.2', messages, tools });
    const answer = choices[0]?.message;
    if (answer !== undefined) messages.push(answer);
    return answer;
  };
  const calling = await ask();
  const id = calling?.tool_calls?.[0]?.id ?? '';
  messages.push({ role: 'tool', tool_call_id: id, content: USERS });
  await ask();
  messages.push({ role: 'user', content: 'Sure?' });
  await ask();
}

async function stats(...words: readonly string[]): Promise<Run & { text: string }> {
  const run = await runCommand(['stats', ...words], { cwd });
  return { ...run, text: run.stdout.toString() };
}

describe('headroom stats', () => {
  it('says that there is nothing yet', async () => {
    const { code, stderr } = await stats();
    expect(code).toBe(0);
    expect(stderr).toMatch(/^no request was handled yet\nFigures are kept per project: /);
  });

  it('prints what was saved net, by day, model, session, kind and tool', async () => {
    await converse();
    const { code, text } = await stats();
    expect(code).toBe(0);
    expect(text).toContain('3 requests, 1 retrieval: ');
    expect(text).toMatch(
      /net \$0\.\d+ \(\$0\.\d+ saved, \$0\.\d+ added, \$0\.\d+ for retrieving\)/,
    );
    for (const name of ['gpt-5.2', 'json', 'list_users', new Date().toISOString().slice(0, 4)])
      expect(text).toContain(name);
  });

  it('never says more than would have reached the model', async () => {
    await converse();
    const report: unknown = JSON.parse((await stats('--json')).text);
    expect(report).toMatchObject({
      total: { requests: 3, retrievals: 1 },
      tools: [{ name: 'list_users' }],
    });
    const { savedTokens } = (report as { total: { savedTokens: number } }).total;
    // It was sent in two of the three requests.
    expect(savedTokens).toBeGreaterThan(10_000);
    expect(savedTokens).toBeLessThan(2 * USERS.length);
  });

  it('compares with conversations that were held out', async () => {
    await converse({ holdOut: 1 });
    const held: unknown = JSON.parse((await stats('--json')).text);
    expect(held).toMatchObject({
      total: { requests: 3, savedTokens: 0, addedTokens: 0 },
      comparison: { compressed: { requests: 0 }, heldOut: { requests: 3 } },
    });
    expect((await stats()).text).not.toMatch(/^(?:kinds|tools)\b/m);
    await converse();
    const { text } = await stats();
    expect(text).toMatch(/compressed +3 +[\d,]+ +\$/);
    expect(text).toMatch(/held out +3 +[\d,]+ +\$/);
  });

  it('reads a range of days', async () => {
    await converse();
    const { stderr } = await stats('--until', '2026-01-01');
    expect(stderr).toContain('no request was handled in these days');
    for (const day of ['yesterday', '2026-02-30']) {
      const { code, stderr: problem } = await stats('--since', day);
      expect(code).toBe(2);
      expect(problem).toBe('headroom: option --since: expected a day such as 2026-11-01\n');
    }
  });

  it('refuses a range that ends before it begins', async () => {
    const { code, stderr } = await stats('--since', '2026-11-02', '--until', '2026-11-01');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'headroom: --since 2026-11-02 is after --until 2026-11-01; swap them\n',
    });
  });

  it('has nothing where the ledger is off', async () => {
    await converse({ ledger: false });
    expect((await stats()).stderr).toContain('no request was handled yet');
  });
});

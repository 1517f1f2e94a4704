import { mkdir, symlink, writeFile } from 'node:fs/promises';

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import {
  findTranscripts,
  transcriptFolders,
} from '../../../adapters/transcripts/find-transcripts.ts';
import { readTranscript } from '../../../adapters/transcripts/read-transcript.ts';
import { compress } from '../../../src/index.ts';
import { transcriptFolder } from './transcript-folder.ts';
import {
  ANSWER,
  answer,
  lines,
  MODEL,
  OUTPUT,
  printed,
  QUESTION,
  record,
  TRANSCRIPTS,
} from './transcripts.ts';

const { folder, read } = transcriptFolder();

describe('a transcript of', () => {
  it.each(Object.keys(TRANSCRIPTS))('%s is read as one conversation', async (name) => {
    const { sessions, problems } = await read(name, TRANSCRIPTS[name] ?? '');
    expect(problems).toEqual([]);
    expect(sessions).toHaveLength(1);
    const [session] = sessions;
    const text = JSON.stringify(session?.messages);
    expect(text).toContain(QUESTION);
    expect(text).toContain('list_users');
    expect(session?.requests.map(({ messages }) => messages)).toEqual(
      name === 'codex.jsonl' ? [1, 4] : [1, 3],
    );
    // The tool is known by its call, and its output is what was recorded.
    const { blocks } = await compress(session?.messages ?? []);
    const tools = blocks.filter(({ role }) => role === 'tool');
    expect(tools.map(({ before, toolName }) => [before, toolName])).toEqual([
      [OUTPUT, 'list_users'],
    ]);
  });

  it.each(['claude-code.jsonl', 'codex.jsonl', 'pi.jsonl', 'requests.jsonl'])(
    '%s tells the model and what the provider reported',
    async (name) => {
      const { sessions } = await read(name, TRANSCRIPTS[name] ?? '');
      expect(sessions[0]?.model).toBe(MODEL);
      expect(sessions[0]?.requests.map(({ promptTokens }) => promptTokens)).toEqual([1000, 1200]);
    },
  );

  it.each(['claude-code.jsonl', 'codex.jsonl', 'pi.jsonl', 'openhands.json'])(
    '%s tells when requests were made',
    async (name) => {
      const { sessions } = await read(name, TRANSCRIPTS[name] ?? '');
      const [first = 0, second = 0] =
        sessions[0]?.requests.map(({ minute }) => minute ?? Number.NaN) ?? [];
      expect((second - first) * 60).toBeCloseTo(2, 3);
    },
  );
});

describe('Claude Code', () => {
  it('has one message for the blocks of one answer, whatever stands between them', async () => {
    const use = (id: string): object => ({ type: 'tool_use', id, name: 'read', input: {} });
    const result = (id: string): object => ({
      role: 'user',
      content: [{ type: 'tool_result', tool_use_id: id, content: 'text' }],
    });
    const { sessions } = await read(
      'parallel.jsonl',
      lines([
        record(1, 'user', { role: 'user', content: 'Read both.' }),
        record(2, 'assistant', answer('m1', [use('a')], {})),
        record(3, 'user', result('a')),
        record(4, 'assistant', answer('m1', [use('b')], {})),
        record(5, 'user', result('b')),
        record(6, 'assistant', answer('m2', [{ type: 'text', text: 'Done.' }], {})),
      ]),
    );
    expect(sessions[0]?.messages[1]).toEqual({ role: 'assistant', content: [use('a'), use('b')] });
    expect(sessions[0]?.requests.map(({ messages }) => messages)).toEqual([1, 4]);
  });

  it('begins anew after a compaction, and keeps sub-agents apart', async () => {
    const ask = (id: string, text: string): readonly object[] => [
      record(1, 'user', { role: 'user', content: text }),
      record(2, 'assistant', answer(id, [{ type: 'text', text: 'Yes.' }], {})),
    ];
    const inside = ask('m2', 'Look into it.').map((each) =>
      Object.assign(each, { isSidechain: true, agentId: 'a1' }),
    );
    const summary = { ...record(3, 'user', { role: 'user', content: 'So far: …' }) };
    const { sessions } = await read(
      'compacted.jsonl',
      lines([
        ...ask('m1', 'First.'),
        ...inside,
        { ...summary, isCompactSummary: true },
        ...ask('m3', 'Second.'),
      ]),
    );
    const texts = sessions.map(({ id, messages }) => [id, messages.length]);
    expect(texts).toEqual([
      ['compacted', 2],
      ['compacted/a1', 2],
      ['compacted', 3],
    ]);
  });

  it('prints sub-agents and compactions, which are told apart too', async () => {
    const user = record(1, 'user', { role: 'user', content: 'Go on.' });
    const model = record(2, 'assistant', answer('m1', [{ type: 'text', text: 'Yes.' }], {}));
    const second = record(3, 'assistant', answer('m2', [{ type: 'text', text: 'No.' }], {}));
    const { sessions } = await read(
      'printed.jsonl',
      lines([
        { type: 'system', subtype: 'init', session_id: 's', model: MODEL },
        ...[user, model].map((each) => printed(each)),
        ...[user, second].map((each) => printed(each, 'toolu_1')),
        { type: 'system', subtype: 'compact_boundary', session_id: 's' },
        ...[user, second].map((each) => printed(each)),
        { type: 'result', subtype: 'success', session_id: 's', result: 'No.' },
      ]),
    );
    expect(sessions.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['printed', 2],
      ['printed/toolu_1', 2],
      ['printed', 2],
    ]);
  });
});

describe('Codex', () => {
  it('begins anew with what took the place of a compacted history', async () => {
    const compacted = { type: 'compacted', payload: { message: 'So far: …' } };
    const again = (TRANSCRIPTS['codex.jsonl'] ?? '').split('\n').slice(2).join('\n');
    const { sessions } = await read(
      'codex-compacted.jsonl',
      `${TRANSCRIPTS['codex.jsonl']}${JSON.stringify(compacted)}\n${again}`,
    );
    expect(sessions.map(({ messages }) => messages.length)).toEqual([5, 6]);
    expect(JSON.stringify(sessions[1]?.messages[0])).toContain('So far');
  });
});

describe('OpenHands', () => {
  it('keeps a conversation in a folder of numbered events', async () => {
    const events = join(folder, 'conversation-7', 'events');
    await mkdir(events, { recursive: true });
    const records: unknown = JSON.parse(TRANSCRIPTS['openhands.json'] ?? '');
    if (!Array.isArray(records)) throw new Error('expected a list');
    for (const [index, event] of records.entries())
      await writeFile(join(events, `${index * 5}.json`), JSON.stringify(event));
    const found = await findTranscripts(join(folder, 'conversation-7'));
    expect(found.map(({ path }) => path)).toEqual([events]);
    const { sessions, problems } = await readTranscript(events);
    expect(problems).toEqual([]);
    expect(sessions).toMatchObject([{ id: 'conversation-7', agent: 'openhands' }]);
    expect(sessions[0]?.messages).toHaveLength(4);
  });
});

describe('requests in a log', () => {
  it('are one conversation as long as they continue each other', async () => {
    const one = { role: 'user', content: 'One?' };
    const two = { role: 'user', content: 'Two?' };
    const { sessions } = await read(
      'log.jsonl',
      lines([
        { model: 'gpt-5.2', messages: [one] },
        { model: 'gpt-5.2', messages: [one, { role: 'assistant', content: '1' }, two] },
        { model: 'gpt-5.2', messages: [two] },
        { model: 'gpt-5', request: { input: [one] } },
      ]),
    );
    expect(sessions.map(({ requests }) => requests.length)).toEqual([2, 1, 1]);
  });

  const asked = { role: 'user', content: 'One?' };
  const called = { role: 'assistant', content: null, tool_calls: [] };
  const result = { role: 'tool', tool_call_id: 'a', content: '1' };
  const answered = { role: 'assistant', content: '1' };

  it.each([
    ['a tool result', [asked, called, result], [1, 3]],
    ['a question', [asked, answered, asked], [1, 3]],
    ['an answer', [asked, called, result, answered], [1, 3]],
    ['a question alone', [asked], [1]],
    ['an answer alone', [answered], [1]],
  ])('are all told by a single one that ends with %s', async (_name, messages, expected) => {
    const { sessions } = await read('one.json', JSON.stringify({ messages }));
    expect(sessions[0]?.requests.map((request) => request.messages)).toEqual(expected);
  });

  it('keep what was reported for the one that is recorded', async () => {
    const log = { messages: [asked, called, result], usage: { prompt_tokens: 500 } };
    const { sessions } = await read('reported.json', JSON.stringify(log));
    expect(sessions[0]?.requests).toEqual([{ messages: 1 }, { messages: 3, promptTokens: 500 }]);
  });
});

describe('what cannot be read', () => {
  const whole = TRANSCRIPTS['claude-code.jsonl'] ?? '';

  it('is named with its line, and the rest is read', async () => {
    const cut = whole.trimEnd().split('\n');
    const { sessions, problems } = await read(
      'broken.jsonl',
      [...cut.slice(0, 3), '{"type":"user","mess', ...cut.slice(3), '\u0000\u0001', ''].join('\n'),
    );
    expect(problems).toEqual(['line 4 is no JSON', 'line 11 is no JSON']);
    expect(sessions[0]?.messages).toHaveLength(4);
  });

  it('is not blamed on the JSON where that is whole', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const request = (...more: readonly object[]): string =>
      `{"messages":[{"role":"user","content":${deep}}${more.map((each) => `,${JSON.stringify(each)}`).join('')}]}`;
    const told = { role: 'assistant', content: 'yes' };
    const { problems } = await read('deep.jsonl', `${request(told)}\n${request(told, told)}\n`);
    expect(problems).toEqual([
      expect.stringMatching(/^line 1 cannot be taken: .*stack/),
      expect.stringMatching(/^line 2 cannot be taken: .*stack/),
    ]);
  });

  it('are counts that nothing can have', async () => {
    const usage = { input_tokens: 7, cache_read_input_tokens: 1e308, output_tokens: 1 };
    const text = whole.replaceAll(/"usage":\{[^}]*\}/g, `"usage":${JSON.stringify(usage)}`);
    const { sessions } = await read('counts.jsonl', text.replace('1e+308', '-3'));
    expect(sessions[0]?.requests.map(({ promptTokens }) => promptTokens)).toEqual([7, 7]);
  });

  it.each(['marked.json', 'marked.jsonl'])('is not a byte order mark, in %s', async (name) => {
    const log = '{"messages":[{"role":"user","content":"a"}]}';
    const { sessions, problems } = await read(name, `\uFEFF${log}`);
    expect({ count: sessions.length, problems }).toEqual({ count: 1, problems: [] });
  });

  it.each([
    ['nothing', '', []],
    ['foreign JSON', '{"a":1}', ['the file is of no known form']],
    ['a number', '42', ['the file is of no known form']],
    ['text', 'hello', ['the file is no JSON']],
  ])('%s gives no session', async (_name, content, expected) => {
    const { sessions, problems } = await read('foreign.json', content);
    expect(sessions).toEqual([]);
    expect(problems).toEqual(content === '' ? ['the file is no JSON'] : expected);
  });

  it('never throws, wherever a transcript is cut', async () => {
    for (const [name, text] of Object.entries(TRANSCRIPTS)) {
      for (let end = 0; end < text.length; end += 97) {
        const { sessions } = await read(name, text.slice(0, end));
        for (const { messages, requests } of sessions) {
          expect(requests.every((request) => request.messages <= messages.length)).toBe(true);
        }
      }
    }
  });

  it('rejects where there is no file', async () => {
    await expect(readTranscript(join(folder, 'absent.json'))).rejects.toThrow('ENOENT');
    expect(await findTranscripts(join(folder, 'absent'))).toEqual([]);
  });
});

describe('the folders of agents', () => {
  it('are where the environment says, or in the home folder', () => {
    expect(transcriptFolders({ CODEX_HOME: '/c' }, '/home/me')).toEqual([
      join('/home/me', '.claude', 'projects'),
      join('/home/me', '.config', 'claude', 'projects'),
      join('/c', 'sessions'),
      join('/c', 'archived_sessions'),
      join('/home/me', '.pi', 'agent', 'sessions'),
      join('/home/me', '.openhands'),
      join('/home/me', '.local', 'share', 'goose', 'sessions'),
      'trajectories',
    ]);
  });

  it('are those of each project where Gemini CLI is used', async () => {
    const project = join(folder, '.gemini', 'tmp', 'p1');
    await mkdir(project, { recursive: true });
    expect(transcriptFolders({}, folder)).toContain(join(project, 'chats'));
  });

  it('are searched for files that may hold transcripts, in order', async () => {
    const project = join(folder, 'projects', 'p');
    await mkdir(project, { recursive: true });
    for (const name of ['b.jsonl', 'a.traj', 'notes.md', 'c.json'])
      await writeFile(join(project, name), '{}');
    const found = await findTranscripts(join(folder, 'projects'));
    expect(found).toEqual(
      ['a.traj', 'b.jsonl', 'c.json'].map((name) => ({ path: join(project, name), bytes: 2 })),
    );
  });

  it('are found once, where links lead in a circle too', async () => {
    const inner = join(folder, 'circle', 'inner');
    await mkdir(inner, { recursive: true });
    await writeFile(join(inner, 'one.jsonl'), '{}');
    const kind = process.platform === 'win32' ? 'junction' : 'dir';
    for (const name of ['again', 'back', 'circle'])
      await symlink(join(folder, 'circle'), join(inner, name), kind);
    expect(await findTranscripts(join(folder, 'circle'))).toEqual([
      { path: join(inner, 'one.jsonl'), bytes: 2 },
    ]);
  });
});

it('says what the user, the tool and the model said, in every form', async () => {
  for (const [name, text] of Object.entries(TRANSCRIPTS)) {
    if (name === 'requests.jsonl') continue;
    const { sessions } = await read(name, text);
    expect(JSON.stringify(sessions[0]?.messages.at(-1))).toContain(ANSWER);
  }
});

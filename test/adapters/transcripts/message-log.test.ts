import { spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';

import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { compress } from '../../../src/index.ts';
import { findTranscripts } from '../../../adapters/transcripts/find-transcripts.ts';
import { readTranscript, type Transcript } from '../../../adapters/transcripts/read-transcript.ts';
import { withoutCopies } from '../../../adapters/transcripts/without-copies.ts';
import { transcriptFolder } from './transcript-folder.ts';
import { answer, lines, record } from './transcripts.ts';

const { folder, read: readFile } = transcriptFolder();

function read(content: string | Uint8Array, name = 'log.jsonl'): Promise<Transcript> {
  return readFile(name, content);
}

const user = (content: unknown): object => ({ role: 'user', content });
const said = (content: string): object => ({ role: 'assistant', content });
const request = (...messages: readonly object[]): object => ({ model: 'gpt-5.2', messages });

const at = (second: number): string => `2026-11-20T10:00:0${second}.000Z`;
const minuteAt = (second: number): number => Date.parse(at(second)) / 60_000;

/** Which lengths the requests of each conversation had. */
async function lengths(records: readonly object[]): Promise<readonly number[][]> {
  const { sessions } = await read(lines(records));
  return sessions.map(({ requests }) => requests.map(({ messages }) => messages));
}

describe('requests in a log', () => {
  it('continue each other wherever they are marked for the cache', async () => {
    const marked = (text: string): object =>
      user([{ type: 'text', text, cache_control: { type: 'ephemeral' } }]);
    expect(
      await lengths([
        request(marked('one')),
        request(user('one'), said('1'), marked('two')),
        request(user('one'), said('1'), user('two'), said('2'), marked('three')),
      ]),
    ).toEqual([[1, 3, 5]]);
  });

  it('continue each other where others stand between them, and where they are tried again', async () => {
    const goesOn = request(user('A'), said('1'), user('B'));
    expect(
      await lengths([
        request(user('A')),
        request(user('X')),
        goesOn,
        request(user('X'), said('2')),
        goesOn,
      ]),
    ).toEqual([
      [1, 3, 3],
      [1, 2],
    ]);
  });

  it('count for themselves alone where an earlier one goes on in another way, or with another model', async () => {
    const other = { ...request(user('A'), said('1'), user('B')), model: 'gpt-5' };
    expect(
      await lengths([
        request(user('A')),
        request(user('A'), said('1'), user('B')),
        request(user('A'), said('1'), user('C')),
        other,
      ]),
    ).toEqual([[1, 3], [3], [3]]);
  });

  it.each([
    [
      'beside its response',
      { request: request(user('A')), response: { usage: { prompt_tokens: 50 } } },
      50,
    ],
    [
      'in bodies',
      { request: { body: request(user('A')) }, response: { body: { usage: { input_tokens: 7 } } } },
      7,
    ],
    ['of a batch', { custom_id: '1', body: request(user('A')) }, undefined],
    ['with a text', { model: 'gpt-5.2', input: 'A' }, undefined],
    [
      'of a gateway',
      { ...request(user('A')), usage: { prompt_tokens: 100, cache_read_input_tokens: 90 } },
      100,
    ],
    [
      'of Anthropic',
      {
        ...request(user('A')),
        usage: { input_tokens: 1, cache_read_input_tokens: 90, cache_creation_input_tokens: 9 },
      },
      100,
    ],
  ])('are read %s', async (_name, logged, promptTokens) => {
    const { sessions } = await read(lines([logged]));
    expect(sessions).toMatchObject([
      { model: 'gpt-5.2', messages: [user('A')], requests: [{ messages: 1, promptTokens }] },
    ]);
  });

  it('tell what stands before the messages, and when they were made', async () => {
    const { sessions } = await read(
      lines([{ ...request(user('A')), system: 'Be brief.', timestamp: 120 }]),
    );
    expect(sessions).toMatchObject([{ head: ['Be brief.'], requests: [{ minute: 2 }] }]);
  });
});

it('finds the requests of one conversation in the files of a folder, in the order of their times', async () => {
  const completions = join(folder, 'runs', 'completions');
  await mkdir(completions, { recursive: true });
  const logged = [
    request(user('A')),
    request(user('A'), said('1'), user('B')),
    request(user('A'), said('1'), user('B'), said('2'), user('C')),
  ];
  for (const [index, each] of logged.entries()) {
    const name = `gpt-5.2-173568960${index}.5.json`;
    await writeFile(join(completions, name), JSON.stringify({ ...each, response: {} }));
  }
  const found = await findTranscripts(join(folder, 'runs'));
  expect(found.map(({ path }) => path)).toEqual([completions]);
  const { sessions } = await readTranscript(completions);
  expect(sessions).toMatchObject([
    { requests: [{ messages: 1 }, { messages: 3 }, { messages: 5 }] },
  ]);
});

describe('lines', () => {
  const log = lines([request(user('A\u2028B\u2029C')), request(user('Ä'))]);

  it('end with a line feed only', async () => {
    const { sessions, problems } = await read(log);
    expect({ count: sessions.length, problems }).toEqual({ count: 2, problems: [] });
  });

  it.each(['log.jsonl', 'log.ndjson', 'log.json', 'log'])(
    'may be in UTF-16, in %s',
    async (name) => {
      const { sessions, problems } = await read(Buffer.from(`\uFEFF${log}`, 'utf16le'), name);
      expect(problems).toEqual([]);
      expect(sessions[1]?.messages).toEqual([user('Ä')]);
    },
  );

  it('of several agents are read each in its own way', async () => {
    const asks = record(1, 'user', { role: 'user', content: 'One?' });
    const answers = record(2, 'assistant', answer('m', [{ type: 'text', text: '1' }], {}));
    const { sessions } = await read(lines([request(user('A')), asks, answers]));
    expect(sessions.map(({ agent }) => agent)).toEqual(['messages', 'claude-code']);
  });
});

it('counts the requests that a copied transcript begins with once', () => {
  const about = { id: 's', agent: 'pi', messages: [user('A')] };
  const [first, second, unnamed] = [
    { messages: 1, answer: 'm1' },
    { messages: 3, answer: 'm2' },
    { messages: 5 },
  ];
  const fresh = withoutCopies();
  expect(fresh({ ...about, requests: [first] })?.requests).toEqual([first]);
  expect(fresh({ ...about, requests: [first, second, unnamed] })?.requests).toEqual([
    second,
    unnamed,
  ]);
  expect(fresh({ ...about, requests: [first, second] })).toBeUndefined();
});

it.skipIf(process.platform === 'win32')('names files that lead nowhere', async () => {
  const path = join(folder, 'gone.jsonl');
  await symlink(join(folder, 'nowhere'), path);
  const found = await findTranscripts(folder);
  expect(found).toContainEqual({ path, bytes: 0 });
  await expect(readTranscript(path)).rejects.toThrow('ENOENT');
});

it('passes by what is no file, which would be waited for', async () => {
  const place = join(folder, 'with-pipe');
  await mkdir(place);
  await writeFile(join(place, 'log.jsonl'), lines([request(user('one'))]));
  spawnSync('mkfifo', [join(place, 'pipe.jsonl')]);
  const found = await findTranscripts(place);
  expect(found.map(({ path }) => basename(path))).toEqual(['log.jsonl']);
});

describe('a message in each line', () => {
  const called = { id: 'c1', type: 'function', function: { name: 'list', arguments: '{}' } };

  it.each([
    [
      'OpenAI',
      [
        user('A'),
        { role: 'assistant', content: null, tool_calls: [called] },
        { role: 'tool', tool_call_id: 'c1', content: 'x' },
        said('B'),
      ],
    ],
    [
      'Anthropic',
      [
        user('A'),
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'list', input: {} }] },
        user([{ type: 'tool_result', tool_use_id: 'c1', content: 'x' }]),
        said('B'),
      ],
    ],
    [
      'the Responses API',
      [
        user('A'),
        { type: 'function_call', call_id: 'c1', name: 'list', arguments: '{}' },
        { type: 'function_call_output', call_id: 'c1', output: 'x' },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'B' }] },
      ],
    ],
  ])('is a conversation that grows, as for %s', async (_, messages) => {
    const { sessions, problems } = await read(lines(messages));
    expect(problems).toEqual([]);
    expect(sessions.map(({ requests }) => requests.map(({ messages: count }) => count))).toEqual([
      [1, 3],
    ]);
    expect(sessions[0]?.messages).toEqual(messages);
    const { blocks } = await compress(sessions[0]?.messages ?? []);
    expect(blocks.filter(({ role }) => role === 'tool').map(({ toolName }) => toolName)).toEqual([
      'list',
    ]);
  });

  it('may have the answers as they came', async () => {
    const usage = { input_tokens: 3, cache_read_input_tokens: 997 };
    const answered = { ...said('1'), model: 'claude-sonnet-5', usage, timestamp: at(2) };
    const { sessions } = await read(lines([{ ...user('A'), timestamp: at(1) }, answered]));
    expect(sessions).toMatchObject([
      {
        model: 'claude-sonnet-5',
        messages: [user('A'), said('1')],
        requests: [{ messages: 1, promptTokens: 1000, minute: minuteAt(2) }],
      },
    ]);
  });

  it('is no message that no API takes', async () => {
    const { sessions, problems } = await read(
      lines([{ role: 'ai', text: 'A' }, { role: 'admin' }]),
    );
    expect(sessions).toEqual([]);
    expect(problems).toEqual(['line 1 is of no known form', 'line 2 is of no known form']);
  });
});

describe('messages deeper inside a record', () => {
  const messages = [user('A'), said('1'), user('B'), said('2')];

  it.each([
    ['of an evaluation', { eval: {}, samples: [{ id: 1, messages }] }],
    ['of an event', { type: 'sampling', data: { prompt: messages, sampled: ['3'] } }],
    ['of a trace', { run: 'r', input: { messages }, output: { messages: [said('3')] } }],
  ])('are those %s', async (_, value) => {
    const { sessions, problems } = await read(JSON.stringify(value), 'run.json');
    expect(problems).toEqual([]);
    expect(sessions).toMatchObject([{ messages, requests: [{ messages: 1 }, { messages: 3 }] }]);
  });

  it('are asked of the model that is named above them', async () => {
    const inner = { model: 'gpt-5.2', data: { prompt: messages } };
    const { sessions } = await read(JSON.stringify({ model: 'other', runs: [inner] }), 'run.json');
    expect(sessions.map(({ model }) => model)).toEqual(['gpt-5.2']);
  });

  it('continue each other as requests do', async () => {
    const asked = (...prompt: readonly object[]): object => ({ data: { prompt } });
    expect(await lengths([asked(user('A')), asked(user('A'), said('1'), user('B'))])).toEqual([
      [1, 3],
    ]);
  });

  it('are not looked for where an agent is known', async () => {
    const { sessions } = await read(
      lines([request(user('A')), { about: { messages: [user('X'), said('Y')] } }]),
    );
    expect(JSON.stringify(sessions)).not.toContain('X');
  });

  it('are not what an interface shows', async () => {
    const parts = [{ type: 'text', text: 'A' }];
    const { problems } = await read(JSON.stringify([{ id: '1', role: 'user', parts }]), 'ui.json');
    expect(problems).toEqual(['the file is of no known form']);
  });
});

describe('the history of a task of Cline', () => {
  it('tells model, times and tokens beside the messages', async () => {
    const modelInfo = { modelId: 'claude-sonnet-5', providerId: 'anthropic', mode: 'act' };
    const metrics = { tokens: { prompt: 3, completion: 9, cached: 997 } };
    const answered = { ...said('1'), ts: Date.parse(at(2)), modelInfo, metrics };
    const history = [{ ...user('A'), ts: Date.parse(at(1)) }, answered];
    const { sessions } = await read(JSON.stringify(history), 'api_conversation_history.json');
    expect(sessions).toMatchObject([
      {
        model: 'claude-sonnet-5',
        messages: [user('A'), said('1')],
        requests: [{ messages: 1, promptTokens: 1000, minute: minuteAt(2) }],
      },
    ]);
  });
});

describe('whole conversations in a table', () => {
  it.each([
    ['as JSON text', { messages: JSON.stringify([user('A'), said('1')]) }],
    ['as trajectories', { trajectory: [user('A'), said('1')] }],
  ])('are read %s', async (_, kept) => {
    expect(await lengths([{ instance_id: 'x', ...kept }])).toEqual([[1]]);
  });
});

it('names the lines among others that hold no object', async () => {
  const { sessions, problems } = await read(
    [lines([request(user('A'))]).trim(), '42', '["a"]', lines([request(user('B'))])].join('\n'),
  );
  expect(sessions).toHaveLength(2);
  expect(problems).toEqual(['line 2 is of no known form', 'line 3 is of no known form']);
});

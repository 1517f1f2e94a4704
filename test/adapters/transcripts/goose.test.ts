import { describe, expect, it } from 'vitest';

import { compress } from '../../../src/index.ts';
import { transcriptFolder } from './transcript-folder.ts';
import { ANSWER, lines, MODEL, OUTPUT, QUESTION } from './transcripts.ts';

const { read } = transcriptFolder();

const SEEN = { userVisible: true, agentVisible: true };
const text = (said: string): object => ({ type: 'text', text: said });
const request = (id: string, command: string): object => ({
  type: 'toolRequest',
  id,
  toolCall: { status: 'success', value: { name: 'developer__shell', arguments: { command } } },
});
const response = (id: string, value: unknown): object => ({
  type: 'toolResponse',
  id,
  toolResult: { status: 'success', value },
});

const message = (role: string, created: number, content: readonly object[]): object => ({
  role,
  created,
  content,
  metadata: SEEN,
});

const withMetadata = (told: object, metadata: object): object =>
  Object.assign({}, told, { metadata });

const forUser = {
  ...text('For the user alone.'),
  annotations: { audience: ['user'], priority: 0 },
};
const result = {
  content: [{ ...text(OUTPUT), annotations: { audience: ['assistant'] } }, forUser],
};

const messages = [
  message('user', 60, [text(QUESTION)]),
  message('assistant', 120, [text('I look.'), request('c1', 'users')]),
  message('user', 121, [response('c1', result), { type: 'actionRequired', data: {} }]),
  withMetadata(message('assistant', 180, [text(ANSWER)]), {
    ...SEEN,
    inference: { requestedModel: MODEL },
  }),
];

const about = { working_dir: '/', description: 'Users', message_count: 4 };
const model_config = { model_name: MODEL };
const requestsIn = (sessions: Awaited<ReturnType<typeof read>>['sessions']): number[][] =>
  sessions.map(({ requests }) => requests.map(({ messages: count }) => count));

/** The same conversation as goose has written it. */
const TRANSCRIPTS: Readonly<Record<string, string>> = {
  'export.json': JSON.stringify({ ...about, model_config, conversation: messages }),
  'session.jsonl': lines([about, ...messages]),
  // The first versions wrote the content of a result alone.
  'older.jsonl': lines([
    about,
    ...messages.with(2, message('user', 121, [response('c1', result.content)])),
  ]),
};

describe('a session of goose', () => {
  it.each(Object.keys(TRANSCRIPTS))('%s is read as the conversation it was', async (name) => {
    const { sessions, problems } = await read(name, TRANSCRIPTS[name] ?? '');
    expect(problems).toEqual([]);
    expect(sessions.map(({ agent, model, requests }) => [agent, model, requests])).toEqual([
      [
        'goose',
        MODEL,
        [
          { messages: 1, minute: 2 },
          { messages: 3, minute: 3 },
        ],
      ],
    ]);
    expect(JSON.stringify(sessions[0]?.messages)).not.toMatch(/For the user alone|actionRequired/);
    const { blocks } = await compress(sessions[0]?.messages ?? []);
    const tools = blocks.filter(({ role }) => role === 'tool');
    expect(tools.map(({ before, toolName }) => [before, toolName])).toEqual([
      [OUTPUT, 'developer__shell'],
    ]);
  });

  it('has one request for an answer that was written call by call', async () => {
    const calls = ['c1', 'c2'].flatMap((id) => [
      message('assistant', 120, [request(id, id)]),
      message('user', 120, [response(id, result)]),
    ]);
    const { sessions } = await read('calls.jsonl', lines(messages.toSpliced(1, 2, ...calls)));
    expect(requestsIn(sessions)).toEqual([[1, 5]]);
  });

  it('tells errors of tools apart', async () => {
    const failed = { ...response('c1', ''), toolResult: { status: 'error', error: 'No.' } };
    const refused = response('c1', { content: [text('No.')], isError: true });
    for (const block of [failed, refused]) {
      const { sessions } = await read(
        'failed.jsonl',
        lines(messages.with(2, message('user', 121, [block]))),
      );
      expect(JSON.stringify(sessions[0]?.messages[2])).toContain('"is_error":true');
    }
  });

  it('begins anew with a summary, and with what the model still sees', async () => {
    const forUserAlone = { userVisible: true, agentVisible: false };
    const hidden = messages.map((each) => withMetadata(each, forUserAlone));
    const forModel = { userVisible: false, agentVisible: true };
    const { sessions } = await read(
      'compacted.jsonl',
      lines([
        about,
        ...hidden,
        withMetadata(message('user', 200, [text('So far: user 1.')]), forModel),
        withMetadata(message('assistant', 200, [text('I go on.')]), forModel),
        message('user', 210, [text('Sure?')]),
        message('assistant', 220, [text('Yes.')]),
      ]),
    );
    expect(requestsIn(sessions)).toEqual([[1, 3], [3]]);
    expect(sessions[1]?.messages[0]).toEqual({ role: 'user', content: [text('So far: user 1.')] });
  });

  it('has nothing of what only the user was shown, and goes on after a note for the model', async () => {
    const shown = withMetadata(message('assistant', 190, [text('Shown.')]), {
      userVisible: true,
      agentVisible: false,
    });
    const noted = withMetadata(message('user', 195, [text('Go on.')]), {
      userVisible: false,
      agentVisible: true,
    });
    const { sessions } = await read(
      'noted.jsonl',
      lines([about, ...messages, noted, message('assistant', 200, [text('Yes.')]), shown]),
    );
    expect(requestsIn(sessions)).toEqual([[1, 3, 5]]);
    expect(JSON.stringify(sessions)).not.toContain('Shown.');
  });
});

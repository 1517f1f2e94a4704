import { describe, expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import type { RequestReport } from '../../../src/index.ts';
import {
  dataEvents,
  type RawAnswer,
  rawProvider,
  referenceIn,
} from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// Streams tell their usage where they are asked to, and hidden rounds are to be counted.

type Chunk = Record<string, unknown>;

function chunk(delta: object, finish: string | null = null): Chunk {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices };
}

const retrieving = (request: string): string => {
  const own = { name: 'headroom_retrieve', arguments: `{"hash":"${referenceIn(request)}"}` };
  const call = { index: 0, id: 'call_r', type: 'function', function: own };
  return dataEvents(chunk({ tool_calls: [call] }), chunk({}, 'tool_calls'), '[DONE]');
};

const USAGE = { prompt_tokens: 900, completion_tokens: 7, total_tokens: 907 };
const fine = [chunk({ content: 'Fine.' }), chunk({}, 'stop')];
/** As services answer that were asked for it. */
const counted: RawAnswer = dataEvents(
  ...fine.map((each) => ({ ...each, usage: null })),
  { ...chunk({}), choices: [], usage: USAGE },
  '[DONE]',
);

async function ask(
  answers: readonly RawAnswer[],
  options: { readonly stream_options?: object } = {},
): Promise<{ text: string; asked: readonly unknown[]; reports: readonly RequestReport[] }> {
  const reports: RequestReport[] = [];
  const { headroom } = openScene({}, { onRequest: (report) => void reports.push(report) });
  const { fetch, sent } = rawProvider(...answers);
  const through = headroomFetch(headroom, fetch);
  const messages = [{ role: 'user', content: `Which users failed?\n\n${USERS}` }];
  const response = await through('http://model.test/v1/chat/completions', {
    method: 'POST',
    body: JSON.stringify({ model: 'gpt-5.2', messages, stream: true, ...options }),
  });
  const text = await response.text();
  const asked = sent.map((body) => (JSON.parse(body) as Chunk)['stream_options']);
  return { text, asked, reports };
}

describe('the usage of hidden rounds in streams', () => {
  it.each<[{ stream_options?: object }, object]>([
    [{}, { include_usage: true }],
    [{ stream_options: { include_usage: false } }, { include_usage: true }],
    [
      { stream_options: { include_obfuscation: false } },
      { include_obfuscation: false, include_usage: true },
    ],
  ])('is asked for, and not shown: %j', async (options, asked) => {
    const scene = await ask([retrieving, counted], options);
    expect(scene.asked).toEqual([options.stream_options, asked]);
    expect(scene.text).toContain('Fine.');
    expect(scene.text).not.toContain('usage');
    expect(scene.text.match(/"choices":\[\]/g)).toBeNull();
    expect(scene.text.trimEnd()).toMatch(/"finish_reason":"stop".*\n\ndata: \[DONE\]$/);
    expect(scene.reports.at(-1)).toMatchObject({ isHidden: true });
    expect(scene.reports.at(-1)?.cache).toBeDefined();
  });

  it('is asked for once where services tell it', async () => {
    const { asked, text } = await ask([retrieving, retrieving, counted]);
    expect(asked.slice(1)).toEqual([{ include_usage: true }, { include_usage: true }]);
    expect(text).not.toContain('usage');
  });

  it('is not asked for where the service tells it anyhow', async () => {
    const told: RawAnswer = (request) => {
      const usage = `"usage":${JSON.stringify(USAGE)}`;
      return retrieving(request).replace('"choices"', `${usage},"choices"`);
    };
    const { asked, text } = await ask([told, counted]);
    expect(asked).toEqual([undefined, undefined]);
    expect(text).toContain('"prompt_tokens":1800');
  });

  it.each<{ stream_options?: object }>([{}, { stream_options: { include_obfuscation: false } }])(
    'is not asked of services that refuse it: %j',
    async (options) => {
      const refused = Response.json({ detail: 'Unrecognized: stream_options' }, { status: 422 });
      const { asked, text } = await ask(
        [retrieving, refused, dataEvents(...fine, '[DONE]')],
        options,
      );
      expect(asked[1]).toMatchObject({ include_usage: true });
      expect(asked[2]).toEqual(options.stream_options);
      expect(text).toContain('Fine.');
    },
  );
});

import { describe, expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { dataEvents, type RawAnswer, rawProvider } from '../../support/raw-provider.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// Servers of local models refuse tools, each in its own words.

const REFUSALS: readonly (readonly [status: number, message: string])[] = [
  [400, 'registry.local/gemma:2b does not support tools'],
  [400, '"auto" choice requires --enable-auto-tool-choice and --tool-call-parser to be set'],
  [404, 'No endpoints found that support tool use'],
  [422, 'Extra inputs are not permitted'],
];

function refusal(status = 400, message = 'no'): Response {
  return Response.json({ error: { message } }, { status });
}

const messages = [{ role: 'user', content: `Which users failed?\n\n${USERS}` }];
const message = { role: 'assistant', content: 'Fine.' };
const fine = JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] });

interface Toolless extends Pick<Scene, 'headroom'> {
  readonly sent: readonly string[];
  readonly ask: (more?: object) => Promise<Response>;
}

function open(...answers: readonly RawAnswer[]): Toolless {
  const { headroom } = openScene();
  const { fetch, sent } = rawProvider(...answers);
  const through = headroomFetch(headroom, fetch);
  const ask: Toolless['ask'] = (more = {}) =>
    through('http://model.test/v1/chat/completions', {
      method: 'POST',
      body: JSON.stringify({ model: 'gemma', messages, ...more }),
    });
  return { headroom, sent, ask };
}

const offers = (body: string): boolean => body.includes('headroom_retrieve');

describe('a service that takes no tools', () => {
  it.each(REFUSALS)('answers as without, and is asked once from then on: %s %s', async (...why) => {
    const { ask, sent, headroom } = open(refusal(...why), fine);
    for (const requests of [2, 3]) {
      const response = await ask();
      expect(await response.text()).toBe(fine);
      expect(sent).toHaveLength(requests);
    }
    expect(sent.map(offers)).toEqual([true, false, false]);
    for (const body of sent.slice(1)) {
      expect(body).not.toContain('[headroom hash=');
      expect(body.length).toBeLessThan(USERS.length);
    }
    const { lastFailure } = await headroom.stats();
    expect(lastFailure).toBe('offering headroom_retrieve to gemma: it takes no tools');
  });

  it('answers in streams', async () => {
    const chunk = dataEvents({ choices: [{ index: 0, delta: message, finish_reason: 'stop' }] });
    const { ask } = open(refusal(), chunk);
    expect(await (await ask({ stream: true })).text()).toBe(chunk);
  });

  it('is offered tools again where something else was wrong', async () => {
    const { ask, sent } = open(refusal(400, 'first'), refusal(400, 'second'), fine);
    const response = await ask();
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('second');
    await ask();
    expect(sent.map(offers)).toEqual([true, false, true]);
  });

  it('refuses a client that has tools itself', async () => {
    const tools = [{ type: 'function', function: { name: 'a', parameters: {} } }];
    const { ask, sent } = open(refusal(400, 'no tools'), fine);
    expect((await ask({ tools })).status).toBe(400);
    expect(sent).toHaveLength(1);
  });
});

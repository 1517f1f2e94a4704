// Two agents with models of two vendors, and a sub-agent without tools, share what one of them has found.
// The providers here are local ones with a script; leave `fetch` out and give keys for the real ones.
import assert from 'node:assert/strict';

import Anthropic from '@anthropic-ai/sdk';
import { createHeadroom, createSharedContext } from 'headroom-ts';
import { withHeadroom } from 'headroom-ts/anthropic';
import { createProvider, retrieve, say } from 'headroom-ts/testing';
import OpenAI from 'openai';

await using headroom = createHeadroom({ store: 'memory' });
const shared = createSharedContext(headroom, { name: 'night of 3 March' });

// The researcher, wherever it runs, puts down what its tools returned.
await shared.put('jobs', JSON.stringify(listJobs()), { agent: 'researcher' });
for (const { key, agent } of await shared.list()) console.log(`${key}, by the ${agent}`);

// The reviewer's model can call headroom_retrieve, which the wrapped client answers: it gets the gist, and
// reads what it needs.
const provider = createProvider({
  script: [retrieve({ rows: '613' }), say('nightly-612 failed; worker-3 ran it.')],
});
const reviewer = withHeadroom(new Anthropic({ apiKey: 'test', fetch: provider.fetch }), {
  headroom,
});
const model = 'claude-opus-4-5';
const gist = await shared.get('jobs', { model, retrieval: 'tool' });
const { content } = await reviewer.messages.create({
  model,
  max_tokens: 1000,
  messages: [{ role: 'user', content: `${gist}\n\nWhich worker ran the job that failed?` }],
});
console.log(content.map((block) => (block.type === 'text' ? block.text : '')).join(''));

// The sub-agent has no tool: it gets all of it, in fewer tokens.
provider.script(say('Of 1000 jobs, one failed.'));
const summarizer = new OpenAI({ apiKey: 'test', fetch: provider.fetch });
const whole = await shared.get('jobs', { model: 'gpt-5.2', retrieval: 'none' });
const completion = await summarizer.chat.completions.create({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: `${whole}\n\nSum this up.` }],
});
console.log(completion.choices[0]?.message.content);

const original = await shared.original('jobs');
assert.equal(original, JSON.stringify(listJobs()));
const [characters, lossless, brief] = [original, whole, gist].map((text) => text?.length ?? 0);
console.log(
  `${characters} characters whole, ${lossless} losslessly compressed, ${brief} in brief.`,
);
assert.ok(provider.requests.every(({ refusal }) => refusal === undefined));
assert.ok(Number(lossless) < Number(characters) / 2 && Number(brief) < Number(lossless) / 2);

function listJobs(): object[] {
  return Array.from({ length: 1000 }, (_, index) => ({
    job: `nightly-${index}`,
    host: `worker-${index % 7}`,
    seconds: 30 + (index % 11),
    status: index === 612 ? 'failed' : 'ok',
  }));
}

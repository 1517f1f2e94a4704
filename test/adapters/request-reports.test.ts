import OpenAI from 'openai';
import { expect, it } from 'vitest';

import { withHeadroom } from '../../adapters/openai/index.ts';
import { createHeadroom, type HeadroomOptions, type RequestReport } from '../../src/index.ts';
import { createProvider, type Provider, retrieve, say } from '../../src/testing/index.ts';
import { USERS } from '../support/users.ts';

const MODEL = 'gpt-5.2';

interface Scene {
  readonly client: OpenAI;
  readonly reports: RequestReport[];
  readonly provider: Provider;
}

function scene(options: HeadroomOptions = {}): Scene {
  const reports: RequestReport[] = [];
  const provider = createProvider({ cacheMinimum: 1 });
  const onRequest = (report: RequestReport): number => reports.push(report);
  const headroom = createHeadroom({ store: 'memory', onRequest, ...options });
  const client = withHeadroom(new OpenAI({ apiKey: 'k', fetch: provider.fetch }), { headroom });
  return { client, reports, provider };
}

type Messages = OpenAI.ChatCompletionMessageParam[];

async function ask(client: OpenAI, messages: Messages, model = MODEL): Promise<Messages> {
  const { choices } = await client.chat.completions.create({ model, messages });
  const [choice] = choices;
  if (choice === undefined) throw new Error('there is an answer');
  return [...messages, choice.message];
}

const OPENING: Messages = [{ role: 'user', content: `Which failed?\n\n${USERS}` }];

it('reports each request with its proof and its price', async () => {
  const { client, reports, provider } = scene();
  provider.script(say('user 7'), retrieve({ query: 'user' }), say('user 8'));
  const first = await ask(client, OPENING);
  await ask(client, [...first, { role: 'user', content: 'And the next?' }]);
  expect(reports.map(({ isHidden, prefix }) => [isHidden, prefix])).toEqual([
    [false, { kept: true }],
    [false, { kept: true }],
    [true, { kept: true }],
  ]);
  const [one, two, hidden] = reports;
  expect(one?.model).toBe(MODEL);
  expect(one?.cost?.without).toBeGreaterThan(2 * (one?.cost?.with ?? 0));
  expect(two?.cost?.without).toBeGreaterThan(two?.cost?.with ?? 0);
  // This provider reads its cache in steps of 128 tokens.
  const { expected = 0, read = 0 } = two?.cache ?? {};
  expect(read).toBeGreaterThan(0);
  expect(read).toBe(expected - (expected % 128));
  expect(hidden?.cost?.without).toBeLessThan(hidden?.cost?.with ?? 0);
  const saved = reports.map(({ cost }) => (cost?.without ?? 0) - (cost?.with ?? 0));
  expect(hidden?.net).toBeLessThan(two?.net ?? 0);
  expect(saved.slice(0, 2).reduce((sum, each) => sum + each)).toBeCloseTo(two?.net ?? 0);
});

it('says where a request began otherwise than the one before, and by whom', async () => {
  const { client, reports } = scene();
  const first = await ask(client, OPENING);
  const second = await ask(client, [...first, { role: 'user', content: 'Größe: 7, please.' }]);
  const edited: Messages = [...first, { role: 'user', content: 'Größe: 8, please.' }];
  await ask(client, [...edited, ...second.slice(edited.length), { role: 'user', content: 'Now?' }]);
  expect(reports.map(({ prefix }) => prefix)).toEqual([
    { kept: true },
    { kept: true },
    { kept: false, message: 2, byte: Buffer.byteLength('Größe: '), by: 'client' },
  ]);
});

it('has no price where none is known', async () => {
  const { client, reports } = scene();
  await ask(client, OPENING, 'my-model');
  expect(reports).toMatchObject([{ model: 'my-model', cost: undefined, net: undefined }]);
});

it('is told to nobody without a ledger, and what it throws fails no request', async () => {
  const silent = scene({ ledger: false });
  await ask(silent.client, OPENING);
  expect(silent.reports).toEqual([]);

  const warnings: string[] = [];
  const loud = scene({
    onRequest: () => {
      throw new Error('no room for reports');
    },
    logger: { warn: (line) => warnings.push(line) },
  });
  await ask(loud.client, OPENING);
  await expect
    .poll(() => warnings)
    .toEqual(['headroom: telling of a request: no room for reports']);
});

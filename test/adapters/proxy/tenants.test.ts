import { expect, it } from 'vitest';

import { resolveOptions } from '../../../adapters/proxy/settings.ts';
import { tenantsFor } from '../../../adapters/proxy/tenants.ts';
import type { Asked } from '../../../adapters/proxy/upstream/upstreams.ts';
import { searchResults } from '../../bench/generate.ts';

/** Tenants whose store stays open while they are silent. */
const MOST_OPEN = 64;

const messages = [
  { role: 'user', content: 'Which one failed?' },
  { role: 'tool', tool_call_id: 'c1', content: searchResults(200, 1) },
];

function credential(name: string | number): Asked {
  const headers = new Headers({ authorization: `Bearer ${name}` });
  return { headers, target: { path: '/v1/chat/completions', query: '' } };
}

async function idle(): Promise<void> {
  // Opening the tenant is all.
}

it.each([...Array(10).keys()])(
  'a tenant that is served is not closed with the silent ones, asked %i ticks after them',
  async (ticks) => {
    const headroom = { store: 'memory', ledger: false, workers: false } as const;
    const settings = resolveOptions({ partition: 'credential', headroom });
    const tenants = tenantsFor(settings, () => undefined);
    for (let name = 0; name < MOST_OPEN; name += 1) await tenants.serve(credential(name), idle);
    const [first, second] = [
      Promise.withResolvers<undefined>(),
      Promise.withResolvers<undefined>(),
    ];
    const ended = tenants.serve(credential('first'), () => first.promise);
    const going = tenants.serve(credential('second'), () => second.promise);
    first.resolve(undefined);
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    const result = await tenants.serve(credential(1), async ({ headroom: own }) => {
      await ended;
      return own.compress(messages, { retrieval: 'tool' });
    });
    second.resolve(undefined);
    await going;
    expect(result.notices).toEqual([]);
    expect(result.references).not.toEqual([]);
    await tenants.close();
  },
);

it.each([
  'authorization',
  'x-api-key',
  'api-key',
  'x-goog-api-key',
  'ocp-apim-subscription-key',
  'cf-aig-authorization',
  'x-litellm-api-key',
  'x-portkey-api-key',
])('two who show other values of %s are two tenants', async (name) => {
  const headroom = { store: 'memory', ledger: false, workers: false } as const;
  const tenants = tenantsFor(
    resolveOptions({ partition: 'credential', headroom }),
    () => undefined,
  );
  const target = { path: '/v1/chat/completions', query: '' };
  const tenantOf = (value: string): Promise<object> =>
    tenants.serve({ headers: new Headers({ [name]: value }), target }, async (tenant) => tenant);
  expect(await tenantOf('alice')).toBe(await tenantOf('alice'));
  expect(await tenantOf('bob')).not.toBe(await tenantOf('alice'));
  await tenants.close();
});

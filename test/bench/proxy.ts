import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

import { Agent } from 'undici';

import { createProxy } from '../../adapters/proxy/index.ts';
import { addedTime } from './added-time.ts';
import { historyOf, TOOL } from './exchange.ts';
import { ROOT } from './import-time.ts';
import { plainProvider, plainRelay } from './plain-relay.ts';
import { type BenchRow, rowFrom } from './samples.ts';

const STARTS = 10;

/** What the proxy adds to requests, against a relay that does nothing, and how long it takes to start. */
export async function runProxy(): Promise<readonly BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  try {
    return [
      rowFrom(await addedToBodies(2000, directory), { name: 'proxy-2kb', unit: 'ms', limit: 0.5 }),
      rowFrom(await addedToBodies(200_000, directory), {
        name: 'proxy-200kb-idle',
        unit: 'ms',
        limit: 1,
      }),
      rowFrom(await startTimes(directory), { name: 'proxy-start', unit: 'ms', limit: 400 }),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Milliseconds that requests take more than through the relay, where nothing is new but a short question. */
async function addedToBodies(bytes: number, directory: string): Promise<readonly number[]> {
  await using provider = await plainProvider(ANSWER);
  await using relay = await plainRelay(provider.url);
  await using proxy = createProxy({
    port: 0,
    upstreams: { openai: provider.url },
    headroom: { directory },
  });
  const { url } = await proxy.listen();
  const client = new Agent();
  const history = historyOf(bytes);
  const added = await addedTime({
    inputOf: (turn) => {
      const messages = [...history, { role: 'user', content: `And ${turn}?` }];
      return JSON.stringify({ model: 'gpt-5.2', messages, tools: [TOOL] });
    },
    without: (body) => ask(client, { origin: relay.url, body }),
    withIt: (body) => ask(client, { origin: url, body }),
  });
  await client.close();
  return added;
}

const ANSWER = JSON.stringify({
  id: 'completion',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-5.2',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});

async function ask(
  client: Agent,
  { origin, body }: { readonly origin: string; readonly body: string },
): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer none' };
  const path = '/v1/chat/completions';
  const reply = await client.request({ origin, path, method: 'POST', headers, body });
  await reply.body.text();
}

/** Milliseconds from the start of the command to the first answer of `/health`. */
async function startTimes(directory: string): Promise<readonly number[]> {
  const isBuilt = existsSync(join(ROOT, 'dist/adapters/proxy/index.js'));
  const main = join(ROOT, isBuilt ? 'dist/adapters/cli/main.js' : 'adapters/cli/main.ts');
  const flags = isBuilt ? [] : ['--conditions=headroom-source'];
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const begun = performance.now();
    const child = spawn(process.execPath, [...flags, main, 'proxy', '--port', '0'], {
      cwd: directory,
      env: { ...process.env, HEADROOM_DIRECTORY: directory },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [line] = await once(child.stderr, 'data');
    const [url = ''] = /http:\S+/.exec(String(line)) ?? [];
    await (await fetch(`${url}/health`)).text();
    times.push(performance.now() - begun);
    child.kill();
    await once(child, 'exit');
  }
  return times;
}

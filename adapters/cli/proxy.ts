import { once } from 'node:events';

import type { LogEntry, ProxyOptions } from 'headroom-ts/proxy';

import { UPSTREAM_NAMES } from '../../src/index.ts';
import { checkedBaseUrl } from './options/base-url.ts';
import type { Arguments, Command, Outcome } from './command.ts';
import { modeOf, modeOption } from './options/mode-option.ts';
import { goOnWhereOutputFails, print, report } from './process/output.ts';
import { readPort } from './options/port.ts';
import { problemReporter } from './process/problem-reporter.ts';
import { inputEnd, stopSignal } from './process/stop-signal.ts';
import { readToken } from './options/token.ts';

/** `headroom proxy`. */
export const proxyCommand: Command = {
  name: 'proxy',
  summary: 'serve the APIs of the providers, compressing what is sent to them',
  usage: '[options]',
  description: `Any client in any language uses it by its base URL. Keys go on to the provider; nothing
of them is kept. Runs until the process is told to stop; answers that are on their way come
to their end, and a second signal ends them.

  ANTHROPIC_BASE_URL=http://127.0.0.1:8787 claude
  OPENAI_BASE_URL=http://127.0.0.1:8787/v1 python my_agent.py`,
  options: {
    port: { value: 'PORT', summary: 'to listen on; 0 takes a free one, default 8787' },
    host: { value: 'ADDRESS', summary: 'to listen on; others need a token, default 127.0.0.1' },
    'token-file': { value: 'FILE', summary: 'holds what callers must send; or HEADROOM_TOKEN' },
    ...Object.fromEntries(
      UPSTREAM_NAMES.map((name) => [
        `${name}-url`,
        {
          value: 'URL',
          summary: `where requests for ${name} go; or HEADROOM_${name.toUpperCase()}_URL`,
        },
      ]),
    ),
    mode: modeOption,
    log: { summary: 'one line of JSON per request on standard output' },
    'until-stdin-ends': {
      summary: 'stop when standard input ends, with the program that writes it',
    },
  },
  examples: [
    'headroom proxy',
    'headroom proxy --openai-url https://openrouter.ai/api/v1',
    'headroom proxy --host 0.0.0.0 --token-file /run/secrets/headroom --log',
  ],
  maxPositionals: 0,
  run: runProxy,
};

async function runProxy(given: Arguments): Promise<Outcome> {
  const stop = given.flag('until-stdin-ends')
    ? AbortSignal.any([stopSignal(), inputEnd()])
    : stopSignal();
  const { createProxy } = await import('headroom-ts/proxy');
  const proxy = createProxy(optionsOf(given));
  goOnWhereOutputFails('stdout', 'stderr');
  const { url } = await proxy.listen();
  report(`headroom: proxy at ${url}`);
  if (!stop.aborted) await once(stop, 'abort');
  await proxy.close();
  return { text: '' };
}

function optionsOf(given: Arguments): ProxyOptions {
  const [host, port, mode] = [given.text('host'), given.text('port'), modeOf(given)];
  const token = readToken(given.text('token-file'));
  return {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port: readPort(port) }),
    ...(token === undefined ? {} : { token }),
    upstreams: upstreamsOf(given),
    headroom: mode === undefined ? {} : { mode },
    log: given.flag('log') ? printEntry : problemReporter({ report }),
  };
}

function upstreamsOf(given: Arguments): NonNullable<ProxyOptions['upstreams']> {
  const urls = UPSTREAM_NAMES.flatMap((name) => {
    const url = given.text(`${name}-url`);
    return url === undefined ? [] : [[name, checkedBaseUrl(url, `option --${name}-url`)] as const];
  });
  return Object.fromEntries(urls);
}

function printEntry(entry: LogEntry): void {
  print(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
}

// A strict provider for the tests in Python: listens, and is told over HTTP what its model does.
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

import {
  call,
  createProvider,
  type Fault,
  type Part,
  type ProviderRequest,
  retrieve,
  say,
  think,
  type Turn,
} from '../../../src/testing/index.ts';

/** One thing that the model does, as a test writes it. */
type WrittenPart =
  | { readonly say: string }
  | { readonly think: string }
  | { readonly call: string; readonly arguments?: Readonly<Record<string, unknown>> }
  | { readonly retrieve: Readonly<Record<string, unknown>>; readonly nth?: number };

// Every change of what is sent first is a break, in prompts however short.
const provider = createProvider({ cacheMinimum: 1 });

const control = createServer((incoming, outgoing) => {
  respond(incoming).then(
    (answer) => outgoing.end(JSON.stringify(answer ?? null)),
    (error: unknown) => outgoing.writeHead(500).end(String(error)),
  );
});

type Command = (given: unknown) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  '/script': (given) => provider.script(...(given as WrittenPart[][]).map(turnOf)),
  '/fail': (given) => {
    const [fault, at] = given as [Fault, number];
    provider.fail(fault, { at });
  },
  '/reset': () => provider.reset(),
  '/requests': () => provider.requests.map(describe),
};

async function respond(incoming: IncomingMessage): Promise<unknown> {
  const given = await json(incoming);
  return COMMANDS[incoming.url ?? '']?.(given);
}

function turnOf(parts: readonly WrittenPart[]): Turn {
  return parts.map(partOf);
}

function partOf(part: WrittenPart): Part {
  if ('say' in part) return say(part.say);
  if ('think' in part) return think(part.think);
  if ('call' in part) return call(part.call, part.arguments);
  return retrieve(part.retrieve, part.nth === undefined ? {} : { nth: part.nth });
}

function describe(request: ProviderRequest): object {
  const { path, body, conversation, tokens, prefixKept, refusal } = request;
  return { path, body, conversation, tokens, prefixKept, refusal };
}

const url = await provider.listen();
control.listen(0, '127.0.0.1', () => {
  const address = control.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  console.log(JSON.stringify({ url, control: `http://127.0.0.1:${port}` }));
});
// The provider ends with the test that started it.
process.stdin.on('end', () => process.exit()).resume();

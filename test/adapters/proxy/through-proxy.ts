import { createProxy, type ProxyOptions } from '../../../adapters/proxy/index.ts';
import type { Headroom } from '../../../src/index.ts';
import type { Agent, AgentFactory, AgentSetup } from '../../support/agents/agent.ts';
import { anthropicAgent } from '../../support/agents/anthropic.ts';
import { chatAgent } from '../../support/agents/chat.ts';
import { geminiAgent } from '../../support/agents/gemini.ts';
import { responsesAgent } from '../../support/agents/responses.ts';
import { serveFetch } from '../../support/serve-fetch.ts';

/** An agent for each API, on the vendor's own SDK. */
export const AGENTS: readonly {
  readonly name: string;
  readonly make: (streams: boolean) => AgentFactory;
  readonly thinks: boolean;
}[] = [
  { name: 'openai chat', make: (streams) => chatAgent(streams), thinks: false },
  {
    name: 'openai responses',
    make: (stream) => responsesAgent({ stream, heldBy: 'client' }),
    thinks: true,
  },
  { name: 'anthropic', make: (stream) => anthropicAgent({ stream, beta: false }), thinks: true },
  {
    name: 'gemini',
    make: (stream) => geminiAgent({ stream, model: 'gemini-3.1-pro' }),
    thinks: true,
  },
];

/** Agents whose clients are bare and talk to a proxy, which holds the Headroom. */
export function throughProxy(make: AgentFactory, opened: AsyncDisposableStack): AgentFactory {
  function adapt(setup: AgentSetup): AgentSetup {
    const { headroom, fetch } = setup;
    if (headroom === undefined) return setup;
    return { ...setup, headroom: undefined, fetch: fetchThrough({ headroom, fetch, opened }) };
  }

  function follow(agent: Agent): Agent {
    return { ...agent, moveTo: (setup) => follow(agent.moveTo(adapt(setup))) };
  }

  return (setup) => follow(make(adapt(setup)));
}

interface Path {
  readonly headroom: Headroom;
  /** The provider. */
  readonly fetch: typeof globalThis.fetch;
  readonly opened: AsyncDisposableStack;
}

/** Sends requests to a proxy instead of where they are addressed to; it starts with the first of them. */
function fetchThrough({ headroom, fetch: provider, opened }: Path): typeof globalThis.fetch {
  let starting: Promise<string> | undefined;
  async function start(): Promise<string> {
    const upstream = opened.use(await serveFetch(provider));
    const proxy = opened.use(createProxy({ ...upstreamsAt(upstream.url), headroom }));
    return (await proxy.listen()).url;
  }
  return async (input, init) => {
    starting ??= start();
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    return fetch(`${await starting}${pathname}${search}`, init);
  };
}

/** Options of a proxy on a free port, all of whose providers are at one address. */
export function upstreamsAt(url: string): ProxyOptions {
  return { port: 0, upstreams: { openai: url, anthropic: url, gemini: url } };
}

import type { Headroom } from '../../../src/index.ts';

/** How an agent's client is made. */
export interface AgentSetup {
  readonly fetch: typeof globalThis.fetch;
  /** Undefined for the bare client. */
  readonly headroom: Headroom | undefined;
  /** Requests that the client's library may repeat after a failure. */
  readonly maxRetries?: number;
  /** Whether the model is asked to think. */
  readonly thinks?: boolean;
}

/** How one request is made. */
export interface AskOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Parameters besides the conversation, such as `headroom: false`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What the user's code gets. */
export interface Answer {
  readonly text: string;
  readonly calls: readonly { readonly id: string; readonly name: string }[];
  readonly thoughts: readonly string[];
  /** Why the model stopped, in the words of its API. */
  readonly reason: string;
  /** Tokens of all prompts; cached ones included. */
  readonly promptTokens: number;
}

/** A conversation that is kept in a client's own types, the way its users keep it. */
export interface Agent {
  /** The user says something. */
  say(text: string): void;
  /** A tool returns something. */
  give(callId: string, output: string): void;
  /** Sends the conversation and adds the answer to it. */
  ask(options?: AskOptions): Promise<Answer>;
  /** The same conversation, shared, on another client. */
  moveTo(setup: AgentSetup): Agent;
}

/** Makes an agent for one client. */
export type AgentFactory = (setup: AgentSetup) => Agent;

/** The one tool of all agents. */
export const TOOL = {
  name: 'list_users',
  description: 'Lists users',
  schema: { type: 'object' as const, properties: { page: { type: 'number' as const } } },
};

/** How a single request on the wire is let through as it is. */
export const WIRE_BYPASSES: readonly AskOptions[] = [
  { headers: { 'x-headroom-bypass': '1' } },
  { parameters: { headroom: false } },
];

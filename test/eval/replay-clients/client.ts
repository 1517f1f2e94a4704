import type { Headroom, MessageFormat } from '../../../src/index.ts';
import type { Provider } from '../../../src/testing/index.ts';
import type { NeutralMessage } from '../../support/trajectories.ts';
import type { Stopwatch } from '../stopwatch.ts';

/** The APIs that conversations are replayed on. */
export type ReplayApi = Exclude<MessageFormat, 'ai-sdk' | 'langchain'>;

/** What a client is made with. */
export interface ReplaySetup {
  readonly api: ReplayApi;
  readonly provider: Provider;
  /** Undefined for the bare client. */
  readonly headroom: Headroom | undefined;
  /** Names of the tools that it offers. */
  readonly tools: readonly string[];
  readonly watch: Stopwatch;
}

/** A client that holds a conversation, and keeps the answers as it gets them. */
export interface ReplayClient {
  /** Adds messages and sends the conversation; false if it was refused. */
  ask(given: readonly NeutralMessage[]): Promise<boolean>;
}

/** The parameters of every tool. */
export const TOOL_SCHEMA = { type: 'object' as const, properties: {} };

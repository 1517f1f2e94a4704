import {
  createHeadroom,
  type Headroom,
  type HeadroomOptions,
  type MessageFormat,
} from '../../../../src/index.ts';
import type { NeutralMessage } from '../../../support/trajectories.ts';
import type { Stopwatch } from '../../report/stopwatch.ts';

/** The APIs that conversations are replayed on. */
export type ReplayApi = Exclude<MessageFormat, 'ai-sdk' | 'langchain'>;

/** The model that is asked on each of them. */
export const REPLAY_MODELS: Readonly<Record<ReplayApi, string>> = {
  'openai-chat': 'gpt-4o',
  'openai-responses': 'gpt-4o',
  anthropic: 'claude-opus-4-5',
  gemini: 'gemini-2.5-pro',
};

/** What a client is made with. */
export interface ReplaySetup {
  readonly api: ReplayApi;
  /** The provider. */
  readonly fetch: typeof globalThis.fetch;
  /** Of its Headroom; undefined for the bare client. */
  readonly options: HeadroomOptions | undefined;
  /** What is closed when the conversation is over. */
  readonly opened: AsyncDisposableStack;
  /** Names of the tools that it offers. */
  readonly tools: readonly string[];
  readonly watch: Stopwatch;
}

/** A client that holds a conversation, and keeps the answers as it gets them. */
export interface ReplayClient {
  /** Adds messages and sends the conversation; false if it was refused. */
  ask(given: readonly NeutralMessage[]): Promise<boolean>;
}

/** The Headroom that a client has for the whole conversation; undefined for the bare one. */
export function openHeadroom({ options, opened }: ReplaySetup): Headroom | undefined {
  return options && opened.use(createHeadroom(options));
}

/** The parameters of every tool. */
export const TOOL_SCHEMA = { type: 'object' as const, properties: {} };

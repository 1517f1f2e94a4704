import {
  CONTENT_KINDS,
  type ContentKind,
  loadZod,
  type MessageFormat,
  type Mode,
  once,
  type OwnPrices,
  type Store,
  type ToolMode,
} from '../engine/index.ts';
import { checkOptions } from './check-options.ts';
import type { LedgerRange } from './ledger/read-ledger.ts';
import type { RequestReport } from './ledger/request-report.ts';
import { isServerAddress, type ServerAddress } from './server-store.ts';

/** How long and how much a store keeps. */
export interface RetentionOptions {
  /**
   * Days after its last use at which an original may be removed.
   * @defaultValue 30
   */
  readonly maxAgeDays?: number;
  /**
   * Bytes on disk or in memory above which the originals used longest ago are removed.
   * @defaultValue 2 GB
   */
  readonly maxBytes?: number;
}

/** What a Headroom is created with. */
export interface HeadroomOptions {
  /**
   * How far compression may go.
   * @defaultValue `'balanced'`
   */
  readonly mode?: Mode;
  /**
   * Modes for single tools by their name, such as `{ Read: 'lossless', bash: 'off' }`.
   * @defaultValue `{}`
   */
  readonly tools?: Readonly<Record<string, ToolMode>>;
  /**
   * Modes for kinds of content, such as `{ code: 'lossless', html: 'off' }`; a tool's own mode goes before them.
   * @defaultValue `{}`
   */
  readonly kinds?: Readonly<Partial<Record<ContentKind, ToolMode>>>;
  /**
   * Tokens a block must have before anything is left out of it.
   * @defaultValue 2000
   */
  readonly trigger?: number;
  /** Share of a block's tokens to keep where parts are left out, from 0 to 1. The mode chooses by default. */
  readonly keep?: number;
  /**
   * Where originals are kept: `'sqlite'` on disk, `'memory'` for the life of the process, the address of a
   * Redis, Valkey or PostgreSQL server that many processes share (`redis://host:6379`), or a store of
   * your own.
   * @defaultValue `'sqlite'`
   */
  readonly store?: 'sqlite' | 'memory' | ServerAddress | Store;
  /**
   * Folder of the SQLite store.
   * @defaultValue the platform's data folder, such as `~/.local/share/headroom`
   */
  readonly directory?: string;
  /**
   * Name of the part of the store that is used; references of other projects are not visible.
   * @defaultValue the current working directory; `'default'` for a store on a server
   */
  readonly project?: string;
  /** How long and how much the store keeps. */
  readonly retention?: RetentionOptions;
  /**
   * Whether what is saved and what it costs is written down in the store, in figures without content.
   * @defaultValue `true`
   */
  readonly ledger?: boolean;
  /**
   * What you pay for models, by their names, where that is not what providers publish: US dollars for a million
   * tokens. What is said in money rests on it; what is sent does not.
   * @defaultValue `{}`
   */
  readonly prices?: Readonly<Record<string, OwnPrices>>;
  /**
   * Share of conversations that adapters leave as they are, from 0 to 1, so that the ledger compares the others
   * with them.
   * @defaultValue 0
   */
  readonly holdOut?: number;
  /**
   * Worker threads in which large texts are compressed, so that the event loop stays free for other requests;
   * `false` for none. Results are the same, byte for byte. A request goes there with 64 KB of new text or more.
   * Threads start with the first one, in 0.2 s, and end after a minute without work. All Headrooms in a process
   * that ask for as many share them.
   * @defaultValue `false`; 2 in a proxy
   */
  readonly workers?: number | false;
  /**
   * Told of every request of an adapter when it is answered: whether the prompt cache was kept, what was saved and
   * what it cost. Without content; not where `ledger` is false.
   */
  readonly onRequest?: (report: RequestReport) => void;
  /**
   * Told of problems that were worked around, in one line each, without content or credentials.
   * @defaultValue `console`
   */
  readonly logger?: Logger;
}

/** What problems are told to; `console` is one. */
export interface Logger {
  /** Takes one line. */
  warn(message: string): void;
}

/** How one conversation is compressed. */
export interface CompressOptions {
  /**
   * The model that will read the messages; decides how tokens are counted.
   * @defaultValue `'gpt-5.2'`
   */
  readonly model?: string;
  /**
   * `'tool'` says that the model can call `headroom_retrieve` and that the call is answered, so that
   * parts may be left out behind references; `'none'` allows lossless compression only.
   * @defaultValue `'none'`
   */
  readonly retrieval?: 'none' | 'tool';
  /** The message format; recognised by the messages' shape by default. */
  readonly format?: MessageFormat;
  /**
   * Indexes of messages from which nothing may be left out, such as those that arrived when the model
   * could not call `headroom_retrieve`.
   * @defaultValue `[]`
   */
  readonly keepWhole?: readonly number[];
  /**
   * Whether what was shown before may be referred to by where it stands. False where something on the way
   * may drop earlier messages before the model reads them.
   * @defaultValue `true`
   */
  readonly repeats?: boolean;
  /** Ends the work when it aborts: the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The schemas of all options, made when options are first checked. */
const schemasOf = once(() => {
  const { z } = loadZod();
  const modes = ['lossless', 'balanced', 'aggressive'] as const;
  const storeObject = z.custom<Store>(isStore, {
    error:
      "expected 'sqlite', 'memory', an address such as redis://host:6379, or an object with the methods of Store",
  });
  const serverAddress = z.custom<ServerAddress>(isServerAddress);
  const onRequest = z.custom<(report: RequestReport) => void>(isFunction, {
    error: 'expected a function',
  });
  const logger = z.custom<Logger>(isLogger, { error: 'expected an object with a method warn' });
  const workers = z.custom<number | false>(isThreadCount, {
    error: 'expected false or a number of threads from 1 to 64',
  });
  const toolMode = z.enum([...modes, 'off']);
  const kinds = z.strictObject(
    Object.fromEntries(CONTENT_KINDS.map((kind) => [kind, toolMode.exactOptional()])),
  );
  const retention = z.strictObject({
    maxAgeDays: z.number().positive().exactOptional(),
    maxBytes: z.number().int().positive().exactOptional(),
  });
  const price = z.number().min(0);
  const prices = z.strictObject({
    input: price,
    output: price,
    cacheWrite: price.exactOptional(),
    cacheRead: price.exactOptional(),
    provider: z.enum(['anthropic', 'deepseek', 'google', 'openai']).exactOptional(),
    minimumPrefix: z.number().int().min(0).exactOptional(),
    cacheStep: z.number().int().min(1).exactOptional(),
    cacheMinutes: price.exactOptional(),
  });
  const headroom = z.strictObject({
    mode: z.enum(modes).exactOptional(),
    tools: z.record(z.string(), toolMode).exactOptional(),
    kinds: kinds.exactOptional(),
    trigger: z.number().int().min(0).exactOptional(),
    keep: z.number().min(0).max(1).exactOptional(),
    store: z.union([z.enum(['sqlite', 'memory']), serverAddress, storeObject]).exactOptional(),
    directory: z.string().min(1).exactOptional(),
    project: z.string().min(1).exactOptional(),
    retention: retention.exactOptional(),
    ledger: z.boolean().exactOptional(),
    prices: z.record(z.string(), prices).exactOptional(),
    holdOut: z.number().min(0).max(1).exactOptional(),
    workers: workers.exactOptional(),
    onRequest: onRequest.exactOptional(),
    logger: logger.exactOptional(),
  });
  const day = z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-01')
    .exactOptional();
  const range = z.strictObject({ since: day, until: day });
  return { headroom, compress: compressSchema(z), range };
});

function compressSchema(z: ReturnType<typeof loadZod>['z']) {
  const signal = z.custom<AbortSignal>(isSignal, { error: 'expected an AbortSignal' });
  return z.strictObject({
    model: z.string().min(1).exactOptional(),
    retrieval: z.enum(['none', 'tool']).exactOptional(),
    format: z
      .enum(['openai-chat', 'openai-responses', 'anthropic', 'ai-sdk', 'gemini', 'langchain'])
      .exactOptional(),
    repeats: z.boolean().exactOptional(),
    keepWhole: z.array(z.number().int().min(0)).exactOptional(),
    signal: signal.exactOptional(),
  });
}

function isStore(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'put' in value && 'get' in value;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isLogger(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'warn' in value;
}

function isThreadCount(value: unknown): boolean {
  const isCount = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_THREADS;
  return value === false || isCount;
}

const MOST_THREADS = 64;

/** One of another realm or library is as good. */
function isSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'throwIfAborted' in value;
}

/** The options of a Headroom, checked. */
export function checkHeadroomOptions(value: unknown, place = 'createHeadroom()'): HeadroomOptions {
  return isEmpty(value) ? {} : checkOptions(schemasOf().headroom, value, place);
}

/** Where nothing was given there is nothing to check, and loading the schemas takes longer than all else. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === 0;
}

/** The options of one call, checked. */
export function checkCompressOptions(value: unknown): CompressOptions {
  return checkOptions(schemasOf().compress, value, 'compress()');
}

/** A range of days, checked. */
export function checkLedgerRange(value: unknown = {}): LedgerRange {
  return checkOptions(schemasOf().range, value, 'ledger()');
}

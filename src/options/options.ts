import type {
  ContentKind,
  MessageFormat,
  Mode,
  OwnPrices,
  Store,
  ToolMode,
} from '../../engine/index.ts';
import type { RequestReport } from '../ledger/request-report.ts';
import type { ServerAddress } from './server-address.ts';

/** How long and how much a store keeps. */
export interface RetentionOptions {
  /**
   * Days after its last use at which an original may be removed.
   * @defaultValue 30
   */
  readonly maxAgeDays?: number;
  /**
   * Bytes above which the originals used longest ago are removed; a Redis server has a limit of its own.
   * @defaultValue 2 GB; in memory 256 million characters
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
  /**
   * Share of a block's tokens to keep where parts are left out, from 0 to 1.
   * @defaultValue by mode and kind: little of rows and lines, which stand for each other, more of prose and code
   */
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
   * Threads start with the first one, in about 160 ms, and end after a minute without work. All Headrooms in a process
   * that ask for as many share them.
   * @defaultValue `false`; 2 in a proxy and in `headroom mcp`
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

import {
  answerCall,
  cachesFrom,
  DecisionCache,
  pricesWith,
  type RetrieveAnswer,
  type Store,
  type StoreStats,
  tokenCounter,
} from '../engine/index.ts';
import {
  type Activity,
  type AdapterEvent,
  type ConversationPlace,
  trackActivity,
} from './activity.ts';
import { compressWith, DEFAULT_MODEL } from './compress.ts';
import { loadConfig } from './config.ts';
import { isHeldOut } from './ledger/hold-out.ts';
import { createLedger, type Ledger, type LedgerTools } from './ledger/ledger.ts';
import { type LedgerRange, readLedger } from './ledger/read-ledger.ts';
import { type LedgerReport, reportLedger } from './ledger/report.ts';
import type { OptionsPlace } from './options/check-options.ts';
import {
  checkCompressOptions,
  checkHeadroomOptions,
  checkLedgerRange,
  optionOfCall,
} from './options/option-schemas.ts';
import type { CompressOptions, HeadroomOptions } from './options/options.ts';
import type { CompressResult } from './result.ts';
import { openStore } from './stores/open-store.ts';
import { sharedWorkers, type Workers } from './workers/workers.ts';

/** A store of originals and the settings for compressing conversations. */
export interface Headroom extends AsyncDisposable {
  /**
   * The conversation with its large blocks compressed. The messages given are not changed. The same
   * beginning of a conversation always gives the same bytes, so that prompt caches keep hitting.
   * Problems with the store are told in `notices`; rejects for wrong options and messages that are no array, with a
   * HeadroomError of code `invalid_options`, and where `signal` aborts, with its reason.
   */
  compress<Message>(
    messages: readonly Message[],
    options?: CompressOptions,
  ): Promise<CompressResult<Message>>;
  /**
   * What the `headroom_retrieve` tool returns for a call's arguments: an object or its JSON text with
   * `hash` and optionally `rows`, `lines`, `path`, `grep`, `query`. Never rejects for what a model wrote.
   */
  retrieve(toolArguments: unknown): Promise<RetrieveAnswer>;
  /**
   * The whole original behind a reference, byte-identical; undefined if the store does not have it. Rejects as the
   * store does.
   */
  original(hash: string): Promise<string | undefined>;
  /** What the store holds, and what this Headroom has done. Rejects as the store does. */
  stats(): Promise<StoreStats & Activity>;
  /** Where originals are kept, and what adapters have to remember of conversations. */
  readonly store: Store;
  /** Whether these settings ever leave parts out; if not, nobody needs `headroom_retrieve`. */
  readonly mayLeaveOut: boolean;
  /** The fewest tokens with which a model's provider caches a prompt: the beginning of one that has them must stay as it is. */
  cachesFrom(model: string): number;
  /** Counts what an adapter did, and enters it in the ledger; a failure is told to the logger too. */
  note(event: AdapterEvent): void;
  /** Whether a conversation is to be left as it is, so that the others can be compared with it. */
  holdsOut(conversation: string): boolean;
  /**
   * Whether compression has cost a conversation more than it saved, by more than 20,000 tokens' worth of input:
   * then nothing should be left out of what is new in it.
   */
  isLosing(place: ConversationPlace): boolean;
  /**
   * What was saved and what it cost, by all processes on the store. Rejects as the store does, and with a
   * HeadroomError of code `invalid_options` for what is no range of days.
   */
  ledger(range?: LedgerRange): Promise<LedgerReport>;
}

/**
 * Creates a Headroom. Options given here go before `HEADROOM_*` variables, and those before
 * `headroom.config.json`. Throws a HeadroomError with code `invalid_options` or `invalid_config`.
 * Nothing is opened before it is needed; `await using` closes the store.
 */
export function createHeadroom(options: HeadroomOptions = {}): Headroom {
  return createHeadroomAt({ place: 'createHeadroom()', elsewhere: optionOfCall }, options);
}

/**
 * The same for an adapter, which errors name as the place of the options.
 *
 * @internal
 */
export function createHeadroomAt(where: OptionsPlace, options: HeadroomOptions): Headroom {
  const given = checkHeadroomOptions(options, where);
  const resolved = { ...loadConfig(), ...given };
  const { workers: threads = false } = resolved;
  return headroomWith(resolved, (onFailure) =>
    threads === false ? undefined : sharedWorkers(threads, onFailure),
  );
}

/** A Headroom with options that are checked, and with the worker threads given. */
export function headroomWith(
  resolved: HeadroomOptions,
  workersFor: (onFailure: (error: unknown) => void) => Workers | undefined,
): Headroom {
  const store = openStore(resolved);
  const pricesOf = pricesWith(resolved.prices ?? {});
  const cache = new DecisionCache();
  const activity = trackActivity(resolved.logger ?? console);
  const onFailureWhile: OnFailureWhile = (doing) => (error) =>
    activity.note({ kind: 'failure', doing, error });
  const workers = workersFor(onFailureWhile('compressing in a worker thread'));
  const ledger = ledgerFor(resolved, { store, pricesOf, onFailureWhile });
  return {
    store,
    mayLeaveOut: mayLeaveOut(resolved),
    note: (event) => {
      activity.note(event);
      if (event.kind === 'compression' || event.kind === 'answer') ledger?.note(event);
    },
    cachesFrom: (model) => cachesFrom(model, pricesOf),
    holdsOut: (conversation) => isHeldOut(conversation, resolved.holdOut ?? 0),
    isLosing: (place) => ledger?.isLosing(place) ?? false,
    ledger: async (range) => {
      await ledger?.flush();
      return reportLedger(await readLedger(store, checkLedgerRange(range)), pricesOf);
    },
    compress: async (messages, compressOptions = {}) =>
      compressWith(messages, checkCompressOptions(compressOptions), {
        ...resolved,
        store,
        cache,
        decideElsewhere: workers?.decide,
      }),
    retrieve: (toolArguments) =>
      answerCall(toolArguments, {
        store,
        cache,
        counter: tokenCounter(DEFAULT_MODEL),
        onFailure: onFailureWhile('retrieving'),
      }),
    original: async (hash) => (await store.get(hash))?.text,
    stats: async () => ({ ...(await store.stats()), ...activity.figures() }),
    [Symbol.asyncDispose]: async () => {
      await workers?.close();
      await ledger?.flush();
      await store[Symbol.asyncDispose]();
    },
  };
}

/** What takes the errors of something; `doing` names it in words that follow `headroom:`. */
type OnFailureWhile = (doing: string) => (error: unknown) => void;

/** What a ledger is made of besides the options. */
interface LedgerParts extends Pick<LedgerTools, 'store' | 'pricesOf'> {
  readonly onFailureWhile: OnFailureWhile;
}

/** What is written down of requests; undefined where nothing is. */
function ledgerFor(
  { ledger = true, onRequest }: HeadroomOptions,
  { onFailureWhile, ...tools }: LedgerParts,
): Ledger | undefined {
  if (!ledger) return undefined;
  return createLedger({
    ...tools,
    onFailure: onFailureWhile('writing the ledger'),
    onRequest: onRequest && guarded(onRequest, onFailureWhile('telling of a request')),
  });
}

function mayLeaveOut({ mode = 'balanced', tools = {}, kinds = {} }: HeadroomOptions): boolean {
  const modes = [mode, ...Object.values(tools), ...Object.values(kinds)];
  return modes.some((each) => each === 'balanced' || each === 'aggressive');
}

/** A callback of the user's, whose errors are told instead of thrown. */
function guarded<Value>(
  callback: (value: Value) => unknown,
  onFailure: (error: unknown) => void,
): (value: Value) => void {
  const call = async (value: Value): Promise<unknown> => callback(value);
  return (value) => void call(value).catch(onFailure);
}

import { CONTENT_KINDS, loadZod, MESSAGE_FORMATS, once } from '../../engine/index.ts';
import type { LedgerRange } from '../ledger/read-ledger.ts';
import type { RequestReport } from '../ledger/request-report.ts';
import type { ReplayOptions } from '../replay/replay-session.ts';
import { type StoreOption, storeProblem } from '../stores/store-option.ts';
import { checkOptions, type OptionsPlace } from './check-options.ts';
import type { CompressOptions, HeadroomOptions, Logger } from './options.ts';

/** The options of a Headroom, checked. */
export function checkHeadroomOptions(value: unknown, where: OptionsPlace): HeadroomOptions {
  return isEmpty(value) ? {} : checkOptions(schemasOf().headroom, value, where);
}

/** Where nothing was given there is nothing to check, and loading the schemas takes longer than all else. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === 0;
}

/** The options of one call, checked. */
export function checkCompressOptions(value: unknown): CompressOptions {
  return checkOptions(schemasOf().compress, value, {
    place: 'compress()',
    elsewhere: (name) =>
      isHeadroomOption(name)
        ? `${name} is an option of createHeadroom(): createHeadroom({ ${name}: … }).compress(messages)`
        : undefined,
  });
}

/**
 * Whether a Headroom has an option of this name.
 *
 * @internal
 */
export function isHeadroomOption(name: string): boolean {
  return Object.hasOwn(schemasOf().headroom.shape, name);
}

/** Where an option belongs that a single call takes and a Headroom does not; undefined for any other. */
export function optionOfCall(name: string): string | undefined {
  if (!Object.hasOwn(schemasOf().compress.shape, name)) return undefined;
  return `${name} is an option of compress(): headroom.compress(messages, { ${name}: … })`;
}

/** A range of days, checked. */
export function checkLedgerRange(value: unknown = {}): LedgerRange {
  return checkOptions(schemasOf().range, value, { place: 'ledger()' });
}

/** The options of a replay, checked. */
export function checkReplayOptions(value: unknown): ReplayOptions {
  return checkOptions(schemasOf().replay, value, { place: 'replaySession()' });
}

/** Throws a HeadroomError of code `invalid_options` for what cannot be replayed. */
export function assertSession(value: unknown): void {
  checkOptions(schemasOf().session, { session: value }, { place: 'replaySession()' });
}

/** The schemas of all options, made when options are first checked. */
const schemasOf = once(() => {
  const { z } = loadZod();
  return {
    headroom: headroomSchema(z),
    compress: compressSchema(z),
    range: rangeSchema(z),
    replay: replaySchema(z),
    session: sessionSchema(z),
  };
});

type Z = ReturnType<typeof loadZod>['z'];

function headroomSchema(z: Z) {
  const modes = ['lossless', 'balanced', 'aggressive'] as const;
  const toolMode = z.enum([...modes, 'off']);
  const kinds = CONTENT_KINDS.map((kind) => [kind, toolMode]);
  const store = z.custom<StoreOption>((value) => storeProblem(value) === undefined, {
    error: ({ input }) => storeProblem(input),
  });
  const onRequest = z.custom<(report: RequestReport) => void>(isFunction, {
    error: 'expected a function',
  });
  const logger = z.custom<Logger>(isLogger, { error: 'expected an object with a method warn' });
  const workers = z.custom<number | false>(isThreadCount, {
    error: 'expected false or a number of threads from 1 to 64',
  });
  return z
    .strictObject({
      mode: z.enum(modes),
      tools: z.record(z.string(), toolMode),
      kinds: z.strictObject(Object.fromEntries(kinds)).exactPartial(),
      trigger: z.number().int().min(0),
      keep: z.number().min(0).max(1),
      store,
      directory: z.string().min(1),
      project: z.string().min(1),
      retention: retentionSchema(z),
      ledger: z.boolean(),
      prices: z.record(z.string(), ownPricesSchema(z)),
      holdOut: z.number().min(0).max(1),
      workers,
      onRequest,
      logger,
    })
    .exactPartial();
}

function retentionSchema(z: Z) {
  return z
    .strictObject({
      maxAgeDays: z.number().positive(),
      maxBytes: z.number().int().positive(),
    })
    .exactPartial();
}

function modelPricesSchema(z: Z) {
  const price = z.number().min(0);
  return z.strictObject({
    input: price,
    output: price,
    cacheWrite: price,
    cacheRead: price,
    provider: z.enum(['anthropic', 'deepseek', 'google', 'openai']),
    minimumPrefix: z.number().int().min(0),
    cacheStep: z.number().int().min(1),
    cacheMinutes: price,
    longPrompts: z.strictObject({ above: z.number().int().min(0), times: price }).exactOptional(),
  });
}

/** Prices that are completed by those published. */
function ownPricesSchema(z: Z) {
  const all = modelPricesSchema(z);
  const { input, output } = all.shape;
  return all.exactPartial().extend({ input, output });
}

/** What is said of the Headroom is checked where it is created. */
function replaySchema(z: Z) {
  return z.strictObject({
    model: z.string().min(1).exactOptional(),
    prices: modelPricesSchema(z).exactOptional(),
    headroom: z.looseObject({}).exactOptional(),
  });
}

function sessionSchema(z: Z) {
  const request = z.looseObject({ messages: z.number().int().min(0) });
  const session = z.looseObject({ messages: z.array(z.unknown()), requests: z.array(request) });
  return z.strictObject({ session });
}

function compressSchema(z: Z) {
  const signal = z.custom<AbortSignal>(isSignal, { error: 'expected an AbortSignal' });
  const indexes = z.custom<readonly number[]>(areIndexes, {
    error: 'expected indexes of messages, whole numbers from 0 on',
  });
  return z
    .strictObject({
      model: z.string().min(1),
      retrieval: z.enum(['none', 'tool']),
      format: z.enum(MESSAGE_FORMATS),
      repeats: z.boolean(),
      keepWhole: indexes,
      signal,
    })
    .exactPartial();
}

function rangeSchema(z: Z) {
  const day = z.iso.date('expected a day such as 2026-11-01').exactOptional();
  return z.strictObject({ since: day, until: day });
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isLogger(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'warn' in value && isFunction(value.warn);
}

function isThreadCount(value: unknown): boolean {
  const isCount = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_THREADS;
  return value === false || isCount;
}

const MOST_THREADS = 64;

function areIndexes(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0);
}

/** One of another realm or library is as good. */
function isSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'throwIfAborted' in value;
}

import {
  compressConversation,
  type DecideElsewhere,
  DecisionCache,
  HeadroomError,
  retrieveTool,
  type Settings,
  type Store,
  tokenCounter,
} from '../engine/index.ts';
import { checkCompressOptions } from './options/option-schemas.ts';
import type { CompressOptions, HeadroomOptions } from './options/options.ts';
import { type CompressResult, describeBlock, describeTokens } from './result.ts';
import { sharedDecisions } from './shared-decisions.ts';

/**
 * The model whose tokens are counted where none is named.
 *
 * @internal
 */
export const DEFAULT_MODEL = 'gpt-5.2';
const DEFAULT_TRIGGER = 2000;

/**
 * Compresses a conversation losslessly: no store, no references, nothing to answer, nothing read from
 * configuration. Safe wherever messages are only forwarded. Rejects with a HeadroomError of code `invalid_options` for
 * wrong options and messages that are no array, and where `signal` aborts, with its reason.
 */
export async function compress<Message>(
  messages: readonly Message[],
  options: Omit<CompressOptions, 'retrieval'> = {},
): Promise<CompressResult<Message>> {
  const checked = checkCompressOptions(options);
  if (checked.retrieval === 'tool') throw new HeadroomError('invalid_options', NEEDS_STORE);
  return compressWith(messages, checked, { store: undefined, cache: statelessCache });
}

const statelessCache = new DecisionCache();
const NEEDS_STORE =
  "compress(): retrieval 'tool' needs a store for what is left out: createHeadroom().compress(messages, { retrieval: 'tool' })";

/** What conversations are compressed with. */
export interface CompressResources extends Omit<HeadroomOptions, 'store'> {
  /** Undefined where nothing may be left out. */
  readonly store: Store | undefined;
  readonly cache: DecisionCache;
  /** Makes decisions in threads. */
  readonly decideElsewhere?: DecideElsewhere | undefined;
}

/** The conversation compressed with these resources, by options that are checked. Rejects as `Headroom.compress` does. */
export async function compressWith<Message>(
  messages: readonly Message[],
  options: CompressOptions,
  resources: CompressResources,
): Promise<CompressResult<Message>> {
  if (!Array.isArray(messages)) {
    throw new HeadroomError('invalid_options', 'compress(): messages must be an array');
  }
  const counter = tokenCounter(options.model ?? DEFAULT_MODEL);
  const settings = settingsOf(options, resources);
  const store = settings.references ? resources.store : undefined;
  const { cache } = resources;
  const result = await compressConversation(messages, {
    settings,
    counter,
    store,
    cache,
    format: options.format,
    keepWhole: new Set(options.keepWhole),
    decideElsewhere: decideElsewhereFor(store, resources.decideElsewhere),
    signal: options.signal,
  });
  const blocks = result.slots.map((each) => describeBlock(each, counter));
  const { format, references, notices } = result;
  return {
    // Only texts inside were replaced, so every message still has its type.
    messages: [...result.messages] as Message[],
    format,
    tools: format !== undefined && references.length > 0 ? [retrieveTool(format)] : [],
    tokens: describeTokens(messages, blocks, counter),
    blocks,
    references,
    notices,
  };
}

/** On a store that processes share, each decision is made once for all of them. */
function decideElsewhereFor(
  store: Store | undefined,
  decideElsewhere: DecideElsewhere | undefined,
): DecideElsewhere | undefined {
  return store?.isShared === true ? sharedDecisions({ store, decideElsewhere }) : decideElsewhere;
}

function settingsOf(options: CompressOptions, resources: CompressResources): Settings {
  return {
    mode: resources.mode ?? 'balanced',
    tools: resources.tools ?? {},
    kinds: resources.kinds ?? {},
    trigger: resources.trigger ?? DEFAULT_TRIGGER,
    keep: resources.keep,
    references: options.retrieval === 'tool' && resources.store !== undefined,
    repeats: options.repeats ?? true,
  };
}

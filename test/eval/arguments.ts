import { parseArgs } from 'node:util';

import { messageOf } from '../../engine/index.ts';
import type { Mode } from '../../src/index.ts';
import { dataFolder } from '../support/data-folder.ts';
import { STORE_KINDS, type StoreKind } from '../support/laws/law-store.ts';
import { UsageError } from './usage-error.ts';

/** What is measured, on what, and how far compression may go. */
export interface EvalOptions {
  readonly suite: string;
  /** Names of the sets to measure; all if empty. */
  readonly sets: readonly string[];
  /** Folder in the formats of the development data. */
  readonly data: string;
  readonly mode?: Mode;
  readonly keep?: number;
  /** Tokens a block must have before anything is left out of it. */
  readonly trigger?: number;
  /** Documents or conversations of each set at most. */
  readonly limit?: number;
  /** Generated cases. */
  readonly runs?: number;
  /** Threads that make the decisions (laws). */
  readonly workers?: number;
  /** Where originals are kept in place of memory (laws). */
  readonly store?: StoreKind;
  /**
   * What conversations are replayed through, for suites that replay them.
   * @defaultValue `'wire'`
   */
  readonly via?: Via;
  /** Whether headroom-ai from PyPI is measured beside it, in suites that can. */
  readonly peer?: boolean;
  /** File for the report. */
  readonly json?: string;
}

/** What requests are made with: JSON text, in process or through a proxy, or the SDK that writes it. */
export type Via = 'wire' | 'ai-sdk' | 'langchain' | 'proxy';

const VIAS: readonly Via[] = ['wire', 'ai-sdk', 'langchain', 'proxy'];
const MODES: readonly Mode[] = ['lossless', 'balanced', 'aggressive'];
/** Suites that measure all their cases together. */
const OF_ONE_SET: ReadonlySet<string> = new Set(['prose', 'faults']);

/** The options of a command line; undefined if help is wanted. Throws `UsageError` for a wrong one. */
export function parseArguments(
  line: readonly string[],
  suites: readonly string[],
): EvalOptions | undefined {
  const { values, positionals } = parse(line);
  if (values.help === true) return undefined;
  const [suite, ...sets] = positionals;
  if (suite === undefined) throw new UsageError(`name a suite: ${suites.join(', ')}`);
  if (!suites.includes(suite)) {
    throw new UsageError(`unknown suite ${suite}; there are ${suites.join(', ')}`);
  }
  if (OF_ONE_SET.has(suite) && sets.length > 0) {
    throw new UsageError(`${suite} has no sets to choose from`);
  }
  return {
    suite,
    sets,
    data: values.data ?? dataFolder(),
    ...optional('mode', values.mode, oneOf(MODES)),
    ...optional('keep', values.keep, shareOfOne),
    ...optional('trigger', values.trigger, Number),
    ...optional('limit', values.limit, positiveInteger),
    ...optional('runs', values.runs, positiveInteger),
    ...optional('workers', values.workers, positiveInteger),
    ...optional('store', values.store, oneOf(STORE_KINDS)),
    ...optional('via', values.via, oneOf(VIAS)),
    ...(values.peer === undefined ? {} : { peer: values.peer }),
    ...optional('json', values.json, (text) => text),
  };
}

interface Values {
  readonly data?: string;
  readonly mode?: string;
  readonly keep?: string;
  readonly trigger?: string;
  readonly limit?: string;
  readonly runs?: string;
  readonly workers?: string;
  readonly store?: string;
  readonly via?: string;
  readonly json?: string;
  readonly peer?: boolean;
  readonly help?: boolean;
}

function parse(line: readonly string[]): { values: Values; positionals: readonly string[] } {
  const text = { type: 'string' } as const;
  const options = {
    data: text,
    mode: text,
    keep: text,
    trigger: text,
    limit: text,
    runs: text,
    workers: text,
    store: text,
    via: text,
    json: text,
  };
  try {
    return parseArgs({
      args: [...line],
      allowPositionals: true,
      options: {
        ...options,
        peer: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function optional<Name extends string, Value>(
  name: Name,
  text: string | undefined,
  read: (text: string, name: string) => Value,
): { readonly [Key in Name]?: Value } {
  if (text === undefined) return {};
  // TypeScript widens a computed name to string.
  return { [name]: read(text, name) } as { readonly [Key in Name]: Value };
}

function oneOf<Word extends string>(words: readonly Word[]): (text: string, name: string) => Word {
  return (text, name) => {
    const word = words.find((each) => each === text);
    if (word === undefined) throw new UsageError(`--${name} ${text}: expected ${words.join(', ')}`);
    return word;
  };
}

function shareOfOne(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) {
    throw new UsageError(`--keep ${text}: expected a number from 0 to 1`);
  }
  return share;
}

function positiveInteger(text: string, name: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new UsageError(`--${name} ${text}: expected a whole number above 0`);
  }
  return Number(text);
}

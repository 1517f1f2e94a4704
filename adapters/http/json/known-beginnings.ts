import { RecentMap } from '../../../src/index.ts';
import type { Extent } from './extent.ts';
import type { JsonEdit } from './json-edit.ts';
import { beginsWith, type JsonSource, kept } from './json-source.ts';

/** The beginning of a document, and what was made of it. */
export interface KnownBeginning extends Extent {
  /** What it is kept under. */
  readonly key: string;
  readonly given: JsonSource;
  readonly edits: readonly JsonEdit[];
  /** What was given, edited. */
  readonly sent: JsonSource;
}

/** Bytes or UTF-16 units that are kept at most, given and sent; what they say takes about as much again. */
const MOST = 32 * 1024 * 1024;

const beginnings = new RecentMap<KnownBeginning>({
  most: MOST,
  isStrict: true,
  weigh: ({ given, sent }) => given.length + sent.length,
});
let count = 0;

/** The beginnings of documents that were edited last by this process. What is made of one depends on nothing else. */
export const knownBeginnings = {
  /** The longest with which a document begins. */
  find(source: JsonSource, list: string): KnownBeginning | undefined {
    let longest: KnownBeginning | undefined;
    for (const known of beginnings.values()) {
      const isLonger = known.given.length > (longest?.given.length ?? 0);
      if (isLonger && known.list === list && beginsWith(source, known.given)) longest = known;
    }
    return longest && beginnings.get(longest.key);
  },
  /** Keeps one, in place of a shorter one that it continues. */
  keep(beginning: Omit<KnownBeginning, 'key'>, shorter: KnownBeginning | undefined): void {
    const key = shorter?.key ?? String((count += 1));
    const given = kept(beginning.given);
    beginnings.set(key, { ...beginning, given, sent: kept(beginning.sent), key });
  },
};

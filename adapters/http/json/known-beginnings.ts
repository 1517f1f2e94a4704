import { RecentMap } from '../../../src/index.ts';
import type { Extent } from './extent.ts';
import type { JsonEdit } from './json-edit.ts';

/** The beginning of a document, and what was made of it. */
export interface KnownBeginning extends Extent {
  /** What it is kept under. */
  readonly key: string;
  readonly given: Uint8Array<ArrayBuffer>;
  readonly edits: readonly JsonEdit[];
  /** What was given, edited. */
  readonly sent: Uint8Array<ArrayBuffer>;
}

/** Bytes that are kept at most, given and sent; what they say takes about as much again. */
const MOST = 32 * 1024 * 1024;
/** Bytes at the end by which most beginnings are told apart. */
const WINDOW = 64;

const beginnings = new RecentMap<KnownBeginning>({
  most: MOST,
  isStrict: true,
  weigh: ({ given, sent }) => given.length + sent.length,
});
let kept = 0;

/** The beginnings of documents that were edited last by this process. What is made of one depends on nothing else. */
export const knownBeginnings = {
  /** The longest with which a document begins. */
  find(bytes: Uint8Array, list: string): KnownBeginning | undefined {
    let longest: KnownBeginning | undefined;
    for (const known of beginnings.values()) {
      const isLonger = known.given.length > (longest?.given.length ?? 0);
      if (isLonger && known.list === list && isBeginning(known.given, bytes)) longest = known;
    }
    return longest && beginnings.get(longest.key);
  },
  /**
   * Keeps a copy of one, in place of a shorter one that it continues: callers may write other bytes into their
   * buffers, and a part of a buffer would keep the whole of it in memory.
   */
  keep(beginning: Omit<KnownBeginning, 'key'>, shorter: KnownBeginning | undefined): void {
    const key = shorter?.key ?? String((kept += 1));
    const given = new Uint8Array(beginning.given);
    const sent = new Uint8Array(beginning.sent);
    beginnings.set(key, { ...beginning, given, sent, key });
  },
};

function isBeginning(beginning: Uint8Array, bytes: Uint8Array): boolean {
  const { length } = beginning;
  const window = Math.max(0, length - WINDOW);
  return (
    length <= bytes.length &&
    isEqual(beginning.subarray(window), bytes.subarray(window, length)) &&
    isEqual(beginning, bytes.subarray(0, length))
  );
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

import { type OriginalSource, type StoredOriginal, unpackOriginal } from '../../src/index.ts';

/** The original in bytes that were kept; undefined where they are damaged: what cannot be read is not there. */
export function readOriginal(packed: Uint8Array): StoredOriginal | undefined {
  return orNothing(() => unpackOriginal(packed));
}

/** The source in a text that was kept; undefined where it is damaged. */
export function readSource(text: string): OriginalSource | undefined {
  // What a store wrote.
  return orNothing(() => JSON.parse(text) as OriginalSource);
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

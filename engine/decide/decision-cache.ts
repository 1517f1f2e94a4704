import type { History } from '../history/index.ts';
import type { Slot } from '../messages/lens.ts';
import { parseReferences, type Reference } from '../retrieve/reference.ts';
import { RecentMap } from '../store/recent-map.ts';
import type { Decision } from './decision.ts';

/** UTF-16 units of texts after which those not used since the last such point are forgotten. */
const GENERATION = 16 * 1024 * 1024;

interface Entry {
  readonly decisions: Map<string, Decision>;
  references?: readonly Reference[];
}

/**
 * Remembers decisions and what they rest on, so that a turn costs its new content only. It may forget at
 * any time: a decision made again is the same one. Texts are kept in two generations, and those that were
 * not used for a whole generation go: reading one that is young costs a look-up and no more.
 */
export class DecisionCache {
  #young = new Map<string, Entry>();
  #old = new Map<string, Entry>();
  #youngSize = 0;
  #latest: readonly string[] = [];
  readonly #sent = new RecentMap<string>({ most: GENERATION, weigh: ({ length }) => length });
  /** The decisions in the order of their conversations. */
  history?: History;

  /**
   * The slots with the very strings that the latest conversation had at the same places, where they are
   * equal: comparing is faster than hashing a string that was never looked up before.
   */
  withKnownTexts(slots: readonly Slot[]): readonly Slot[] {
    const latest = this.#latest;
    const known = slots.map((slot, index): Slot => {
      const text = latest[index];
      return text === slot.text ? { ...slot, text } : slot;
    });
    this.#latest = known.map(({ text }) => text);
    return known;
  }

  /** Whether the decision for a text under a key is remembered. */
  knows(text: string, key: string): boolean {
    return this.#use(text).decisions.has(key);
  }

  /** The decision for a text under a key that names everything else it depends on. */
  recall(text: string, key: string, decide: () => Decision): Decision {
    const decisions = this.#use(text).decisions;
    const known = decisions.get(key);
    if (known !== undefined) return known;
    const decision = decide();
    decisions.set(key, decision);
    return decision;
  }

  /** Everything in a text that looks like a reference. */
  referencesIn(text: string): readonly Reference[] {
    const entry = this.#use(text);
    entry.references ??= parseReferences(text);
    return entry.references;
  }

  /** Notes which text is sent in place of originals. */
  noteSent({ originals, text }: Decision): void {
    for (const hash of originals.keys()) this.#sent.set(hash, text);
  }

  /** The text that was last sent in place of an original; undefined if that is not known. */
  sentFor(hash: string): string | undefined {
    return this.#sent.get(hash);
  }

  #use(text: string): Entry {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const entry = this.#old.get(text) ?? { decisions: new Map<string, Decision>() };
    if (this.#youngSize > GENERATION) this.#startGeneration();
    this.#young.set(text, entry);
    this.#youngSize += text.length;
    return entry;
  }

  #startGeneration(): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#youngSize = 0;
  }
}

import type { Decision } from './decision.ts';
import { parseReferences, type Reference } from './retrieve/reference.ts';

/** UTF-16 units of slot texts that decisions are remembered for, in all. */
const CAPACITY = 64 * 1024 * 1024;

interface Entry {
  readonly decisions: Map<string, Decision>;
  references?: readonly Reference[];
}

/**
 * Remembers decisions and what they rest on, so that a turn costs its new content only. It may forget at
 * any time: a decision made again is the same one. The texts used longest ago go first.
 */
export class DecisionCache {
  readonly #entries = new Map<string, Entry>();
  #size = 0;

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

  #use(text: string): Entry {
    const entry = this.#entries.get(text);
    if (entry !== undefined) {
      this.#entries.delete(text);
      this.#entries.set(text, entry);
      return entry;
    }
    const added: Entry = { decisions: new Map() };
    this.#entries.set(text, added);
    this.#size += text.length;
    this.#forget();
    return added;
  }

  #forget(): void {
    for (const [text] of this.#entries) {
      if (this.#size <= CAPACITY || this.#entries.size === 1) return;
      this.#entries.delete(text);
      this.#size -= text.length;
    }
  }
}

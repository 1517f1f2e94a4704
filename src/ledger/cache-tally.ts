import type { AnswerUsage } from '../activity.ts';
import { NO_PREFIXES, type PrefixFigures } from './entry.ts';
import type { PrefixVerdict } from './prefix-proof.ts';

/** Counts whether prompt caches could serve what they had. */
export interface CacheTally {
  /** A request goes out; `isForgotten` if the cache can have nothing of the one before. */
  sent(verdict: PrefixVerdict, isForgotten: boolean): void;
  answered(usage: AnswerUsage): void;
  figures(): PrefixFigures;
}

/** Begins to count. */
export function cacheTally(): CacheTally {
  const counts = { ...NO_PREFIXES };
  // The prompt that the cache may have; 0 if none.
  let lastPrompt = 0;
  return {
    sent(verdict, isForgotten) {
      if (verdict.kept) counts.kept += 1;
      else if (verdict.by === 'client') counts.changedByClient += 1;
      else counts.changedByHeadroom += 1;
      if (!verdict.kept || isForgotten) lastPrompt = 0;
    },
    answered({ prompt, cached }) {
      // A provider that reports no cached tokens at all may have no cache.
      const expected = cached > 0 || counts.read > 0 ? Math.min(lastPrompt, prompt) : 0;
      counts.expected += expected;
      counts.read += Math.min(cached, expected);
      lastPrompt = prompt;
    },
    figures: () => ({ ...counts }),
  };
}

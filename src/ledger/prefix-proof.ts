import { RecentMap } from '../../engine/index.ts';
import type { BlockReport } from '../result.ts';

/** Whether a request begins with the texts of the one before. */
export type PrefixVerdict =
  | { readonly kept: true }
  | {
      readonly kept: false;
      /** Index of the first message that differs. */
      readonly message: number;
      /** Whose change it was: the client sent another text, or compression made another one of the same. */
      readonly by: 'client' | 'headroom';
    };

/** Compares each request of a conversation with the one before. */
export interface PrefixProof {
  /** Takes the texts of the next request, as they came and as they go out. */
  check(conversation: string, blocks: readonly BlockReport[]): PrefixVerdict;
}

/** Characters of texts that are kept for comparing; the conversations used longest ago go. */
const MOST_CHARACTERS = 32_000_000;
const KEPT: PrefixVerdict = { kept: true };

type Sent = readonly Pick<BlockReport, 'message' | 'before' | 'after'>[];

/** Proves for each request that the texts compression could change begin as they did before. */
export function prefixProof(): PrefixProof {
  const conversations = new RecentMap<Sent>({
    most: MOST_CHARACTERS,
    weigh: (sent) => sent.reduce((sum, { before, after }) => sum + before.length + after.length, 1),
  });
  return {
    check(conversation, blocks) {
      const earlier = conversations.get(conversation) ?? [];
      const now = blocks.map(({ message, before, after }) => ({ message, before, after }));
      conversations.set(conversation, now);
      const broken = earlier.findIndex(
        (sent, index) => now[index] !== undefined && now[index].after !== sent.after,
      );
      const [was, is] = [earlier[broken], now[broken]];
      if (was === undefined || is === undefined) return KEPT;
      const by = was.before === is.before ? 'headroom' : 'client';
      return { kept: false, message: is.message, by };
    },
  };
}

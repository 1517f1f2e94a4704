import { RecentMap } from '../../engine/index.ts';
import type { BlockReport } from '../result.ts';

/** Whether a request begins with the texts of the one before. */
export type PrefixVerdict = KeptPrefix | ChangedPrefix;

/** The request begins with the texts of the one before. */
export interface KeptPrefix {
  /** Always `true`. */
  readonly kept: true;
}

/** The request does not begin with the texts of the one before. */
export interface ChangedPrefix {
  /** Always `false`. */
  readonly kept: false;
  /** Index of the first message that differs. */
  readonly message: number;
  /** Bytes of its text that are still the same, in UTF-8. */
  readonly byte: number;
  /** Whose change it was: the client sent another text, or compression gave the same text another form. */
  readonly by: 'client' | 'headroom';
}

/** Compares each request of a conversation with the one before. */
export interface PrefixProof {
  /** Takes the texts of the next request, as they came and as they go out. */
  check(conversation: string, blocks: readonly BlockReport[]): PrefixVerdict;
}

/** Characters of texts that are kept for comparing; the conversations used longest ago go. */
const MOST_CHARACTERS = 32_000_000;
const KEPT: PrefixVerdict = { kept: true };

/** A text as it came and as it went out. */
type SentText = Pick<BlockReport, 'message' | 'before' | 'after'>;

/** Proves for each request that the texts compression could change begin as they did before. */
export function prefixProof(): PrefixProof {
  const conversations = new RecentMap<readonly SentText[]>({
    most: MOST_CHARACTERS,
    weigh: (sent) => sent.reduce((sum, { before, after }) => sum + before.length + after.length, 1),
  });
  return {
    check(conversation, blocks) {
      const earlier = conversations.get(conversation) ?? [];
      const now = blocks.map((block, index) => sameOr(earlier[index], block));
      conversations.set(conversation, now);
      const broken = earlier.findIndex(
        (sent, index) => now[index] !== undefined && now[index].after !== sent.after,
      );
      const [was, is] = [earlier[broken], now[broken]];
      if (was === undefined || is === undefined) return KEPT;
      const by = was.before === is.before ? 'headroom' : 'client';
      return { kept: false, message: is.message, byte: sameBytes(was.after, is.after), by };
    },
  };
}

function sameBytes(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return Buffer.byteLength(one.slice(0, length));
}

/** What is the same is kept from the request before, so that the texts of each new one need not live on. */
function sameOr(earlier: SentText | undefined, { message, before, after }: SentText): SentText {
  const isSame =
    earlier?.message === message && earlier.after === after && earlier.before === before;
  return isSame ? earlier : { message, before, after };
}

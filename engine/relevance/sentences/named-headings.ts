import { backgroundRarity, rarityIn } from '../background.ts';
import { STOPWORDS } from '../stopwords.ts';
import { hashWord, scanWords } from '../words.ts';
import type { SentenceSource } from './sentence.ts';

/** A heading is named by a text that holds this share of it by rarity, in per cent. */
const LEAST_PERCENT = 68;
/** A heading of common words, such as `Overview`, names nothing. */
const LEAST_RARITY = 8;
const LONGEST_HEADING = 300;
const STOPS: ReadonlySet<number> = new Set(Array.from(STOPWORDS, hashWord));
const TITLE = /\btitle["']?\s?[:=>]\s?([^\n<]+)/i;
/** The number of a passage before its title. */
const NUMBER = /^[\s#]*\[\d{1,4}\]/;

/** What may name a heading: the question, or a sentence under another heading. */
export interface Speaker {
  readonly text: string;
  /** The position of the heading that it stands under itself. */
  readonly heading: number | undefined;
}

/**
 * The positions of headings that one of the speakers names: what stands under such a heading is about something that
 * the speaker speaks of, even where it shares no other word with it.
 */
export function namedHeadings(
  { text, sentences }: SentenceSource,
  speakers: readonly Speaker[],
): ReadonlySet<number> {
  const table = backgroundRarity();
  const spoken = speakers.map((each) => ({ ...each, words: new Set(telling(each.text)) }));
  const headings = new Set(sentences.flatMap(({ heading }) => heading ?? []));
  const named = [...headings].filter((index) => {
    const heading = sentences[index];
    const words = telling(nameIn(text.slice(heading?.start, heading?.end)));
    const rarityOf = (some: readonly number[]): number =>
      some.reduce((sum, word) => sum + rarityIn(table, word), 0);
    const all = rarityOf(words);
    if (all < LEAST_RARITY) return false;
    return spoken.some((speaker) => {
      if (speaker.heading === index) return false;
      const found = rarityOf(words.filter((word) => speaker.words.has(word)));
      return 100 * found >= LEAST_PERCENT * all;
    });
  });
  return new Set(named);
}

/** What a heading is the name of: its title without number and mark. */
function nameIn(heading: string): string {
  const start = heading.slice(0, LONGEST_HEADING);
  return (TITLE.exec(start)?.[1] ?? start).replace(NUMBER, '');
}

function telling(text: string): readonly number[] {
  const words: number[] = [];
  scanWords(text, (hash) => {
    if (!STOPS.has(hash)) words.push(hash);
  });
  return words;
}

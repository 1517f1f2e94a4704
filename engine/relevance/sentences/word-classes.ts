import { hashWord } from '../words.ts';

/** What some English words say about the sentence they stand in. */
export const WordClass = {
  month: 1,
  /** A name behind it is often a place. */
  place: 2,
  /** It gives a reason or an end. */
  cause: 4,
  /** A sentence that begins with it leans on the one before. */
  pronoun: 8,
} as const;

const WORDS: readonly (readonly [number, string])[] = [
  [
    WordClass.month,
    `january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec`,
  ],
  [WordClass.place, 'in at near from to of'],
  [
    WordClass.cause,
    'because due since therefore thus hence cause causes caused reason reasons result results order',
  ],
  [WordClass.pronoun, 'he she it they this these those his her their its that such both'],
];

const CLASSES: ReadonlyMap<number, number> = new Map(
  WORDS.flatMap(([wordClass, words]) =>
    words.split(/\s+/).map((word) => [hashWord(word), wordClass] as const),
  ),
);

/** The class of the word with a hash; 0 for most words. */
export function classOfWord(hash: number): number {
  return CLASSES.get(hash) ?? 0;
}

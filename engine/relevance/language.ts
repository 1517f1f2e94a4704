import { once } from '../common/once.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { hashWord, scanWords } from './words.ts';

/** What the language of a text is known by. */
export interface Language {
  /** Whether it is English, or none of those that are known by their words. */
  readonly isEnglish: boolean;
  /** Whether a word with this hash is a common word of it that says nothing of what a text is about. */
  readonly isFunctionWord: (hash: number) => boolean;
}

const ENGLISH = 0;
/** Characters of a text in which its language shows. */
const LOOKED_AT = 4_000;
/** Running text of a language has more of its function words, in per cent. */
const LEAST_PERCENT = 8;
/** Fewer of them may be there by chance. */
const FEWEST_FOUND = 3;

/** The language that most function words of a text's beginning are of. */
export function languageOf(text: string): Language {
  const languages = vocabularies();
  const found = languages.map(() => 0);
  let words = 0;
  scanWords(text.slice(0, LOOKED_AT), (hash) => {
    words += 1;
    for (let language = 0; language < languages.length; language += 1) {
      if (languages[language]?.has(hash) === true) found[language] = (found[language] ?? 0) + 1;
    }
  });
  const most = Math.max(...found);
  const isKnown = most >= FEWEST_FOUND && 100 * most >= LEAST_PERCENT * words;
  const language = isKnown ? found.indexOf(most) : ENGLISH;
  const own = languages[language];
  return { isEnglish: language === ENGLISH, isFunctionWord: (hash) => own?.has(hash) === true };
}

const vocabularies = once((): readonly ReadonlySet<number>[] =>
  FUNCTION_WORDS.map((words) => new Set(words.match(/\S+/g)?.map(hashWord))),
);

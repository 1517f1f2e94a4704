import { join } from 'node:path';

import { hashWord } from '../../../engine/relevance/words.ts';
import { filesIn, readRecords, setName } from './data.ts';
import { below, randomFrom } from './random.ts';
import { nearestPassages, type Passage } from './nearest-passages.ts';

/** A question, what answers it, and the passage that does. As data/README.md says. */
export interface NaturalQuestion extends Passage {
  readonly question: string;
  readonly answers: readonly string[];
}

/** One page title in three is for testing, with all questions on it; the scorer is trained on the others. */
const TEST_SHARE = 3;
const PASSAGES = 20;
/** How many of the passages beside the right one are those that BM25 takes for the best. */
const NEAREST = 9;
const SEED = 20;

/** The questions of a data folder, those whose answer stands in their passage. */
export function readNaturalQuestions(data: string): readonly NaturalQuestion[] {
  return filesIn(join(data, 'qa'), ['.jsonl'])
    .filter((file) => setName(file).startsWith('natural_questions'))
    .flatMap((file) => readRecords(file) as readonly NaturalQuestion[])
    .filter(({ answers, passage }) => holdsAnswer(passage, answers));
}

/** The questions on pages that training does not see. */
export function testQuestions(questions: readonly NaturalQuestion[]): readonly NaturalQuestion[] {
  return questions.filter(isForTesting);
}

/** The questions for training: neither the page nor the question itself is among those for testing. */
export function trainingQuestions(
  questions: readonly NaturalQuestion[],
): readonly NaturalQuestion[] {
  const tested = new Set(testQuestions(questions).map(({ question }) => plain(question)));
  return questions.filter((each) => !isForTesting(each) && !tested.has(plain(each.question)));
}

function isForTesting({ title }: NaturalQuestion): boolean {
  return hashWord(plain(title)) % TEST_SHARE === 0;
}

/**
 * For each question 20 passages in an order drawn by chance: its own, the nine that BM25 takes for the best among
 * those without the answer, and ten others without it.
 */
export function passagesFor(
  questions: readonly NaturalQuestion[],
): (question: NaturalQuestion) => readonly Passage[] {
  const nearest = nearestPassages(questions);
  return (question) => {
    const random = randomFrom(SEED + hashWord(question.question));
    const isOther = ({ title, passage }: Passage): boolean =>
      passage !== question.passage && !holdsAnswer(`${title}\n${passage}`, question.answers);
    const chosen = new Map([[question.passage, question as Passage]]);
    for (const near of nearest(question.question)) {
      if (chosen.size > NEAREST) break;
      if (isOther(near)) chosen.set(near.passage, near);
    }
    for (let draw = 0; draw < 20 * PASSAGES && chosen.size < PASSAGES; draw += 1) {
      const drawn = questions[below(random, questions.length)];
      if (drawn !== undefined && isOther(drawn)) chosen.set(drawn.passage, drawn);
    }
    const passages = [...chosen.values()];
    for (let index = passages.length - 1; index > 0; index -= 1) {
      const other = below(random, index + 1);
      const [one, two] = [passages[index], passages[other]];
      if (one !== undefined && two !== undefined) [passages[index], passages[other]] = [two, one];
    }
    return passages;
  };
}

/** Whether one of the answers stands in a text, capitals and white space aside. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const haystack = plain(text);
  return answers.some((answer) => haystack.includes(plain(answer)));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

import { join } from 'node:path';

import { readRecords } from '../../test/eval/inputs/data.ts';
import {
  holdsAnswer,
  type NaturalQuestion,
  passagesFor,
  readNaturalQuestions,
  trainingQuestions,
} from '../../test/eval/inputs/natural-questions.ts';
import { below, type Random, randomFrom } from '../../test/eval/inputs/random.ts';

/** A question with the text to answer it from and where in it the answers stand. */
export interface TrainingCase {
  readonly question: string;
  readonly text: string;
  readonly answers: readonly Answer[];
  /** How much the case counts. */
  readonly weight: number;
}

interface Answer {
  readonly start: number;
  readonly end: number;
}

interface Context {
  readonly title?: string;
  readonly context: string;
  readonly qas: readonly {
    readonly question: string;
    readonly answers: readonly { readonly text: string; readonly answer_start: number }[];
  }[];
}

const SEED = 7;

/** All cases of the sets for training, in a fixed order. */
export function trainingCases(data: string): readonly TrainingCase[] {
  const random = randomFrom(SEED);
  const natural = trainingQuestions(readNaturalQuestions(data));
  const papers = contexts(data, 'covidqa');
  return [
    ...naturalCases(natural, random),
    ...papers.flatMap(paperCases),
    ...mixedCases(papers, random),
    ...policyCases(contexts(data, 'policyqa')),
  ];
}

/** The paragraphs of the texts for training. */
export function trainingParagraphs(data: string): readonly string[] {
  const passages = trainingQuestions(readNaturalQuestions(data)).map(({ passage }) => passage);
  const others = ['covidqa', 'policyqa'].flatMap((set) => contexts(data, set));
  const paragraphs = others.flatMap(({ context }) => paragraphsOf(context));
  return [...new Set([...passages, ...paragraphs.filter(({ length }) => length > 200)])];
}

function contexts(data: string, set: string): readonly Context[] {
  return readRecords(join(data, 'qa', `${set}.jsonl`)) as readonly Context[];
}

function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
}

/** Passages below each other in one of the ways in which search tools print them. */
function naturalCases(
  questions: readonly NaturalQuestion[],
  random: Random,
): readonly TrainingCase[] {
  const passages = passagesFor(questions);
  return questions.map((question) => {
    const style = below(random, 4);
    let text = '';
    const answers: Answer[] = [];
    for (const [index, { title, passage }] of passages(question).entries()) {
      text +=
        [`Document [${index + 1}](Title: ${title}) `, `${title}\n`, '', `[${index + 1}] `][style] ??
        '';
      if (passage === question.passage) answers.push(...placesOf(question, text.length));
      text += `${passage}\n\n`;
    }
    return { question: question.question, text, answers, weight: 1 };
  });
}

function placesOf({ passage, answers }: NaturalQuestion, offset: number): readonly Answer[] {
  const haystack = passage.toLowerCase();
  return answers.flatMap((answer) => {
    const needle = answer.toLowerCase();
    const places: Answer[] = [];
    for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
      places.push({ start: offset + at, end: offset + at + needle.length });
    }
    return places;
  });
}

/** A whole paper. */
function paperCases({ context, qas }: Context): readonly TrainingCase[] {
  return qas.map(({ question, answers }) => ({
    question,
    text: context,
    answers: answers.map(({ text, answer_start: start }) => ({ start, end: start + text.length })),
    weight: 0.7,
  }));
}

/** The paragraph with the answer among paragraphs of other papers. */
function mixedCases(papers: readonly Context[], random: Random): readonly TrainingCase[] {
  const all = papers.map(({ context }) =>
    paragraphsOf(context).filter(({ length }) => length > 200),
  );
  return papers.flatMap(({ context, qas }, own) =>
    qas.flatMap(({ question, answers: [answer] }) => {
      if (answer === undefined) return [];
      const start = context.lastIndexOf('\n', answer.answer_start) + 1;
      const found = context.indexOf('\n', answer.answer_start + answer.text.length);
      const gold = context.slice(start, found === -1 ? undefined : found);
      const others = Array.from({ length: 12 }, () => {
        const paper = all[(own + 1 + below(random, papers.length - 1)) % papers.length] ?? [];
        return paper[below(random, paper.length)] ?? '';
      }).filter((other) => other !== '' && !holdsAnswer(other, [answer.text]));
      const place = below(random, others.length + 1);
      const before = others
        .slice(0, place)
        .map((other) => `${other}\n\n`)
        .join('');
      const text = `${before}${gold}\n\n${others.slice(place).join('\n\n')}`;
      const at = before.length + answer.answer_start - start;
      return [
        { question, text, answers: [{ start: at, end: at + answer.text.length }], weight: 0.5 },
      ];
    }),
  );
}

/** A whole policy, its sections below each other. */
function policyCases(sections: readonly Context[]): readonly TrainingCase[] {
  return [...Map.groupBy(sections, ({ title }) => title).values()].flatMap((policy) => {
    const text = policy.map(({ context }) => context).join('\n\n');
    let offset = 0;
    return policy.flatMap(({ context, qas }) => {
      const start = offset;
      offset += context.length + 2;
      return qas.map(({ question, answers }) => ({
        question,
        text,
        answers: answers.map((answer) => ({
          start: start + answer.answer_start,
          end: start + answer.answer_start + answer.text.length,
        })),
        weight: 0.25,
      }));
    });
  });
}

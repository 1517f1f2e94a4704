import { describe, expect, test } from 'vitest';

import {
  holdsAnswer,
  type NaturalQuestion,
  passagesFor,
  testQuestions,
  trainingQuestions,
} from './natural-questions.ts';

const questions: readonly NaturalQuestion[] = Array.from({ length: 90 }, (_, index) => ({
  question: `who is number ${index % 80}`,
  answers: [`Person ${index}x`],
  title: `Page ${index % 60}`,
  passage: `Number ${index} is Person ${index}x.`,
}));

describe('natural questions', () => {
  test('for training share no page and no question with those for testing', () => {
    const training = trainingQuestions(questions);
    const testing = testQuestions(questions);
    expect(training.length).toBeGreaterThan(20);
    expect(testing.length).toBeGreaterThan(10);
    const titles = new Set(testing.map(({ title }) => title));
    const asked = new Set(testing.map(({ question }) => question));
    expect(training.filter(({ title }) => titles.has(title))).toEqual([]);
    expect(training.filter(({ question }) => asked.has(question))).toEqual([]);
  });

  test('come with twenty passages, of which one holds the answer, the same each time', () => {
    const passages = passagesFor(questions);
    for (const question of questions.slice(0, 10)) {
      const found = passages(question);
      expect(found).toHaveLength(20);
      expect(found.filter(({ passage }) => holdsAnswer(passage, question.answers))).toHaveLength(1);
      expect(passages(question)).toEqual(found);
    }
  });
});

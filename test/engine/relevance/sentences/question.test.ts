import { describe, expect, test } from 'vitest';

import { QuestionKind, questionOf } from '../../../../engine/relevance/sentences/question.ts';

const ask = (user: string, toolArguments = '') =>
  questionOf({ user, toolArguments, assistant: '' });

describe('a question', () => {
  test.each([
    ['who wrote it', QuestionKind.person],
    ['In what year did it open?', QuestionKind.time],
    ['what country is it in', QuestionKind.place],
    ['How many points were scored?', QuestionKind.amount],
    ['why is it closed', QuestionKind.manner],
    ['Which of them is larger?', QuestionKind.thing],
    ['黑豹队的防守丢了多少分？', QuestionKind.amount],
    ['谁设计了它？', QuestionKind.person],
    ['Summarise the page.', QuestionKind.other],
  ])('%j is of kind %i', (text, kind) => {
    expect(ask(text).kind).toBe(kind);
  });

  test('is what the tool was asked where the user says nothing', () => {
    expect(ask('', '{"query":"when did it open"}').kind).toBe(QuestionKind.time);
  });

  test('knows which of its words follow each other', () => {
    const { terms, follows } = ask('old red bridge');
    const number = (word: string): number => terms.words.findIndex(({ text }) => text === word);
    expect(follows[number('red') * 64 + number('bridge')]).toBe(1);
    expect(follows[number('old') * 64 + number('bridge')]).toBe(0);
  });
});

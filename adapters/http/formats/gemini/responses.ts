import type { JsonObject } from '../../json/read.ts';
import type { AnsweredRound } from '../wire-format.ts';
import { callIn, isOwnPart } from './parts.ts';
import type { GeminiRound } from './round.ts';

/** The answer to an internal call, as a part. */
export interface OwnResponse {
  /** How many of the user's calls come before it in its round. */
  readonly after: number;
  readonly json: string;
}

/** The answers of a round, each for its call: there are as many, in the same order. */
export function responsesOf({
  round,
  answers,
}: AnsweredRound<GeminiRound>): readonly OwnResponse[] {
  const texts = answers.values();
  const responses: OwnResponse[] = [];
  let after = 0;
  for (const { part } of round.parts) {
    const call = callIn(part);
    if (call === undefined) continue;
    if (!isOwnPart(part)) after += 1;
    else responses.push({ after, json: responseJson(call, texts.next().value?.text ?? '') });
  }
  return responses;
}

function responseJson({ id, name }: JsonObject, text: string): string {
  const functionResponse = {
    ...(id === undefined ? {} : { id }),
    name,
    response: { output: text },
  };
  return JSON.stringify({ functionResponse });
}

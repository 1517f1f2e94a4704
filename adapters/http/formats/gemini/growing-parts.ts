import { asText, type JsonObject } from '../../json/read.ts';
import { type AnswerPart, asAnswerPart } from './answer-part.ts';

/** Adds a part to those that a stream has brought: texts grow, but never into one that is signed. */
export function addPart(parts: JsonObject[], part: JsonObject): void {
  const last = parts.at(-1);
  const grows =
    last !== undefined && isPlain(last) && isPlain(part) && last['thought'] === part['thought'];
  if (grows) parts.splice(-1, 1, { ...last, text: asText(last['text']) + asText(part['text']) });
  else parts.push(part);
}

/** Parts with the JSON texts that they are sent back in; empty ones say nothing. */
export function answerParts(parts: readonly JsonObject[]): readonly AnswerPart[] {
  return parts.filter((part) => !isEmptyPart(part)).map(asAnswerPart);
}

/** Whether a part is a text without anything in it. */
export function isEmptyPart(part: JsonObject): boolean {
  return isPlain(part) && part['text'] === '';
}

/** Whether a part is a text or a thought and nothing else. */
function isPlain(part: JsonObject): boolean {
  return typeof part['text'] === 'string' && part['thoughtSignature'] === undefined;
}

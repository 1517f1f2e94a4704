import type { JsonObject } from '../../json/read.ts';

/** One part of an answer: what it says, and its exact JSON text. */
export interface AnswerPart {
  readonly json: string;
  readonly part: JsonObject;
}

/** A part with its JSON text. */
export function asAnswerPart(part: JsonObject): AnswerPart {
  return { part, json: JSON.stringify(part) };
}

/** Turns the parts of an answer into others, as they come. */
export type ShowPart = (part: JsonObject) => readonly JsonObject[];

/** The parts that become of some, those that stay the same with their exact text. */
export function showParts(parts: readonly AnswerPart[], show: ShowPart): readonly AnswerPart[] {
  return parts.flatMap((answer) =>
    show(answer.part).map((part) => (part === answer.part ? answer : asAnswerPart(part))),
  );
}

import { asList, asObject, asText } from '../json/read.ts';

/** The texts of a message's content: the string itself, or the `text` of each part. */
export function textsOf(content: unknown): readonly string[] {
  if (typeof content === 'string') return [content];
  return asList(content)
    .map((part) => asText(asObject(part)['text']))
    .filter((text) => text !== '');
}

/** The texts of a message that may be compressed: what was said, and what tools returned. */
export function textsOfMessage(message: unknown): readonly string[] {
  const { content, output } = asObject(message);
  const inner = asList(content).flatMap((block) => textsOf(asObject(block)['content']));
  return [...textsOf(content), ...textsOf(output), ...inner];
}

/**
 * What the model wrote, so that it is the same however a client keeps it: in one string or several, trimmed
 * or not.
 */
export function withoutSpace(texts: readonly string[]): string {
  return texts.join('').replaceAll(/\s/g, '');
}

/** Characters of a text that are all of its digest. */
const SHORT = 512;
/** Places of a longer text that its digest shows, and characters of each. */
const PLACES = 32;
const SHOWN = 16;

/**
 * What tells a text that a tool returned from others, in a time that does not grow with it: its length, and what
 * stands at places all over it. Not every service gives calls ids of their own, and the same call often returns as
 * many characters as before.
 */
export function digestOf(text: string): string {
  const { length } = text;
  if (length <= SHORT) return `${length} ${text}`;
  const last = length - SHOWN;
  const shown = Array.from({ length: PLACES }, (_, place) => {
    const start = Math.floor((place * last) / (PLACES - 1));
    return text.slice(start, start + SHOWN);
  });
  return [length, ...shown].join(' ');
}

/** Texts of several rounds as one text; rounds without text leave no gap. */
export function joinRounds(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(BETWEEN_ROUNDS);
}

/** What stands between the texts of two rounds. */
export const BETWEEN_ROUNDS = '\n\n';

import { asList, asObject } from '../json/read.ts';

/** What takes a fifth of a second, in which a process does nothing else. No window of a model holds so many turns. */
export const MOST_PARTS = 20_000;

/** Why a conversation that is too long is sent as it came. */
export const TOO_LONG: string = `it has more than ${MOST_PARTS} messages and parts and goes out as it came`;

/** Whether a conversation has more than 20,000 messages and parts of messages, so that it is not to be looked at. */
export function isTooLong(messages: readonly unknown[]): boolean {
  let count = messages.length;
  for (const message of messages) {
    if (count > MOST_PARTS) break;
    count += partsIn(message);
  }
  return count > MOST_PARTS;
}

/** Parts of a message in any format, those of a tool's result included. */
function partsIn(message: unknown): number {
  const { content, parts, output } = asObject(message);
  let count = 0;
  for (const list of [content, parts, output].map(asList)) {
    count += list.length;
    for (const part of list) count += asList(asObject(part)['content']).length;
  }
  return count;
}

import { createHash } from 'node:crypto';

import { isRecord } from './record.ts';

/**
 * A name for the conversation up to each of its messages. Clients mark other messages for the cache in each request,
 * and write a text as a block to mark it: the names are the same either way.
 */
export function fingerprints(messages: readonly unknown[]): readonly string[] {
  let last = '';
  return messages.map((message) => {
    const text = JSON.stringify(message, withoutMarks);
    last = createHash('sha256').update(last).update(text).digest('base64');
    return last;
  });
}

function withoutMarks(key: string, value: unknown): unknown {
  if (key === 'cache_control') return undefined;
  const [only, ...more] = Array.isArray(value) ? value : [];
  const isText = more.length === 0 && isRecord(only) && only['type'] === 'text';
  return isText ? only['text'] : value;
}

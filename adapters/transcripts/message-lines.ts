import { type RecordedRequest, requestsOf } from '../../src/index.ts';
import { isMessage, promptTokensOf } from './message-log.ts';
import { minuteOf, objectAt, textAt, type TranscriptRecord } from './record.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * One conversation as programs log it while it grows: a message of OpenAI's or Anthropic's API, or an item of the
 * Responses API, in each line. Answers may be logged as they came, with their `model` and `usage`.
 */
export const messageLines: TranscriptFormat = {
  agent: 'messages',
  // Other programs write lines of types that items have; a conversation begins with who says something.
  recognises: (record) => 'role' in record && isMessage(record),
  open: (id) => {
    const logged: Logged[] = [];
    let model: string | undefined;
    return {
      take: (record) => {
        if (!isMessage(record)) return;
        model = textAt(record, 'model') ?? model;
        logged.push(loggedIn(record));
      },
      sessions: () => {
        const messages = logged.map(({ message }) => message);
        const requests = requestsOf(messages).map(({ messages: count }): RecordedRequest => {
          const { minute, promptTokens } = logged[count] ?? {};
          return { messages: count, minute, promptTokens };
        });
        return requests.length === 0 ? [] : [{ id, agent: 'messages', model, messages, requests }];
      },
    };
  },
};

/** A message, and what is known of the request that it answers. */
interface Logged extends Pick<RecordedRequest, 'minute' | 'promptTokens'> {
  readonly message: unknown;
}

/** What stands beside a message no model reads. */
function loggedIn(record: TranscriptRecord): Logged {
  const { timestamp: _, model: __, usage: ___, ...message } = record;
  return {
    message,
    minute: minuteOf(record),
    promptTokens: promptTokensOf(objectAt(record, 'usage')),
  };
}

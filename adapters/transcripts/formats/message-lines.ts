import { type RecordedRequest, requestsOf } from '../../../src/index.ts';
import { lastModelIn, type LoggedMessage, loggedIn } from './logged-message.ts';
import { isMessage } from './message-log.ts';
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
    const logged: LoggedMessage[] = [];
    return {
      take: (record) => {
        if (isMessage(record)) logged.push(loggedIn(record));
      },
      sessions: () => {
        const messages = logged.map(({ message }) => message);
        const model = lastModelIn(logged);
        const requests = requestsOf(messages).map(({ messages: count }): RecordedRequest => {
          const { minute, promptTokens } = logged[count] ?? {};
          return { messages: count, minute, promptTokens };
        });
        return requests.length === 0 ? [] : [{ id, agent: 'messages', model, messages, requests }];
      },
    };
  },
};

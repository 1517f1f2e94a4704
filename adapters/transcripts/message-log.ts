import { type RecordedRequest, type RecordedSession, requestsOf } from '../../src/index.ts';
import { listAt, objectAt, sumAt, textAt, type TranscriptRecord } from './record.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * Requests as they are sent to OpenAI or Anthropic, one object each: `messages` or `input`, and `model` and
 * `usage` if known. Requests that continue each other are one conversation.
 */
export const messageLog: TranscriptFormat = {
  agent: 'messages',
  recognises: (record) => messagesOf(record).length > 0,
  open: (id) => {
    const sessions: Logged[] = [];
    return {
      take: (record) => {
        const messages = messagesOf(record);
        const model = textAt(record, 'model');
        const last = sessions.at(-1);
        const request = { messages: messages.length, promptTokens: reported(record) };
        if (last !== undefined && last.model === model && continues(messages, last.messages)) {
          last.messages = messages;
          last.requests.push(request);
        } else if (messages.length > 0) sessions.push({ model, messages, requests: [request] });
      },
      sessions: () => sessions.map((logged, index) => sessionOf(logged, `${id}#${index + 1}`)),
    };
  },
};

interface Logged {
  readonly model: string | undefined;
  messages: readonly unknown[];
  readonly requests: RecordedRequest[];
}

function messagesOf(record: TranscriptRecord): readonly unknown[] {
  const request = 'request' in record ? objectAt(record, 'request') : record;
  const messages = listAt(request, 'messages');
  return messages.length > 0 ? messages : listAt(request, 'input');
}

/** Tokens of the prompt as the provider reported them; undefined if it did not. */
function reported(record: TranscriptRecord): number | undefined {
  const usage = objectAt(record, 'usage');
  const names = [
    'prompt_tokens',
    'input_tokens',
    'cache_creation_input_tokens',
    'cache_read_input_tokens',
  ];
  const promptTokens = sumAt(usage, names);
  return promptTokens === 0 ? undefined : promptTokens;
}

function continues(messages: readonly unknown[], earlier: readonly unknown[]): boolean {
  return (
    messages.length > earlier.length &&
    earlier.every((message, index) => JSON.stringify(message) === JSON.stringify(messages[index]))
  );
}

/** A single request that holds answers is the record of a whole conversation, which it ends itself. */
function sessionOf({ model, messages, requests }: Logged, id: string): RecordedSession {
  const within = requests.length === 1 ? requestsOf([...messages, NEXT_ANSWER]) : [];
  const recorded = within.map(
    (request) => requests.find((own) => own.messages === request.messages) ?? request,
  );
  return {
    id,
    agent: 'messages',
    model,
    messages,
    requests: recorded.length > 0 ? recorded : requests,
  };
}

/** What the last message was sent for, unless it is part of an answer itself. */
const NEXT_ANSWER = { role: 'assistant' };

import { isMessage, messageLog } from './message-log.ts';
import { isRecord, textAt, type TranscriptRecord } from './record.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * Logs of programs that keep requests or conversations deeper inside their records, such as evaluations (`samples`,
 * `data.prompt`) and traces (`input.messages`): every list of messages in them, read as a request of its own.
 */
export const wrappedLog: TranscriptFormat = {
  agent: messageLog.agent,
  recognises: (record) => requestsIn(record).length > 0,
  open: (id) => {
    const reader = messageLog.open(id);
    return {
      take: (record) => {
        for (const request of requestsIn(record)) reader.take(request);
      },
      sessions: () => reader.sessions(),
    };
  },
};

/** Levels of objects and lists below a record in which its messages may stand. */
const DEEPEST = 6;

/** The lists of messages in a value, each with the model that is named nearest above it. */
function requestsIn(value: unknown, level = 0, model?: string): readonly TranscriptRecord[] {
  if (level > DEEPEST) return [];
  if (Array.isArray(value)) {
    if (isConversation(value)) return [{ model, messages: value }];
    return value.flatMap((each) => requestsIn(each, level + 1, model));
  }
  if (!isRecord(value)) return [];
  const nearest = textAt(value, 'model') ?? model;
  return Object.values(value).flatMap((each) => requestsIn(each, level + 1, nearest));
}

/** Somebody besides the model says something: responses hold lists of messages too. */
function isConversation(list: readonly unknown[]): boolean {
  return list.every(isMessage) && list.filter(isRecord).some(({ role }) => role === 'user');
}

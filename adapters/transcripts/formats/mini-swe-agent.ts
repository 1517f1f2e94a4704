import { type RecordedRequest, type RecordedSession, requestsOf } from '../../../src/index.ts';
import {
  isRecord,
  listAt,
  minuteOf,
  objectAt,
  sumAt,
  textAt,
  type TranscriptRecord,
} from './record.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * mini-SWE-agent's `.traj.json` files: one object with the messages as they were sent, each with what the agent notes
 * beside it in `extra`, and the settings of the run in `info`.
 */
export const miniSweAgent: TranscriptFormat = {
  agent: 'mini-swe-agent',
  recognises: (record) =>
    Array.isArray(record['messages']) &&
    (textAt(record, 'trajectory_format')?.startsWith('mini-swe-agent') === true ||
      'mini_version' in objectAt(record, 'info')),
  open: (id) => {
    const records: TranscriptRecord[] = [];
    return {
      take: (record) => void records.push(record),
      sessions: () => records.map((record) => sessionOf(record, id)),
    };
  },
};

function sessionOf(record: TranscriptRecord, id: string): RecordedSession {
  const settings = objectAt(objectAt(objectAt(record, 'info'), 'config'), 'model');
  const said = listAt(record, 'messages').filter(isRecord).flatMap(sentIn);
  const messages = said.map(({ message }) => message);
  const requests = requestsOf(messages).map(({ messages: count }) => {
    const { minute, promptTokens } = said[count] ?? {};
    return { messages: count, minute, promptTokens };
  });
  return { id, agent: 'mini-swe-agent', model: textAt(settings, 'model_name'), messages, requests };
}

/** A message, and what is known of the request that it answers. */
interface Sent extends Pick<RecordedRequest, 'minute' | 'promptTokens'> {
  readonly message: unknown;
}

/** What a message holds. Of the Responses API the whole response is kept; how a run ended is told to no model. */
function sentIn({ extra, ...message }: TranscriptRecord): readonly Sent[] {
  if (message['role'] === 'exit') return [];
  const notes = isRecord(extra) ? extra : {};
  const isResponse = message['object'] === 'response';
  const usage = objectAt(isResponse ? message : objectAt(notes, 'response'), 'usage');
  const promptTokens = sumAt(usage, [isResponse ? 'input_tokens' : 'prompt_tokens']);
  const minute = minuteOf(notes);
  const messages = isResponse ? listAt(message, 'output') : [message];
  return messages.map((each) => ({ message: each, minute, promptTokens }));
}

import { requestsOf } from '../../../src/index.ts';
import { parsedObject } from '../../http/json/read.ts';
import { isRecord, listAt, objectAt, textAt, type TranscriptRecord } from './record.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/** SWE-agent's `.traj` files: one object with the messages in `history`. */
export const sweAgent: TranscriptFormat = {
  agent: 'swe-agent',
  recognises: (record) => Array.isArray(record['history']) && Array.isArray(record['trajectory']),
  open: (id) => {
    const records: TranscriptRecord[] = [];
    return {
      take: (record) => void records.push(record),
      sessions: () =>
        records.map((record) => {
          const messages = listAt(record, 'history').filter(isRecord).map(messageOf);
          const model = modelOf(record);
          return { id, agent: 'swe-agent', model, messages, requests: requestsOf(messages) };
        }),
    };
  },
};

/** A message without what SWE-agent notes beside it. */
function messageOf(message: TranscriptRecord): unknown {
  const { role, content } = message;
  const [callId] = listAt(message, 'tool_call_ids');
  if (role === 'tool') return { role, tool_call_id: callId, content };
  const calls = listAt(message, 'tool_calls');
  return calls.length === 0 ? { role, content } : { role, content, tool_calls: calls };
}

/** The settings of the run, which hold the model's name, are JSON text inside. */
function modelOf(record: TranscriptRecord): string | undefined {
  const settings = parsedObject(textAt(record, 'replay_config') ?? '');
  const agent = objectAt(settings ?? {}, 'agent');
  return textAt(objectAt(agent, 'model'), 'name');
}

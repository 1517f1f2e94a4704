import type { RecordedSession } from '../../../src/index.ts';
import { chatCall } from './chat-call.ts';
import {
  isRecord,
  listAt,
  minuteOf,
  objectAt,
  sumAt,
  textAt,
  type TranscriptRecord,
} from './record.ts';
import { sessionBuilder } from './session-builder.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * Trajectories in the Agent Trajectory Interchange Format, which Harbor (Terminal-Bench) writes for every agent: one
 * object with `steps`, turned into messages of OpenAI's chat format.
 */
export const atif: TranscriptFormat = {
  agent: 'atif',
  recognises: (record) =>
    String(record['schema_version']).startsWith('ATIF') && Array.isArray(record['steps']),
  open: (id) => {
    const sessions: RecordedSession[] = [];
    return {
      take: (record) => {
        const session = sessionOf(record, id);
        if (session !== undefined) sessions.push(session);
      },
      sessions: () => sessions,
    };
  },
};

function sessionOf(record: TranscriptRecord, id: string): RecordedSession | undefined {
  const about = objectAt(record, 'agent');
  const agent = textAt(about, 'name') ?? 'atif';
  const session = sessionBuilder({ id, agent, model: textAt(about, 'model_name') });
  for (const step of listAt(record, 'steps').filter(isRecord)) {
    if (step['source'] !== 'agent') {
      session.add({
        role: step['source'] === 'system' ? 'system' : 'user',
        content: textOf(step['message']),
      });
      continue;
    }
    // A copy, kept so that what follows makes sense, was paid for in the trajectory that it is from.
    if (step['is_copied_context'] !== true) {
      session.name(textAt(step, 'model_name'));
      const promptTokens = sumAt(objectAt(step, 'metrics'), ['prompt_tokens']);
      session.ask({ promptTokens, minute: minuteOf(step) });
    }
    for (const message of messagesOf(step)) session.add(message);
  }
  return session.build();
}

/** An answer with its calls, and what they brought. What belongs to no call was told to the agent as by a user. */
function messagesOf(step: TranscriptRecord): readonly unknown[] {
  const calls = listAt(step, 'tool_calls').filter(isRecord).map(callOf);
  const said = { role: 'assistant', content: textOf(step['message']) };
  const results = listAt(objectAt(step, 'observation'), 'results').filter(isRecord);
  return [
    calls.length === 0 ? said : { ...said, tool_calls: calls },
    ...results.map((result) => {
      const callId = textAt(result, 'source_call_id');
      const content = textOf(result['content']);
      return callId === undefined
        ? { role: 'user', content }
        : { role: 'tool', tool_call_id: callId, content };
    }),
  ];
}

function callOf(call: TranscriptRecord): unknown {
  const { tool_call_id: id, function_name: name, arguments: args } = call;
  return chatCall({ id, name, args: JSON.stringify(args ?? {}) });
}

/** The text of a content: a text itself, or the parts that are texts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .filter(isRecord)
    .map((part) => textAt(part, 'text') ?? '')
    .join('\n');
}

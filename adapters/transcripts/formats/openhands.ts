import type { RecordedSession } from '../../../src/index.ts';
import { afterCondensation, condensationIn, type SeenEvent } from './openhands-condensation.ts';
import { textsOf } from '../../http/formats/text.ts';
import { chatCall } from './chat-call.ts';
import { listAt, minuteOf, objectAt, sumAt, textAt, type TranscriptRecord } from './record.ts';
import { sessionBuilder } from './session-builder.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * OpenHands' events, of its first generation (`action` and `observation`) and of its second (`kind`), turned
 * into messages of OpenAI's chat format, in which its agent keeps them. A condensation begins a new conversation.
 */
export const openHands: TranscriptFormat = {
  agent: 'openhands',
  recognises: (record) =>
    'source' in record && ('action' in record || 'observation' in record || isEvent(record)),
  open: (id) => {
    const finished: RecordedSession[] = [];
    const answered = new Set<string>();
    let seen: SeenEvent[] = [];
    let session = sessionBuilder({ id, agent: 'openhands' });

    function condense(condensation: TranscriptRecord): void {
      const built = session.build();
      if (built !== undefined) finished.push(built);
      seen = afterCondensation(seen, condensation);
      const messages = seen.map(({ message }) => message);
      session = sessionBuilder({ id, agent: 'openhands', model: built?.model }, messages);
    }

    /** Several calls of one answer are several events. */
    function ask(record: TranscriptRecord): void {
      const response = responseOf(record);
      const answer = textAt(response, 'id') ?? textAt(record, 'llm_response_id');
      if (answer !== undefined && answered.has(answer)) return;
      if (answer !== undefined) answered.add(answer);
      session.name(textAt(response, 'model'));
      const promptTokens = sumAt(objectAt(response, 'usage'), ['prompt_tokens']);
      session.ask({ promptTokens, minute: minuteOf(record), answer });
    }

    return {
      take: (record) => {
        const condensation = condensationIn(record);
        if (condensation !== undefined) return condense(condensation);
        const message = messageOf(record);
        if (message === undefined) return;
        if (message['role'] === 'assistant') ask(record);
        seen.push({ id: record['id'], message });
        session.add(message);
      },
      sessions: () => [...finished, session.build()].filter((built) => built !== undefined),
    };
  },
};

/** The second generation names the kind of each event. */
function isEvent({ kind }: TranscriptRecord): boolean {
  return typeof kind === 'string';
}

function responseOf(record: TranscriptRecord): TranscriptRecord {
  return objectAt(objectAt(record, 'tool_call_metadata'), 'model_response');
}

/** What an event says in the conversation; undefined if it says nothing there. */
function messageOf(record: TranscriptRecord): TranscriptRecord | undefined {
  return isEvent(record) ? messageOfEvent(record) : messageOfStep(record);
}

function messageOfStep(record: TranscriptRecord): TranscriptRecord | undefined {
  const call = objectAt(record, 'tool_call_metadata');
  const callId = textAt(call, 'tool_call_id');
  if ('observation' in record) {
    const content = textAt(record, 'content');
    if (content === undefined || content === '') return undefined;
    return callId === undefined
      ? { role: 'user', content }
      : { role: 'tool', tool_call_id: callId, content };
  }
  const args = objectAt(record, 'args');
  if (record['action'] === 'system') return { role: 'system', content: textAt(args, 'content') };
  if (callId !== undefined) {
    const name = textAt(call, 'function_name') ?? textAt(record, 'action');
    return calling({ callId, name, args: JSON.stringify(args), content: textAt(args, 'thought') });
  }
  if (record['action'] !== 'message') return undefined;
  const role = record['source'] === 'agent' ? 'assistant' : 'user';
  return { role, content: textAt(args, 'content') ?? '' };
}

function messageOfEvent(record: TranscriptRecord): TranscriptRecord | undefined {
  const callId = textAt(record, 'tool_call_id') ?? '';
  switch (record['kind']) {
    case 'SystemPromptEvent':
      return { role: 'system', content: textAt(objectAt(record, 'system_prompt'), 'text') };
    case 'MessageEvent': {
      const message = objectAt(record, 'llm_message');
      return { role: message['role'], content: joined(listAt(message, 'content')) };
    }
    case 'ActionEvent': {
      const call = objectAt(record, 'tool_call');
      const args = textAt(call, 'arguments') ?? JSON.stringify(objectAt(record, 'action'));
      const content = joined(listAt(record, 'thought'));
      return calling({ callId, name: textAt(record, 'tool_name'), args, content });
    }
    case 'ObservationEvent': {
      const observation = objectAt(record, 'observation');
      const content = joined(listAt(observation, 'content')) || textAt(observation, 'output');
      return { role: 'tool', tool_call_id: callId, content };
    }
    case 'AgentErrorEvent':
    case 'UserRejectObservation': {
      const content = textAt(record, 'error') ?? textAt(record, 'rejection_reason') ?? '';
      return { role: 'tool', tool_call_id: callId, content };
    }
    default:
      return undefined;
  }
}

interface Call {
  readonly callId: string;
  readonly name: string | undefined;
  /** JSON text. */
  readonly args: string;
  readonly content: string | undefined;
}

function calling({ callId, name = 'unknown', args, content = '' }: Call): TranscriptRecord {
  return { role: 'assistant', content, tool_calls: [chatCall({ id: callId, name, args })] };
}

function joined(parts: readonly unknown[]): string {
  return textsOf(parts).join('');
}

import { type RecordedRequest, type RecordedSession, requestsOf } from '../../../src/index.ts';
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
 * Results of tau-bench, one object for each task with the messages of OpenAI's chat format in `traj`, and of
 * tau2-bench, one object with all tasks in `simulations`, whose messages are turned into those of that format. What the
 * user did with tools of his own the agent was not shown.
 */
export const tauBench: TranscriptFormat = {
  agent: 'tau-bench',
  recognises: (record) => isTask(record) || isRun(record),
  open: (id) => {
    const sessions: RecordedSession[] = [];
    const nextId = (): string => `${id}#${sessions.length + 1}`;

    function add(session: RecordedSession | undefined): void {
      if (session !== undefined && session.requests.length > 0) sessions.push(session);
    }

    return {
      take: (record) => {
        if (isTask(record)) return add(sessionOfTask(record, nextId()));
        for (const simulation of listAt(record, 'simulations').filter(isRecord)) {
          add(sessionOfSimulation(simulation, { run: objectAt(record, 'info'), id: nextId() }));
        }
      },
      sessions: () => sessions,
    };
  },
};

function isTask(record: TranscriptRecord): boolean {
  return Array.isArray(record['traj']) && 'task_id' in record && 'reward' in record;
}

function isRun(record: TranscriptRecord): boolean {
  return Array.isArray(record['simulations']) && 'agent_info' in objectAt(record, 'info');
}

/** Which model was asked is not written down. */
function sessionOfTask(record: TranscriptRecord, id: string): RecordedSession {
  const messages = listAt(record, 'traj').filter(isRecord);
  return { id, agent: 'tau-bench', messages, requests: requestsOf(messages) };
}

interface Run {
  /** What is said of all tasks of the run. */
  readonly run: TranscriptRecord;
  readonly id: string;
}

function sessionOfSimulation(
  simulation: TranscriptRecord,
  { run, id }: Run,
): RecordedSession | undefined {
  const model = textAt(objectAt(run, 'agent_info'), 'llm');
  const session = sessionBuilder({ id, agent: 'tau-bench', model });
  for (const record of listAt(simulation, 'messages').filter(isRecord)) {
    // The greeting with which a conversation begins is not the model's: nobody has asked yet.
    if (record['role'] === 'assistant') {
      session.name(textAt(responseOf(record), 'model'));
      session.ask(requestOf(record));
    }
    for (const message of messagesOf(record)) session.add(message);
  }
  const built = session.build();
  const policy = textAt(objectAt(run, 'environment_info'), 'policy');
  return built === undefined || policy === undefined ? built : { ...built, head: policy };
}

function requestOf(record: TranscriptRecord): Omit<RecordedRequest, 'messages'> {
  const promptTokens = sumAt(objectAt(record, 'usage'), ['prompt_tokens']);
  return { promptTokens, minute: minuteOf(record), answer: textAt(responseOf(record), 'id') };
}

/** What came back, as far as the provider's client keeps it. */
function responseOf(record: TranscriptRecord): TranscriptRecord {
  return objectAt(record, 'raw_data');
}

/** What the agent was told, or said; nothing for what passed between the user and his own tools. */
function messagesOf(record: TranscriptRecord): readonly TranscriptRecord[] {
  const { role, content } = record;
  switch (role) {
    case 'tool':
      return record['requestor'] === 'user'
        ? []
        : [{ role, tool_call_id: record['id'], content: content ?? '' }];
    case 'assistant': {
      const calls = listAt(record, 'tool_calls').filter(isRecord).map(callOf);
      return [{ role, content, ...(calls.length === 0 ? {} : { tool_calls: calls }) }];
    }
    default:
      return typeof content === 'string' ? [{ role, content }] : [];
  }
}

function callOf({ id, name, arguments: args }: TranscriptRecord): TranscriptRecord {
  return chatCall({ id, name, args: JSON.stringify(args ?? {}) });
}

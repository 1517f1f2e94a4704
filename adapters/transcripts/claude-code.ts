import type { RecordedRequest, RecordedSession } from '../../src/index.ts';
import { listAt, minuteOf, objectAt, sumAt, textAt, type TranscriptRecord } from './record.ts';
import { type SessionBuilder, sessionBuilder } from './session-builder.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * Claude Code's `~/.claude/projects/<project>/<session>.jsonl`: messages as the API takes them, an answer in
 * one record per block. A compaction begins a new conversation, a sub-agent has one of its own.
 */
export const claudeCode: TranscriptFormat = {
  agent: 'claude-code',
  recognises: (record) =>
    'sessionId' in record && ('parentUuid' in record || record['type'] === 'queue-operation'),
  open: (id) => {
    const threads = new Map<string, Thread>();
    const finished: RecordedSession[] = [];

    function threadOf(record: TranscriptRecord): Thread {
      const agentId = textAt(record, 'agentId');
      const name = agentId ?? (record['isSidechain'] === true ? 'sidechain' : '');
      const known = threads.get(name);
      if (known !== undefined && record['isCompactSummary'] !== true) return known;
      if (known !== undefined) finish(known);
      const thread = openThread(name === '' ? id : `${id}/${name}`);
      threads.set(name, thread);
      return thread;
    }

    function finish({ session }: Thread): void {
      const built = session.build();
      if (built !== undefined) finished.push(built);
    }

    return {
      take: (record) => {
        const type = record['type'];
        if (type !== 'user' && type !== 'assistant') return;
        const thread = threadOf(record);
        const message = objectAt(record, 'message');
        if (type === 'assistant') takeAnswer(thread, { message, minute: minuteOf(record) });
        else if ('content' in message) {
          thread.session.add({ role: 'user', content: message['content'] });
        }
      },
      sessions: () => {
        for (const thread of threads.values()) finish(thread);
        threads.clear();
        return finished;
      },
    };
  },
};

/** One conversation, and the answers in it by their ids. */
interface Thread {
  readonly session: SessionBuilder;
  readonly answers: Map<string, unknown[]>;
}

function openThread(id: string): Thread {
  return { session: sessionBuilder({ id, agent: 'claude-code' }), answers: new Map() };
}

interface Answer {
  readonly message: TranscriptRecord;
  readonly minute: number | undefined;
}

/** Results of tools may stand between the blocks of one answer, which the API takes as one message. */
function takeAnswer({ session, answers }: Thread, { message, minute }: Answer): void {
  const model = textAt(message, 'model');
  // What the client wrote in the model's name, such as an error.
  if (model === '<synthetic>') return;
  const id = textAt(message, 'id') ?? '';
  const known = answers.get(id);
  if (known !== undefined) {
    known.push(...listAt(message, 'content'));
    return;
  }
  const content = [...listAt(message, 'content')];
  answers.set(id, content);
  session.name(model);
  session.ask(requestOf(message, minute));
  session.add({ role: 'assistant', content });
}

function requestOf(
  message: TranscriptRecord,
  minute: number | undefined,
): Omit<RecordedRequest, 'messages'> {
  const promptTokens = sumAt(objectAt(message, 'usage'), [
    'input_tokens',
    'cache_creation_input_tokens',
    'cache_read_input_tokens',
  ]);
  return { promptTokens, minute };
}

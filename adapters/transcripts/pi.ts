import type { RecordedSession } from '../../src/index.ts';
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

const TYPES = new Set(['compaction', 'message', 'model_change', 'session']);

/**
 * pi's `~/.pi/agent/sessions/<project>/*.jsonl`. Messages are turned into those of the Anthropic API, which
 * hold the same blocks. A compaction begins a new conversation with its summary.
 */
export const pi: TranscriptFormat = {
  agent: 'pi',
  recognises: (record) =>
    TYPES.has(String(record['type'])) && 'timestamp' in record && !('parentUuid' in record),
  open: (id) => {
    const finished: RecordedSession[] = [];
    let session = sessionBuilder({ id, agent: 'pi' });

    function begin(start: readonly unknown[]): void {
      const built = session.build();
      if (built !== undefined) finished.push(built);
      session = sessionBuilder({ id, agent: 'pi' }, start);
    }

    return {
      take: (record) => {
        if (record['type'] === 'compaction') {
          begin([{ role: 'user', content: textAt(record, 'summary') ?? '' }]);
        }
        if (record['type'] !== 'message') return;
        const message = objectAt(record, 'message');
        if (message['role'] !== 'assistant') {
          const told = messageOf(message);
          if (told !== undefined) session.add(told);
          return;
        }
        const promptTokens = sumAt(objectAt(message, 'usage'), [
          'input',
          'cacheRead',
          'cacheWrite',
        ]);
        // Nothing came back of a request that was aborted before its answer began.
        if (promptTokens === 0 && listAt(message, 'content').length === 0) return;
        session.name(textAt(message, 'model'));
        session.ask({ promptTokens, minute: minuteOf(record) });
        session.add({ role: 'assistant', content: listAt(message, 'content').map(blockOf) });
      },
      sessions: () => {
        begin([]);
        return finished;
      },
    };
  },
};

/** What the user or a tool said; undefined for what the model is not told. */
function messageOf(message: TranscriptRecord): unknown {
  const { content } = message;
  if (message['role'] === 'user') return { role: 'user', content };
  if (message['role'] !== 'toolResult') return undefined;
  const id = textAt(message, 'toolCallId') ?? '';
  const result = { type: 'tool_result', tool_use_id: id, content: listAt(message, 'content') };
  return {
    role: 'user',
    content: [message['isError'] === true ? { ...result, is_error: true } : result],
  };
}

function blockOf(block: unknown): unknown {
  if (!isRecord(block) || block['type'] !== 'toolCall') return block;
  const { id, name, arguments: input } = block;
  return { type: 'tool_use', id, name, input };
}

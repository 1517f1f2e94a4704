import type { RecordedRequest, RecordedSession } from '../../../src/index.ts';
import { branchOf, contextOf } from './pi-context.ts';
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
 * hold the same blocks. A compaction begins a new conversation, and so does who goes back to an earlier entry.
 */
export const pi: TranscriptFormat = {
  agent: 'pi',
  recognises: (record) =>
    TYPES.has(String(record['type'])) && 'timestamp' in record && !('parentUuid' in record),
  open: (id) => {
    const finished: RecordedSession[] = [];
    const entries = new Map<string, TranscriptRecord>();
    let session = sessionBuilder({ id, agent: 'pi' });
    let last = '';

    function begin(records: readonly TranscriptRecord[]): void {
      const built = session.build();
      if (built !== undefined) finished.push(built);
      session = sessionBuilder({ id, agent: 'pi' }, records.flatMap(messagesOf));
    }

    return {
      take: (record) => {
        const entry = textAt(record, 'id') ?? '';
        // The session itself has an id too, which no entry follows.
        if (record['type'] === 'session' || entries.has(entry)) return;
        const parent = textAt(record, 'parentId') ?? last;
        const goesBack = parent !== last && entries.has(parent);
        if (entry !== '') entries.set(entry, record);
        last = entry;
        if (record['type'] === 'compaction') return begin(contextOf(branchOf(record, entries)));
        if (goesBack) begin(contextOf(branchOf(entries.get(parent), entries)));
        const { message } = record;
        const request = isRecord(message) ? requestOf(record, message) : undefined;
        if (isRecord(message) && request !== undefined) {
          session.name(textAt(message, 'model'));
          session.ask(request);
        }
        for (const told of messagesOf(record)) session.add(told);
      },
      sessions: () => {
        begin([]);
        return finished;
      },
    };
  },
};

/** The request that an answer came from; undefined for anything else. */
function requestOf(
  record: TranscriptRecord,
  message: TranscriptRecord,
): Omit<RecordedRequest, 'messages'> | undefined {
  if (!isAnswer(message)) return undefined;
  const answer = textAt(message, 'responseId') ?? [record['id'], record['timestamp']].join(' ');
  return { promptTokens: promptTokensOf(message), minute: minuteOf(record), answer };
}

/** Nothing came back of a request that was aborted before its answer began. */
function isAnswer(message: TranscriptRecord): boolean {
  const isEmpty = listAt(message, 'content').length === 0;
  return message['role'] === 'assistant' && !(isEmpty && promptTokensOf(message) === 0);
}

function promptTokensOf(message: TranscriptRecord): number {
  return sumAt(objectAt(message, 'usage'), ['input', 'cacheRead', 'cacheWrite']);
}

/** What an entry says to the model; nothing where it is not told. */
function messagesOf(record: TranscriptRecord): readonly unknown[] {
  switch (record['type']) {
    case 'message':
      return spoken(objectAt(record, 'message'));
    case 'custom_message':
      return [{ role: 'user', content: record['content'] }];
    case 'branch_summary':
    case 'compaction':
      return [{ role: 'user', content: textAt(record, 'summary') ?? '' }];
    default:
      return [];
  }
}

function spoken(message: TranscriptRecord): readonly unknown[] {
  const { role, content } = message;
  switch (role) {
    case 'assistant':
      return isAnswer(message) ? [{ role, content: listAt(message, 'content').map(blockOf) }] : [];
    case 'toolResult':
      return [{ role: 'user', content: [resultOf(message)] }];
    case 'bashExecution':
      return message['excludeFromContext'] === true
        ? []
        : [{ role: 'user', content: ranBy(message) }];
    case 'user':
    case 'custom':
      return [{ role: 'user', content }];
    default:
      return [];
  }
}

function resultOf(message: TranscriptRecord): unknown {
  const id = textAt(message, 'toolCallId') ?? '';
  const result = { type: 'tool_result', tool_use_id: id, content: listAt(message, 'content') };
  return message['isError'] === true ? { ...result, is_error: true } : result;
}

/** A command that the user ran by hand. */
function ranBy(message: TranscriptRecord): string {
  const output = textAt(message, 'output') ?? '';
  return `Ran \`${textAt(message, 'command') ?? ''}\`\n\`\`\`\n${output}\n\`\`\``;
}

function blockOf(block: unknown): unknown {
  if (!isRecord(block) || block['type'] !== 'toolCall') return block;
  const { id, name, arguments: input } = block;
  return { type: 'tool_use', id, name, input };
}

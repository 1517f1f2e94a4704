import { type RecordedSession, requestsOf } from '../../src/index.ts';
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

const TYPES = new Set(['compacted', 'event_msg', 'response_item', 'session_meta', 'turn_context']);

/**
 * Codex's `~/.codex/sessions/<date>/rollout-*.jsonl`: items of the Responses API, each in an envelope. A
 * compaction begins a new conversation with what took the place of the old one.
 */
export const codex: TranscriptFormat = {
  agent: 'codex',
  recognises: (record) => TYPES.has(String(record['type'])) && isRecord(record['payload']),
  open: (id) => {
    const finished: RecordedSession[] = [];
    let thread = openThread([]);
    let model: string | undefined;

    function begin(start: readonly unknown[]): void {
      const requests = requestsIn(thread);
      if (requests.length > 0)
        finished.push({ id, agent: 'codex', model, messages: thread.items, requests });
      thread = openThread(start);
    }

    return {
      take: (record) => {
        const payload = objectAt(record, 'payload');
        if (record['type'] === 'turn_context') model = textAt(payload, 'model') ?? model;
        if (record['type'] === 'compacted') begin(replacementOf(payload));
        if (record['type'] === 'response_item') {
          thread.items.push(payload);
          thread.minutes.set(thread.items.length - 1, minuteOf(record));
        }
        if (payload['type'] === 'token_count') {
          const usage = objectAt(objectAt(payload, 'info'), 'last_token_usage');
          thread.reports.set(thread.items.length, sumAt(usage, ['input_tokens']));
        }
      },
      sessions: () => {
        begin([]);
        return finished;
      },
    };
  },
};

interface Thread {
  readonly items: unknown[];
  /** When an item was written, by its index. */
  readonly minutes: Map<number, number | undefined>;
  /** Tokens of the prompt that were reported when there were so many items. */
  readonly reports: Map<number, number>;
}

function openThread(start: readonly unknown[]): Thread {
  return { items: [...start], minutes: new Map(), reports: new Map() };
}

function requestsIn({ items, minutes, reports }: Thread): RecordedSession['requests'] {
  const requests = requestsOf(items);
  return requests.map(({ messages }, index) => {
    const next = requests[index + 1]?.messages ?? items.length;
    const told = [...reports].find(([at]) => at > messages && at <= next);
    return { messages, minute: minutes.get(messages), promptTokens: told?.[1] };
  });
}

function replacementOf(compacted: TranscriptRecord): readonly unknown[] {
  const replacement = listAt(compacted, 'replacement_history');
  if (replacement.length > 0) return replacement;
  const text = textAt(compacted, 'message') ?? '';
  return [{ type: 'message', role: 'user', content: [{ type: 'input_text', text }] }];
}

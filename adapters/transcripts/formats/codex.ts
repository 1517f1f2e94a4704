import { type RecordedSession, requestsOf } from '../../../src/index.ts';
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
 * compaction begins a new conversation with what took the place of the old one; turns that are taken back begin
 * one with what stood before them.
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
        if (payload['type'] === 'thread_rolled_back') {
          begin(withoutTurns(thread.items, sumAt(payload, ['num_turns'])));
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
  /** How many items it began with: their answers belong to the conversation before. */
  readonly known: number;
  /** When an item was written, by its index. */
  readonly minutes: Map<number, number | undefined>;
  /** Tokens of the prompt that were reported when there were so many items. */
  readonly reports: Map<number, number>;
}

function openThread(start: readonly unknown[]): Thread {
  return { items: [...start], known: start.length, minutes: new Map(), reports: new Map() };
}

function requestsIn({ items, known, minutes, reports }: Thread): RecordedSession['requests'] {
  const requests = requestsOf(items).filter(({ messages }) => messages >= known);
  return requests.map(({ messages }, index) => {
    const next = requests[index + 1]?.messages ?? items.length;
    const written = items.slice(messages, next);
    const told = written.flatMap((_, place) => reports.get(messages + place + 1) ?? []);
    return {
      messages,
      minute: minutes.get(messages),
      promptTokens: told[0],
      answer: nameOf(written.filter(isRecord)),
    };
  });
}

/** What no other answer has: the id of a call, or thoughts, which are encrypted anew each time. */
function nameOf(written: readonly TranscriptRecord[]): string | undefined {
  return written
    .map((item) => textAt(item, 'call_id') ?? textAt(item, 'encrypted_content')?.slice(0, LONGEST))
    .find((name) => name !== undefined);
}

/** Of a name, in characters. */
const LONGEST = 120;

/** The items before the last turns of the user. */
function withoutTurns(items: readonly unknown[], turns: number): readonly unknown[] {
  const begins = items.flatMap((item, index) => (beginsTurn(item) ? [index] : []));
  return turns > 0 ? items.slice(0, begins.at(-turns) ?? 0) : items;
}

/** What a message says in angle brackets, or of the folder's own rules, comes from the client. */
function beginsTurn(item: unknown): boolean {
  if (!isRecord(item) || item['role'] !== 'user') return false;
  const first = listAt(item, 'content').find(isRecord) ?? {};
  return !/^(?:<|# AGENTS\.md)/.test(textAt(first, 'text') ?? '');
}

function replacementOf(compacted: TranscriptRecord): readonly unknown[] {
  const replacement = listAt(compacted, 'replacement_history');
  if (replacement.length > 0) return replacement;
  const text = textAt(compacted, 'message') ?? '';
  return [{ type: 'message', role: 'user', content: [{ type: 'input_text', text }] }];
}

import type { RecordedRequest } from '../../../src/index.ts';
import { isRecord, listAt, objectAt, sumAt, textAt, type TranscriptRecord } from './record.ts';
import { type SessionBuilder, sessionBuilder } from './session-builder.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * What `opencode export` writes: one object with messages, each with its parts. They are turned into messages of the
 * Anthropic API, which hold the same blocks. A compaction begins a new conversation with its summary.
 */
export const openCode: TranscriptFormat = {
  agent: 'opencode',
  recognises: (record) => isRecord(record['info']) && messagesIn(record).length > 0,
  open: (id) => {
    const threads: SessionBuilder[] = [];

    function begin(start: readonly unknown[]): SessionBuilder {
      const session = sessionBuilder({ id, agent: 'opencode' }, start);
      threads.push(session);
      return session;
    }

    return {
      take: (record) => {
        let session = begin([]);
        for (const message of messagesIn(record)) {
          const info = objectAt(message, 'info');
          const parts = listAt(message, 'parts').filter(isRecord);
          if (info['role'] === 'user')
            session.add({ role: 'user', content: parts.flatMap(textOf) });
          else addAnswer(session, info, parts);
          if (info['role'] === 'assistant' && info['summary'] === true) {
            session = begin([{ role: 'user', content: parts.flatMap(textOf) }]);
          }
        }
      },
      sessions: () =>
        threads.map((session) => session.build()).filter((built) => built !== undefined),
    };
  },
};

function messagesIn(record: TranscriptRecord): readonly TranscriptRecord[] {
  return listAt(record, 'messages')
    .filter(isRecord)
    .filter(({ info, parts }) => isRecord(info) && 'role' in info && Array.isArray(parts));
}

/** One message may hold several answers of the model, each with the results of its calls. */
function addAnswer(
  session: SessionBuilder,
  info: TranscriptRecord,
  parts: readonly TranscriptRecord[],
): void {
  session.name(textAt(info, 'modelID'));
  for (const step of stepsIn(parts)) {
    const content = step.flatMap(saidIn);
    if (content.length === 0) continue;
    session.ask(requestOf(info, step));
    session.add({ role: 'assistant', content });
    const results = step.flatMap(resultIn);
    if (results.length > 0) session.add({ role: 'user', content: results });
  }
}

function stepsIn(parts: readonly TranscriptRecord[]): readonly (readonly TranscriptRecord[])[] {
  const begins = parts.flatMap(({ type }, index) => (type === 'step-start' ? [index] : []));
  const bounds = [...new Set([0, ...begins, parts.length])];
  return bounds.slice(1).map((end, index) => parts.slice(bounds[index], end));
}

function requestOf(
  info: TranscriptRecord,
  step: readonly TranscriptRecord[],
): Omit<RecordedRequest, 'messages'> {
  const finish = step.find(({ type }) => type === 'step-finish') ?? {};
  const tokens = objectAt('tokens' in finish ? finish : info, 'tokens');
  const { created } = objectAt(info, 'time');
  return {
    promptTokens: sumAt(tokens, ['input']) + sumAt(objectAt(tokens, 'cache'), ['read', 'write']),
    minute: typeof created === 'number' ? created / 60_000 : undefined,
  };
}

/** What is shown to the user alone is marked as ignored. */
function textOf(part: TranscriptRecord): readonly TranscriptRecord[] {
  const text = textAt(part, 'text') ?? '';
  const isSaid = part['type'] === 'text' && part['ignored'] !== true && text !== '';
  return isSaid ? [{ type: 'text', text }] : [];
}

function saidIn(part: TranscriptRecord): readonly TranscriptRecord[] {
  if (part['type'] !== 'tool') return textOf(part);
  const { input } = objectAt(part, 'state');
  return [{ type: 'tool_use', id: part['callID'], name: part['tool'], input }];
}

/** What a call brought; nothing where it was broken off. */
function resultIn(part: TranscriptRecord): readonly TranscriptRecord[] {
  const state = objectAt(part, 'state');
  if (part['type'] !== 'tool') return [];
  const result = { type: 'tool_result', tool_use_id: part['callID'] };
  const error = textAt(state, 'error');
  if (error !== undefined) return [{ ...result, content: error, is_error: true }];
  return [{ ...result, content: textAt(state, 'output') ?? '' }];
}

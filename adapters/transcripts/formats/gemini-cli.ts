import type { RecordedSession } from '../../../src/index.ts';
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
 * Gemini CLI's `~/.gemini/tmp/<project>/chats/session-*`: one object with all messages, or since 2026 a line for each
 * message, written again when more of it is known. Messages are turned into those of the Gemini API. A history that
 * was rewritten (compressed, or with outputs masked) begins a new conversation, and so does who goes back.
 */
export const geminiCli: TranscriptFormat = {
  agent: 'gemini-cli',
  recognises: (record) => ('projectHash' in record && 'sessionId' in record) || isAnswer(record),
  open: (id) => {
    const finished: RecordedSession[] = [];
    const answered = new Set<string>();
    let messages = new Map<string, TranscriptRecord>();

    function finish(): void {
      const session = sessionBuilder({ id, agent: 'gemini-cli' });
      const responded = respondedIn(messages.values());
      for (const [key, message] of messages) {
        if (isAnswer(message) && isFromModel(message) && !answered.has(key)) {
          session.name(textAt(message, 'model'));
          session.ask({ promptTokens: promptTokensOf(message), minute: minuteOf(message) });
          answered.add(key);
        }
        for (const told of messagesOf(message, responded)) session.add(told);
      }
      const built = session.build();
      if (built !== undefined) finished.push(built);
    }

    function rewrite(rewritten: ReadonlyMap<string, TranscriptRecord>): void {
      if (!goesOnWith(messages, rewritten)) finish();
      messages = new Map(rewritten);
    }

    return {
      take: (record) => {
        const rewindTo = textAt(record, '$rewindTo');
        if (rewindTo !== undefined) return rewrite(before(messages, rewindTo));
        const rewritten = listAt(objectAt(record, '$set'), 'messages');
        if (rewritten.length > 0) return rewrite(byId(rewritten));
        for (const [key, message] of byId([record, ...listAt(record, 'messages')])) {
          messages.set(key, message);
        }
      },
      sessions: () => {
        finish();
        return finished;
      },
    };
  },
};

/** Messages of other types are for the user alone. */
const SAID = new Set(['gemini', 'user']);

function byId(records: readonly unknown[]): ReadonlyMap<string, TranscriptRecord> {
  const said = records.filter(isRecord).filter(({ type }) => SAID.has(String(type)));
  return new Map(said.map((message) => [textAt(message, 'id') ?? '', message]));
}

/** The messages before one of them; none where it is not known, which is how the client reads it. */
function before(
  messages: ReadonlyMap<string, TranscriptRecord>,
  id: string,
): ReadonlyMap<string, TranscriptRecord> {
  const ids = [...messages.keys()];
  return new Map([...messages].slice(0, Math.max(0, ids.indexOf(id))));
}

/** Whether a conversation begins with all of another one, unchanged. */
function goesOnWith(
  messages: ReadonlyMap<string, TranscriptRecord>,
  rewritten: ReadonlyMap<string, TranscriptRecord>,
): boolean {
  const now = [...rewritten.values()].slice(0, messages.size);
  return (
    JSON.stringify([...messages.values()].map(contentOf)) === JSON.stringify(now.map(contentOf))
  );
}

/** What of a message the model sees. */
function contentOf(message: TranscriptRecord): unknown {
  const results = callsIn(message).map(({ id, result }) => [id, result]);
  return [message['type'], partsIn(message['content']), results];
}

function isAnswer(record: TranscriptRecord): boolean {
  return record['type'] === 'gemini' && 'content' in record;
}

/** What the client itself put into a history names no model. */
function isFromModel(message: TranscriptRecord): boolean {
  return textAt(message, 'model') !== undefined || promptTokensOf(message) > 0;
}

function promptTokensOf(message: TranscriptRecord): number {
  return sumAt(objectAt(message, 'tokens'), ['input']);
}

function callsIn(message: TranscriptRecord): readonly TranscriptRecord[] {
  return listAt(message, 'toolCalls').filter(isRecord);
}

/** What a message says, in the Gemini API's form: an answer with its calls, and then their results. */
function messagesOf(
  message: TranscriptRecord,
  responded: ReadonlySet<string>,
): readonly TranscriptRecord[] {
  const parts = partsIn(message['content']);
  if (!isAnswer(message)) return [{ role: 'user', parts }];
  const named = idsIn(parts, 'functionCall');
  const calls = callsIn(message)
    .filter(({ id }) => !named.includes(String(id)))
    .map(({ id, name, args }) => ({ functionCall: { id, name, args } }));
  const results = callsIn(message)
    .filter(({ id }) => !responded.has(String(id)))
    .flatMap(({ result }) => partsIn(result));
  const said = [{ role: 'model', parts: [...parts, ...calls] }];
  return results.length === 0 ? said : [...said, { role: 'user', parts: results }];
}

/** The calls whose results are messages of their own; all others stand beside their calls alone. */
function respondedIn(messages: Iterable<TranscriptRecord>): ReadonlySet<string> {
  const asked = [...messages].filter((message) => !isAnswer(message));
  return new Set(asked.flatMap(({ content }) => idsIn(partsIn(content), 'functionResponse')));
}

function idsIn(
  parts: readonly TranscriptRecord[],
  kind: 'functionCall' | 'functionResponse',
): readonly string[] {
  return parts.flatMap((part) => textAt(objectAt(part, kind), 'id') ?? []);
}

/** The parts of a content, which may be a text, one part, or a list of both. */
function partsIn(content: unknown): readonly TranscriptRecord[] {
  if (Array.isArray(content)) return content.flatMap(partsIn);
  if (typeof content === 'string') return content === '' ? [] : [{ text: content }];
  return isRecord(content) ? [content] : [];
}

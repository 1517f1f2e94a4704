import { type RecordedRequest, type RecordedSession, requestsOf } from '../../../src/index.ts';
import { asList, parsed } from '../../http/json/read.ts';
import { fingerprints } from './fingerprints.ts';
import { lastModelIn, loggedIn, promptTokensOf } from './logged-message.ts';
import { isRecord, listAt, minuteOf, objectAt, textAt, type TranscriptRecord } from './record.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * Requests as they are sent to OpenAI or Anthropic, one object each, alone or beside their responses: `messages` or
 * `input`, and `model` and `usage` if known. Those that continue each other are one conversation, whatever stands
 * between them.
 */
export const messageLog: TranscriptFormat = {
  agent: 'messages',
  recognises: (record) => messagesOf(record).length > 0,
  open: (id) => {
    const conversations: Logged[] = [];
    const byEnd = new Map<string, Logged>();

    /** The conversation that a request goes on with; a new one where another model is asked, or it went on before. */
    function conversationOf(record: TranscriptRecord, ends: readonly string[]): Logged {
      const shared = ends.findLast((end) => byEnd.has(end)) ?? '';
      const earlier = byEnd.get(shared);
      const model = modelOf(record);
      if (earlier?.end === shared && earlier.model === model) return earlier;
      const isAlone = earlier === undefined;
      const head = headOf(record);
      const opened: Logged = { model, head, isAlone, messages: [], requests: [], end: '' };
      conversations.push(opened);
      return opened;
    }

    return {
      take: (record) => {
        const messages = messagesOf(record);
        if (messages.length === 0) return;
        const ends = fingerprints(messages);
        const conversation = conversationOf(record, ends);
        conversation.messages = messages;
        conversation.requests.push(requestOf(record, messages));
        conversation.end = ends.at(-1) ?? '';
        byEnd.set(conversation.end, conversation);
      },
      sessions: () => conversations.map((logged, index) => sessionOf(logged, `${id}#${index + 1}`)),
    };
  },
};

interface Logged {
  readonly model: string | undefined;
  readonly head: unknown;
  /** Whether nothing of it stands in an earlier request. */
  readonly isAlone: boolean;
  messages: readonly unknown[];
  readonly requests: RecordedRequest[];
  /** Fingerprint of the last request. */
  end: string;
}

/** The parts of a record, the outermost first: logs keep requests and their bodies at different depths. */
function partsOf(record: TranscriptRecord, name: 'request' | 'response'): TranscriptRecord[] {
  const inner = objectAt(record, name);
  return [record, objectAt(record, 'body'), inner, objectAt(inner, 'body')];
}

function messagesOf(record: TranscriptRecord): readonly unknown[] {
  for (const part of partsOf(record, 'request')) {
    const messages = LISTS.map((name) => listIn(part, name)).find((list) => list.some(isMessage));
    if (messages !== undefined) return messages;
    const text = textAt(part, 'input');
    if (text !== undefined && 'model' in part) return [{ role: 'user', content: text }];
  }
  return [];
}

/** What requests call the list of their messages, and collections of whole conversations too. */
const LISTS = ['messages', 'input', 'trajectory'];

/** Tables keep lists as JSON text. */
function listIn(part: TranscriptRecord, name: string): readonly unknown[] {
  const text = textAt(part, name);
  if (text?.startsWith('[{') !== true) return listAt(part, name);
  return asList(parsed(text));
}

/** Whether a value is a message of one of the APIs; other programs write down things with a role too. */
export function isMessage(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (ITEM.test(textAt(value, 'type') ?? '')) return true;
  // Interfaces keep what they show in parts with a type, which those of Gemini do not have.
  const isShown = listAt(value, 'parts').some((part) => isRecord(part) && 'type' in part);
  if (isShown && !('content' in value)) return false;
  const says = ['content', 'parts', 'tool_calls', 'function_call'].some((name) => name in value);
  return says && ROLES.has(textAt(value, 'role') ?? '');
}

const ROLES = new Set(['assistant', 'developer', 'function', 'model', 'system', 'tool', 'user']);
/** Items of the Responses API that have no role. */
const ITEM = /^(?:reasoning|compaction|item_reference|\w+_call(?:_output)?)$/;

function modelOf(record: TranscriptRecord): string | undefined {
  return [...partsOf(record, 'request'), ...partsOf(record, 'response')]
    .map((part) => textAt(part, 'model'))
    .find((model) => model !== undefined);
}

/** What stands before the messages. */
function headOf(record: TranscriptRecord): unknown {
  const parts = partsOf(record, 'request').map(({ system, instructions, tools }) =>
    [system, instructions, tools].filter((part) => part !== undefined),
  );
  return parts.find(({ length }) => length > 0);
}

function requestOf(record: TranscriptRecord, messages: readonly unknown[]): RecordedRequest {
  const usage = partsOf(record, 'response').map((part) => objectAt(part, 'usage'));
  const promptTokens = usage.map(promptTokensOf).find((tokens) => tokens > 0);
  return { messages: messages.length, minute: minuteOf(record), promptTokens };
}

/** A single request that holds answers is the record of a whole conversation, which it ends itself. */
function sessionOf(
  { model, head, isAlone, messages, requests }: Logged,
  id: string,
): RecordedSession {
  const logged = messages.map(loggedIn);
  const isWhole = isAlone && requests.length === 1;
  const within = isWhole ? requestsOf([...messages, NEXT_ANSWER]) : [];
  const recorded = within.map(({ messages: count }) => {
    const { minute, promptTokens } = logged[count] ?? {};
    const own = requests.find((request) => request.messages === count);
    return own ?? { messages: count, minute, promptTokens };
  });
  return {
    id,
    agent: 'messages',
    model: model ?? lastModelIn(logged),
    head,
    messages: logged.map(({ message }) => message),
    requests: recorded.length > 0 ? recorded : requests,
  };
}

/** What the last message was sent for, unless it is part of an answer itself. */
const NEXT_ANSWER = { role: 'assistant' };

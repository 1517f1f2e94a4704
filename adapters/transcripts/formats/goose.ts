import { isRecord, listAt, minuteOf, objectAt, textAt, type TranscriptRecord } from './record.ts';
import { type SessionBuilder, sessionBuilder } from './session-builder.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * goose: what `goose session export --format json` writes, one object with a `conversation`, and the older
 * `~/.local/share/goose/sessions/*.jsonl`, a line about the session and a line for each message. Messages are turned
 * into those of the Anthropic API, which hold the same blocks. A summary begins a new conversation, with what the model
 * still sees of the one before.
 */
export const goose: TranscriptFormat = {
  agent: 'goose',
  recognises: (record) => isExport(record) || isAbout(record) || isMessage(record),
  open: (id) => {
    const conversations: Conversation[] = [];
    return {
      take: (record) => {
        const { messages } = conversations.at(-1) ?? { messages: undefined };
        if (isMessage(record) && messages !== undefined) messages.push(record);
        else if (isMessage(record)) conversations.push({ about: {}, messages: [record] });
        else {
          const told = listAt(record, 'conversation').filter(isRecord).filter(isMessage);
          conversations.push({ about: record, messages: told });
        }
      },
      sessions: () =>
        conversations
          .flatMap((conversation) => threadsOf(conversation, id))
          .map((thread) => thread.build())
          .filter((built) => built !== undefined),
    };
  },
};

interface Conversation {
  readonly about: TranscriptRecord;
  readonly messages: TranscriptRecord[];
}

function isExport(record: TranscriptRecord): boolean {
  return 'working_dir' in record && listAt(record, 'conversation').filter(isRecord).some(isMessage);
}

function isAbout(record: TranscriptRecord): boolean {
  return 'working_dir' in record && 'message_count' in record;
}

function isMessage(record: TranscriptRecord): boolean {
  return 'role' in record && 'created' in record && Array.isArray(record['content']);
}

function threadsOf({ about, messages }: Conversation, id: string): readonly SessionBuilder[] {
  const model = textAt(objectAt(about, 'model_config'), 'model_name');
  const begin = (start: readonly TranscriptRecord[]): SessionBuilder =>
    sessionBuilder({ id, agent: 'goose', model }, start.filter(isSeen).flatMap(spoken));
  const threads = [begin([])];
  const lastSummary = messages.findLastIndex(isForModel);
  let answered: unknown;
  let isReplaced = false;
  for (const [index, message] of messages.entries()) {
    // What no summary stands for is hidden because the model never saw it.
    if (!isSeen(message) && index > lastSummary) continue;
    if (isReplaced && isForModel(message)) {
      threads.push(begin(messages.slice(0, index)));
      isReplaced = false;
    }
    isReplaced ||= !isSeen(message) && spoken(message).length > 0;
    const thread = threads.at(-1);
    if (isAnswer(message)) {
      const { created } = message;
      thread?.name(textAt(objectAt(objectAt(message, 'metadata'), 'inference'), 'requestedModel'));
      // An answer with several calls is written as several messages of one time, each with its result behind it.
      if (created !== answered) thread?.ask({ minute: minuteOf({ timestamp: created }) });
      answered = created;
    }
    for (const told of spoken(message)) thread?.add(told);
  }
  return threads;
}

/** What a compaction has replaced stays in the transcript, for the user. */
function isSeen(message: TranscriptRecord): boolean {
  return objectAt(message, 'metadata')['agentVisible'] !== false;
}

/** Summaries, and what leads on from them, the user does not see. */
function isForModel(message: TranscriptRecord): boolean {
  return isSeen(message) && objectAt(message, 'metadata')['userVisible'] === false;
}

function isAnswer(message: TranscriptRecord): boolean {
  return message['role'] === 'assistant' && !isForModel(message) && spoken(message).length > 0;
}

function spoken(message: TranscriptRecord): readonly TranscriptRecord[] {
  const content = listAt(message, 'content').filter(isRecord).flatMap(blockOf);
  return content.length === 0 ? [] : [{ role: message['role'], content }];
}

/** What a block says to the model; nothing for what is between goose and the user. */
function blockOf(block: TranscriptRecord): readonly TranscriptRecord[] {
  const { type, id } = block;
  switch (type) {
    case 'text':
      return [{ type, text: textAt(block, 'text') ?? '' }];
    case 'resource':
      return [{ type: 'text', text: textAt(objectAt(block, 'resource'), 'text') ?? '' }];
    case 'thinking':
    case 'image':
      return [block];
    case 'toolRequest':
    case 'frontendToolRequest': {
      const { name = '', arguments: input = {} } = objectAt(objectAt(block, 'toolCall'), 'value');
      return [{ type: 'tool_use', id, name, input }];
    }
    case 'toolResponse':
      return [{ type: 'tool_result', tool_use_id: id, ...resultIn(objectAt(block, 'toolResult')) }];
    default:
      return [];
  }
}

/** The result of an MCP tool, or as goose wrote it before, its content alone. */
function resultIn(result: TranscriptRecord): TranscriptRecord {
  const error = textAt(result, 'error');
  if (error !== undefined) return { content: error, is_error: true };
  const value = objectAt(result, 'value');
  const parts = [...listAt(result, 'value'), ...listAt(value, 'content')].filter(isRecord);
  const content = parts.filter(isForAssistant).flatMap(blockOf);
  return value['isError'] === true ? { content, is_error: true } : { content };
}

/** Tools may return a part for the model and another one for the user. */
function isForAssistant(part: TranscriptRecord): boolean {
  const { audience } = objectAt(part, 'annotations');
  return !Array.isArray(audience) || audience.includes('assistant');
}

import type { RecordedRequest } from '../../../src/index.ts';
import {
  isRecord,
  listAt,
  minuteOf,
  objectAt,
  sumAt,
  textAt,
  type TranscriptRecord,
} from './record.ts';
import { type SessionBuilder, sessionBuilder } from './session-builder.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/**
 * Claude Code's `~/.claude/projects/<project>/<session>.jsonl`: messages as the API takes them, an answer in
 * one record per block, each record with the one that it follows. A compaction begins a new conversation, a
 * sub-agent has one of its own, and who goes back to an earlier message begins one with what stands before it. What
 * it prints with `--output-format stream-json`, as SDKs and CI jobs keep it, holds the same messages in their order.
 */
export const claudeCode: TranscriptFormat = {
  agent: 'claude-code',
  recognises: (record) =>
    isPrinted(record) ||
    ('sessionId' in record && ('parentUuid' in record || record['type'] === 'queue-operation')),
  open: (id) => {
    const threads: Thread[] = [];
    const places = new Map<string, Place>();

    function begin(name: string): Thread {
      const about = { id: name === '' ? id : `${id}/${name}`, agent: 'claude-code' };
      const thread = { name, session: sessionBuilder(about), answers: new Map(), lastTurn: 0 };
      threads.push(thread);
      return thread;
    }

    function branch({ thread, end }: Place): Thread {
      const answers = [...thread.answers].filter(([, answer]) => answer.end <= end);
      const session = thread.session.upTo(end);
      const branched = { name: thread.name, session, answers: new Map(answers), lastTurn: end };
      threads.push(branched);
      return branched;
    }

    function threadOf(record: TranscriptRecord, parent: Place | undefined): Thread {
      const name = nameOf(record);
      const isRoot = name === NAMELESS && parent === undefined;
      if (record['isCompactSummary'] === true || isRoot) return begin(name);
      if (parent?.thread.name !== name) {
        return threads.findLast((thread) => thread.name === name) ?? begin(name);
      }
      return goesBack(record, parent) ? branch(parent) : parent.thread;
    }

    return {
      take: (record) => {
        if (isPrintedCompaction(record)) begin(nameOf(record));
        const uuid = textAt(record, 'uuid');
        // Clients that resume a session may write its records again.
        if (uuid !== undefined && places.has(uuid)) return;
        const parent = places.get(textAt(record, 'parentUuid') ?? '');
        const place = isSaid(record) ? add(threadOf(record, parent), record) : parent;
        if (uuid !== undefined && place !== undefined) places.set(uuid, place);
      },
      sessions: () =>
        threads.map(({ session }) => session.build()).filter((built) => built !== undefined),
    };
  },
};

/** One conversation, and the answers in it by their ids. */
interface Thread {
  /** Of the sub-agent; empty for the main conversation. */
  readonly name: string;
  readonly session: SessionBuilder;
  readonly answers: Map<string, Answer>;
  /** How many messages there were after the last one that is no result of a tool. */
  lastTurn: number;
}

interface Answer {
  readonly content: unknown[];
  readonly end: number;
}

/** Where a record stands: how many messages its conversation has with it. */
interface Place {
  readonly thread: Thread;
  readonly end: number;
}

/** Sub-agents of earlier versions have no names; each begins with a record that follows none. */
const NAMELESS = 'sidechain';

function nameOf(record: TranscriptRecord): string {
  const name = textAt(record, 'agentId') ?? textAt(record, 'parent_tool_use_id');
  return name ?? (record['isSidechain'] === true ? NAMELESS : '');
}

/** What is printed names the call that began a sub-agent, and not which record it follows. */
function isPrinted(record: TranscriptRecord): boolean {
  return 'session_id' in record && 'parent_tool_use_id' in record;
}

function isPrintedCompaction(record: TranscriptRecord): boolean {
  return 'session_id' in record && record['subtype'] === 'compact_boundary';
}

/** Whether the model wrote it or was told it. What the client wrote in the model's name, such as an error, was not. */
function isSaid(record: TranscriptRecord): boolean {
  const message = objectAt(record, 'message');
  if (record['type'] === 'user') return 'content' in message;
  return record['type'] === 'assistant' && textAt(message, 'model') !== '<synthetic>';
}

/** Results of parallel calls follow one and the same answer; anything else that does so takes back what came after it. */
function goesBack(record: TranscriptRecord, { thread, end }: Place): boolean {
  const message = objectAt(record, 'message');
  if (thread.lastTurn <= end || holdsResult(message)) return false;
  return record['type'] === 'user' || !thread.answers.has(answerOf(record));
}

function holdsResult(message: TranscriptRecord): boolean {
  return listAt(message, 'content').some(
    (block) => isRecord(block) && block['type'] === 'tool_result',
  );
}

function add(thread: Thread, record: TranscriptRecord): Place {
  const message = objectAt(record, 'message');
  if (record['type'] === 'assistant') return addAnswer(thread, record);
  thread.session.add({ role: 'user', content: message['content'] });
  const end = thread.session.length();
  if (!holdsResult(message)) thread.lastTurn = end;
  return { thread, end };
}

/** Results of tools may stand between the blocks of one answer, which the API takes as one message. */
function addAnswer(thread: Thread, record: TranscriptRecord): Place {
  const { session, answers } = thread;
  const message = objectAt(record, 'message');
  const id = answerOf(record);
  const blocks = blocksOf(message);
  const known = answers.get(id);
  if (known !== undefined) {
    known.content.push(...blocks);
    return { thread, end: known.end };
  }
  session.name(textAt(message, 'model'));
  session.ask(requestOf(record));
  if (sumAt(cacheWritesOf(message), ['ephemeral_1h_input_tokens']) > 0) session.cacheFor(60);
  session.add({ role: 'assistant', content: blocks });
  const end = session.length();
  answers.set(id, { content: blocks, end });
  thread.lastTurn = end;
  return { thread, end };
}

/** A record whose answer has no id is an answer of its own. */
function answerOf(record: TranscriptRecord): string {
  return textAt(objectAt(record, 'message'), 'id') ?? textAt(record, 'uuid') ?? '';
}

function blocksOf(message: TranscriptRecord): unknown[] {
  const text = textAt(message, 'content');
  return text === undefined ? [...listAt(message, 'content')] : [{ type: 'text', text }];
}

function cacheWritesOf(message: TranscriptRecord): TranscriptRecord {
  return objectAt(objectAt(message, 'usage'), 'cache_creation');
}

function requestOf(record: TranscriptRecord): Omit<RecordedRequest, 'messages'> {
  const promptTokens = sumAt(objectAt(objectAt(record, 'message'), 'usage'), [
    'input_tokens',
    'cache_creation_input_tokens',
    'cache_read_input_tokens',
  ]);
  // Not every gateway gives each answer an id of its own.
  const answer = [answerOf(record), textAt(record, 'requestId')].join(' ');
  return { promptTokens, minute: minuteOf(record), answer };
}

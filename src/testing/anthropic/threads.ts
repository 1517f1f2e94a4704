import { isObject, type JsonObject, listOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

/** A conversation that the server holds. */
interface Thread {
  readonly messages: readonly unknown[];
  readonly tools: unknown;
  readonly system: unknown;
}

/** Threads by the id of their last response. */
export interface Threads {
  readonly held: Map<string, Thread>;
  readonly continued: Set<string>;
}

/** Holds no thread. */
export function createThreads(): Threads {
  return { held: new Map(), continued: new Set() };
}

/** A request with all that the server adds to it: the messages, tools and system prompt of its thread. */
export interface Threaded {
  readonly messages: readonly unknown[];
  readonly tools: unknown;
  readonly system: unknown;
  /** How many of the messages the server held. */
  readonly held: number;
  /** The response that the thread goes on from. */
  readonly previous: string | undefined;
  /** Whether the server holds the conversation from now on. */
  readonly holds: boolean;
}

/** Looks up the thread of a request. Refuses what the server cannot go on with. */
export function threadOf(body: JsonObject, { held, continued }: Threads): Threaded {
  const { thread, tools, system } = body;
  const messages = listOf(body['messages']);
  const holds = isObject(thread);
  if (!holds || thread['type'] === 'create') {
    return { messages, tools, system, held: 0, previous: undefined, holds };
  }
  demand(thread['type'] === 'continue', "thread.type: Input should be 'create' or 'continue'");
  const previous = textOf(thread['previous_message_id']);
  const found = held.get(previous);
  const missing = `thread.previous_message_id: no thread is held for '${previous}'`;
  demand(found !== undefined, missing, { status: 404, code: 'thread_not_found' });
  const again = `thread.previous_message_id: the thread was already continued from '${previous}'`;
  demand(!continued.has(previous), again, { code: 'thread_already_continued' });
  for (const key of ['tools', 'system']) {
    const message = `${key}: cannot be given when a thread is continued; the thread keeps those it was created with`;
    demand(body[key] === undefined, message);
  }
  const all = [...found.messages, ...messages];
  return { ...found, messages: all, held: found.messages.length, previous, holds };
}

import { tokenCounter } from '../../../src/index.ts';

/** What a provider knows of a conversation: its last request, and what that said. */
export interface Transcript {
  /** The last request, byte for byte. */
  body: Buffer;
  /** Calls of tools whose results are still to come. */
  readonly pending: Set<string>;
}

/** A message that a request brings. */
export interface NewMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly { readonly id: string }[];
}

/** What is new in a request. */
export interface NewContent {
  readonly messages: readonly NewMessage[];
  /** How the request differs from the one before, where it does not begin with it and that one was cached. */
  readonly broken?: string;
  /** Why a provider would refuse it. */
  readonly refusal?: string;
}

/** Bytes that close the list of messages and the request. */
const END = ']}'.length;
const MESSAGES = '"messages":[';

/** A conversation of which nothing is known. */
export function emptyTranscript(): Transcript {
  return { body: Buffer.alloc(0), pending: new Set() };
}

/**
 * Takes the next request of a conversation. Requests whose messages stand at their end begin with all of the one
 * before but its last two bytes: comparing them is exact, and only what follows has to be read.
 */
export function takeRequest(transcript: Transcript, body: Buffer): NewContent {
  const { body: before, pending } = transcript;
  const known = Math.max(0, before.length - END);
  const isKept = known > 0 && body.subarray(0, known).equals(before.subarray(0, known));
  const broken = known > 0 && !isKept && isCached(before) ? differenceOf(before, body) : undefined;
  if (!isKept) pending.clear();
  const start = isKept ? known : body.indexOf(MESSAGES) + MESSAGES.length;
  const messages = messagesIn(body.subarray(start, body.length - END).toString());
  transcript.body = body;
  const refusal = followUp(messages, pending);
  return {
    messages,
    ...(broken === undefined ? {} : { broken }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** Whether a provider keeps a request in its cache, whose beginning then must not change. */
function isCached(body: Buffer): boolean {
  return counter.count(promptOf(body.toString())) >= LEAST_CACHED;
}

/** What the model reads: the contents of the messages as they are, and the JSON text of all else. */
function promptOf(text: string): string {
  const contents: string[] = [];
  const rest: unknown = JSON.parse(text, (name, value: unknown) => {
    if (name !== 'content' || typeof value !== 'string') return value;
    contents.push(value);
    return undefined;
  });
  return [JSON.stringify(rest), ...contents].join('\n');
}

const counter = tokenCounter('gpt-5.2');
/** Tokens. */
const LEAST_CACHED = 1024;

function messagesIn(text: string): readonly NewMessage[] {
  // The rules of the API are checked by what follows.
  return JSON.parse(`[${text.replace(/^,/, '')}]`) as NewMessage[];
}

/** Why messages may not stand in this order; the calls that are open after them. */
function followUp(messages: readonly NewMessage[], pending: Set<string>): string | undefined {
  for (const { role, tool_call_id: id = '', tool_calls: calls = [] } of messages) {
    if (role === 'tool' && !pending.delete(id)) return `a result of ${id}, which was not called`;
    if (role !== 'tool' && pending.size > 0) return `no result of ${[...pending].join()}`;
    for (const call of calls) pending.add(call.id);
  }
  if (messages.at(-1)?.role === 'assistant') return 'the last message is the model’s own';
  return pending.size > 0 ? `no result of ${[...pending].join()}` : undefined;
}

const SHOWN = 60;

function differenceOf(before: Buffer, body: Buffer): string {
  const end = Math.min(before.length, body.length);
  let at = 0;
  while (at < end && before[at] === body[at]) at += 1;
  const shown = (bytes: Buffer): string =>
    bytes.subarray(Math.max(0, at - SHOWN), at + SHOWN).toString();
  return `at byte ${at} of ${before.length}: ${shown(before)} | ${shown(body)}`;
}

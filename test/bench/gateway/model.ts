import { below, randomFrom } from '../../eval/inputs/random.ts';
import { type AssistantMessage, TOOL_NAME, type ToolCall } from './conversation.ts';

/** What the model goes by. */
export interface ModelState {
  readonly conversation: number;
  /** Number of the turn, from 0. */
  readonly turn: number;
  /** Requests of the conversation so far. */
  readonly requests: number;
  /** Requests of the turn so far. */
  readonly rounds: number;
  /** Hashes of the references that it was shown and can redeem. */
  readonly references: readonly string[];
}

/** Turns after which it says something instead of calling a tool. */
const SAYS_EVERY = 5;
/** Per cent of requests in which a model that was shown a reference redeems one. */
const REDEEMS = 20;
/** Per cent of those in which it calls the client's tool at the same time. */
const CALLS_BOTH = 20;
const MOST_ROUNDS = 3;

/** What begins the names of calls for references. */
export const RETRIEVE_PREFIX = 'ask_';

/** How long the model takes for a request, as a multiple of its mean: between a half and one and a half. */
export function thinkingShare({ conversation, requests }: ModelState): number {
  return 0.5 + randomFrom(conversation * 1000 + requests + 500)();
}

/** What the model says: the same to the same requests. */
export function modelSays(state: ModelState): AssistantMessage {
  const { conversation, turn, requests, rounds, references } = state;
  const random = randomFrom(conversation * 1000 + requests);
  const isAsking = below(random, 100) < REDEEMS && rounds < MOST_ROUNDS;
  const hash = references[below(random, references.length)];
  const own = toolCall(`call_${conversation}_${turn}`, TOOL_NAME, {});
  if (isAsking && hash !== undefined) {
    const selector = SELECTORS[below(random, SELECTORS.length)];
    const id = `${RETRIEVE_PREFIX}${conversation}_${requests}`;
    const asked = toolCall(id, 'headroom_retrieve', { hash, ...selector });
    return calling(below(random, 100) < CALLS_BOTH ? [asked, own] : [asked]);
  }
  if (turn % SAYS_EVERY === SAYS_EVERY - 1) {
    return { role: 'assistant', content: `Of conversation ${conversation}: see turn ${turn}.` };
  }
  return calling([own]);
}

/** Whether the client sees the message, rather than only the proxy. */
export function isVisible({ tool_calls: calls = [] }: AssistantMessage): boolean {
  return calls.length === 0 || calls.some((call) => call.function.name === TOOL_NAME);
}

const SELECTORS: readonly object[] = [
  {},
  { rows: '3-6' },
  { lines: '10-14' },
  { query: 'failed payments' },
];

function calling(calls: readonly ToolCall[]): AssistantMessage {
  return { role: 'assistant', content: null, tool_calls: calls };
}

function toolCall(id: string, name: string, given: object): ToolCall {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(given) } };
}

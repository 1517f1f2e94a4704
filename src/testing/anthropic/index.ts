import { type JsonObject, textOf } from '../json.ts';
import { demand } from '../refusal.ts';
import type { Admission, Answer, Call, Offer, Vendor, VendorContext } from '../vendor.ts';
import { blocksOf, checkSystem } from './blocks.ts';
import { checkBreakpoints } from './cache-control.ts';
import { anthropicBody, anthropicErrorBody } from './errors.ts';
import { type Given, messageOf } from './message.ts';
import { checkParameters, type Reading, thinkingOf, wantedJson } from './parameters.ts';
import { promptOf } from './prompt.ts';
import { bindThinking, type Bound, checkLatestTurn } from './thinking.ts';
import { createThreads, type Threaded, threadOf, type Threads } from './threads.ts';
import { offeredTools, withAdditions } from './tools.ts';
import { checkTurns, turnsOf } from './turns.ts';

const PATH = /\/messages(?:\/count_tokens)?$/;

/** What the service remembers between requests. */
interface Memory {
  readonly threads: Threads;
  /** Calls of turns that started with thinking. */
  readonly thoughtful: Set<string>;
}

/** Anthropic's messages, with the threads that the server holds. */
export function createAnthropic(context: VendorContext): Vendor {
  const memory: Memory = { threads: createThreads(), thoughtful: new Set() };
  return {
    format: 'anthropic',
    requestIdHeader: 'request-id',
    serves: (path) => PATH.test(path),
    admit: (call) => admit(call, memory, context),
    errorBody: anthropicErrorBody,
    errorEvent: (error) => ({ event: 'error', data: anthropicErrorBody(error) }),
  };
}

function admit(call: Call, memory: Memory, context: VendorContext): Admission {
  demand(PATH.test(call.path), `${call.method} ${call.path}: Not found`, { status: 404 });
  const counting = call.path.endsWith('/count_tokens');
  const beta = /(?:^|&)beta=true(?:&|$)/.test(call.query) || 'anthropic-beta' in call.headers;
  const body = anthropicBody(call);
  const { threaded, bound, offer } = read(body, { beta, counting }, memory);
  const prompt = promptOf(body, threaded, bound);
  if (counting) return { kind: 'count', prompt, answer: (tokens) => counted(tokens, beta) };
  return {
    kind: 'model',
    prompt,
    stream: body['stream'] === true,
    offer,
    answer: (parts, usage) =>
      answer({ call, body, bound, parts, usage }, { threaded, memory, context }),
  };
}

function read(
  body: JsonObject,
  reading: Reading,
  { threads, thoughtful }: Memory,
): { threaded: Threaded; bound: Bound; offer: Offer } {
  checkParameters(body, reading);
  const threaded = threadOf(body, threads);
  const blocks = blocksOf(threaded.messages, threaded.held);
  const offered = offeredTools(withAdditions(threaded.tools, blocks), body['tool_choice']);
  checkSystem(threaded.system);
  checkBreakpoints(body);
  const turns = turnsOf(blocks);
  checkTurns(turns);
  const callsTools = blocks.some(
    ({ content: { type } }) => type === 'tool_use' || type === 'tool_result',
  );
  const undefinedTools =
    'Requests which include `tool_use` or `tool_result` blocks must define tools';
  demand(!callsTools || offered.tools.size > 0, undefinedTools);
  checkLatestTurn(turns, body, thoughtful);
  const bound = bindThinking(blocks, body);
  const mode = thinkingOf(body);
  const thinking = mode === 'enabled' ? 'always' : mode === 'adaptive' ? 'scripted' : 'never';
  return { threaded, bound, offer: { ...offered, thinking, json: wantedJson(body) } };
}

function counted(tokens: number, beta: boolean): unknown {
  return beta ? { input_tokens: tokens, context_management: null } : { input_tokens: tokens };
}

interface Surroundings {
  readonly threaded: Threaded;
  readonly memory: Memory;
  readonly context: VendorContext;
}

/** Makes the answer and remembers it. */
function answer(given: Given, { threaded, memory, context }: Surroundings): Answer {
  const made = messageOf(given, context);
  const isThoughtful = made.content[0]?.['type'] === 'thinking';
  for (const { type, id } of made.content) {
    if (isThoughtful && type === 'tool_use') memory.thoughtful.add(textOf(id));
  }
  const { held, continued } = memory.threads;
  if (threaded.previous !== undefined) continued.add(threaded.previous);
  if (threaded.holds) {
    const { tools, system } = threaded;
    const messages = [...threaded.messages, { role: 'assistant', content: made.content }];
    held.set(made.id, { messages, tools, system });
  }
  return made;
}

import { searchResults } from '../../bench/generate.ts';
import type { Agent, AgentFactory, AgentSetup, Answer } from '../../support/agents/agent.ts';
import { anthropicAgent } from '../../support/agents/anthropic.ts';
import { chatAgent } from '../../support/agents/chat.ts';
import { opening } from './script.ts';

/** Times that a library sends a request again, and that its caller asks again. */
const MOST_RETRIES = 10;
const RECORDS = 80;

/** How it went. */
export interface Conversed {
  /** Answers that broke off before the client had them, so that it asked again. */
  readonly askedAgain: number;
  /** What is wrong with it; undefined if it came to its end. */
  readonly failure: string | undefined;
}

/** Has the conversation of a number, with outputs of its own; each number has its SDK and its way to read answers. */
export async function converse(
  conversation: number,
  setup: Pick<AgentSetup, 'fetch' | 'headroom'>,
): Promise<Conversed> {
  const agent = makerOf(conversation)({ ...setup, maxRetries: MOST_RETRIES, thinks: true });
  let askedAgain = 0;
  const ask = (): Promise<Answer> => askUntilAnswered(agent, () => void (askedAgain += 1));
  try {
    agent.say(opening(conversation));
    for (const output of outputsOf(conversation)) {
      const [called] = (await ask()).calls;
      agent.give(called?.id ?? '', output);
    }
    const found = await ask();
    agent.say('Thanks.');
    const { text } = await ask();
    const isWhole = found.text.startsWith('Found') && text.startsWith('Welcome');
    return { askedAgain, failure: isWhole ? undefined : `it ended with: ${text}` };
  } catch (error) {
    return { askedAgain, failure: String(error) };
  }
}

/** What the tool returns in a conversation. */
export function outputsOf(conversation: number): readonly string[] {
  return [2 * conversation, 2 * conversation + 1].map((seed) => searchResults(RECORDS, seed));
}

const MAKERS: readonly AgentFactory[] = [
  chatAgent(true),
  anthropicAgent({ stream: true, beta: false }),
  chatAgent(false),
  anthropicAgent({ stream: false, beta: false }),
];

function makerOf(conversation: number): AgentFactory {
  return MAKERS[conversation % MAKERS.length] ?? chatAgent(true);
}

/** Libraries try again until an answer begins; where it breaks off, their callers do. */
async function askUntilAnswered(agent: Agent, again: () => void): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await agent.ask();
    } catch (error) {
      if (attempt === MOST_RETRIES || isRefusal(error)) throw error;
      again();
    }
  }
}

function isRefusal(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  return status >= 400 && status < 500;
}
